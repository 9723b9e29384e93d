// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/spacefolder.h"

#include "crypto/secretfile.h"
#include "server/schema.h"
#include "sql/damage.h"

#include <QDir>
#include <QFile>

namespace server {

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

Result<crypto::SpaceKey> makeKey(const QString &path)
{
    Result<crypto::SpaceKey> key = crypto::SpaceKey::generate();
    if (!key)
        return key;
    if (const auto written = crypto::writeSecretFile(path, key->privatePem()); !written)
        return failure(written.error());
    return key;
}

Result<crypto::SpaceKey> openKey(const QString &path)
{
    const Result<std::optional<QByteArray>> pem = crypto::readSecretFile(path);
    if (!pem)
        return failure(pem.error());
    return *pem ? crypto::SpaceKey::fromPrivatePem(**pem) : makeKey(path);
}

} // namespace

Result<SpaceFolder> openSpaceFolder(const QString &path)
{
    const QDir folder(path);
    if (!folder.exists()) {
        if (!QDir().mkpath(path))
            return failure(ErrorCode::Io, QStringLiteral("the folder %1 cannot be made").arg(path));
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    const QString database = folder.filePath(QStringLiteral("space.db"));
    const QString keyPath = folder.filePath(QStringLiteral("space.key"));
    // The key is made after the database.
    if (QFile::exists(keyPath) && (!QFile::exists(database) || sql::isEmptied(database)))
        return failure(ErrorCode::Corrupt, QStringLiteral("%1 has lost its contents").arg(database));
    // The database first: who has it open has the folder.
    auto storage = sql::StorageThread::open(database, spaceSchema);
    if (!storage)
        return failure(storage.error());
    Result<crypto::SpaceKey> key = openKey(keyPath);
    if (!key)
        return failure(key.error());
    return SpaceFolder{std::move(*storage), std::move(*key)};
}

} // namespace server
