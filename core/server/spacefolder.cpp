// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/spacefolder.h"

#include "server/schema.h"
#include "sql/damage.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace server {

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

Result<crypto::SpaceKey> readKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return crypto::SpaceKey::fromPrivatePem(file.readAll());
}

Result<crypto::SpaceKey> makeKey(const QString &path)
{
    Result<crypto::SpaceKey> key = crypto::SpaceKey::generate();
    if (!key)
        return key;
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(key->privatePem()) == key->privatePem().size() && file.commit();
    if (!isWritten)
        return failure(ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return key;
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
    Result<crypto::SpaceKey> key = QFile::exists(keyPath) ? readKey(keyPath) : makeKey(keyPath);
    if (!key)
        return failure(key.error());
    return SpaceFolder{std::move(*storage), std::move(*key)};
}

} // namespace server
