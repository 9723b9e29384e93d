// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretstore.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace store {

using base::ErrorCode;
using base::failure;

QString FileSecretStore::pathOf(const QString &name) const
{
    return QDir(m_folder).filePath(name);
}

void FileSecretStore::read(const QString &name, Reply<std::optional<QByteArray>> reply)
{
    QFile file(pathOf(name));
    if (!file.exists())
        return reply(std::optional<QByteArray>());
    if (!file.open(QIODevice::ReadOnly))
        return reply(
            failure(ErrorCode::Io, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString())));
    reply(std::optional<QByteArray>(file.readAll()));
}

void FileSecretStore::write(const QString &name, const QByteArray &secret, Reply<void> reply)
{
    QSaveFile file(pathOf(name));
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(secret) == secret.size() && file.commit();
    if (!isWritten)
        return reply(
            failure(ErrorCode::Io, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString())));
    reply({});
}

} // namespace store
