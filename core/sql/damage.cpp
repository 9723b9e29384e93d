// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/damage.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace sql {

namespace {

const QString journal = QStringLiteral("-wal");
const QString sharedMemory = QStringLiteral("-shm");

QString suspicionOf(const QString &path)
{
    return path + QStringLiteral(".suspect");
}

/// A name that is free, even where two databases are damaged in one second.
QString nameAside(const QString &path, base::UtcTime now)
{
    const QString date = base::toDateTime(now).toString(QStringLiteral("yyyy-MM-ddTHH-mm-ss"));
    const QString name = path + QStringLiteral(".damaged-") + date;
    QString free = name;
    for (int number = 2; QFile::exists(free); ++number)
        free = name + QStringLiteral("-%1").arg(number);
    return free;
}

base::Result<void> rename(const QString &from, const QString &to)
{
    QFile file(from);
    if (file.rename(to))
        return {};
    return base::failure(base::ErrorCode::Io, QStringLiteral("%1: %2").arg(from, file.errorString()));
}

} // namespace

bool isSuspect(const QString &path)
{
    return QFileInfo(path + journal).size() > 0 || QFile::exists(suspicionOf(path));
}

void markSuspect(const QString &path)
{
    QFile mark(suspicionOf(path));
    // Where even that does not work, the damage is found again when it is met again.
    (void)mark.open(QIODevice::WriteOnly);
}

void clearSuspect(const QString &path)
{
    QFile::remove(suspicionOf(path));
}

base::Error orDamage(const base::Error &error)
{
    const bool isMisfit = error.code == base::ErrorCode::Invalid || error.code == base::ErrorCode::Conflict;
    return isMisfit ? base::Error{base::ErrorCode::Corrupt, error.detail} : error;
}

bool hasUnknownForm(const QString &path)
{
    // 1 with a rollback journal, 2 with a write-ahead log (https://www.sqlite.org/fileformat.html).
    constexpr qint64 formForWriting = 18;
    QFile file(path);
    char form = 0;
    return file.open(QIODevice::ReadOnly) && file.seek(formForWriting) && file.getChar(&form) &&
           static_cast<unsigned char>(form) > 2;
}

bool isEmptied(const QString &path)
{
    const QFileInfo file(path);
    return file.exists() && file.size() == 0;
}

QString successorOf(const QString &path)
{
    return path + QStringLiteral(".new");
}

void removeSuccessor(const QString &path)
{
    for (const QString &file : {successorOf(path), successorOf(path) + journal})
        QFile::remove(file);
}

base::Result<QString> replaceDamaged(const QString &path, base::UtcTime now)
{
    const QString aside = nameAside(path, now);
    // The file goes last: as long as it is there, all of this is done again.
    if (QFileInfo(path + journal).size() > 0 && !QFile::copy(path + journal, aside + journal))
        return base::failure(base::ErrorCode::Io, QStringLiteral("%1 cannot be copied").arg(path + journal));
    if (const auto renamed = rename(path, aside); !renamed)
        return base::failure(renamed.error());
    finishReplacing(path);
    if (!QFile::exists(path))
        return base::failure(base::ErrorCode::Io,
                             QStringLiteral("%1 cannot be put into its place").arg(path));
    return aside;
}

void finishReplacing(const QString &path)
{
    if (QFile::exists(path) || !QFile::exists(successorOf(path)))
        return;
    // The journal is the damaged one's, and was copied.
    for (const QString &file : {path + journal, path + sharedMemory, suspicionOf(path)})
        QFile::remove(file);
    QFile::rename(successorOf(path), path);
}

} // namespace sql
