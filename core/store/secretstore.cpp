// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretstore.h"

#include "crypto/secretfile.h"

#include <QDir>
#include <QFile>

namespace store {

QString FileSecretStore::pathOf(const QString &name) const
{
    return QDir(m_folder).filePath(name);
}

void FileSecretStore::read(const QString &name, Reply<std::optional<QByteArray>> reply)
{
    reply(crypto::readSecretFile(pathOf(name)));
}

void FileSecretStore::write(const QString &name, const QByteArray &secret, Reply<void> reply)
{
    reply(crypto::writeSecretFile(pathOf(name), secret));
}

void FileSecretStore::remove(const QString &name, Reply<void> reply)
{
    QFile file(pathOf(name));
    if (!file.exists() || file.remove())
        return reply({});
    reply(base::failure(base::ErrorCode::Io, file.errorString()));
}

} // namespace store
