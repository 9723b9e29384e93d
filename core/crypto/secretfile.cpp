// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/secretfile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace crypto {

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

/// Syncs the names in a folder: what QSaveFile syncs is the content alone.
bool syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    // Where a file system knows no such sync, it has nothing better.
    const bool isSynced = ::fsync(folder) == 0 || errno == EINVAL;
    ::close(folder);
    return isSynced;
#else
    // NTFS logs changes of names by itself.
    Q_UNUSED(path)
    return true;
#endif
}

} // namespace

Result<std::optional<QByteArray>> readSecretFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::optional<QByteArray>();
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return std::optional<QByteArray>(file.readAll());
}

Result<void> writeSecretFile(const QString &path, const QByteArray &secret)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(secret) == secret.size() && file.commit();
    if (!isWritten)
        return failure(ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
    const QString folder = QFileInfo(path).absolutePath();
    if (!syncFolder(folder))
        return failure(ErrorCode::Io, QStringLiteral("%1 cannot be synced").arg(folder));
    return {};
}

} // namespace crypto
