// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profile.h"

#include "store/schema.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace store {

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

const QString deviceKeyName = QStringLiteral("device.key");

Result<void> makeFolder(const QString &path)
{
    if (QDir(path).exists())
        return {};
    if (!QDir().mkpath(path))
        return failure(ErrorCode::Io, QStringLiteral("the folder %1 cannot be made").arg(path));
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return {};
}

/// The one spelling of an address (RFC 3986, 6.2): without what goes without saying, nor a slash at the end.
QByteArray normalForm(QUrl address)
{
    const int defaultPort = address.scheme() == u"wss" ? 443 : 80;
    if (address.port() == defaultPort)
        address.setPort(-1);
    if (address.path() == u"/")
        address.setPath({});
    return address.toEncoded(QUrl::NormalizePathSegments | QUrl::StripTrailingSlash);
}

void makeDeviceKey(SecretStore &secrets, const SecretStore::Reply<crypto::DeviceKey> &reply)
{
    const crypto::DeviceKey key = crypto::DeviceKey::generate();
    secrets.write(deviceKeyName, key.seed(), [key, reply](const Result<void> &written) {
        if (written)
            reply(key);
        else
            reply(failure(written.error()));
    });
}

} // namespace

Result<Profile> Profile::open(const QString &path)
{
    if (const auto made = makeFolder(path); !made)
        return failure(made.error());
    auto storage = sql::StorageThread::open(QDir(path).filePath(QStringLiteral("profile.db")), profileSchema);
    if (!storage)
        return failure(storage.error());
    return Profile(path, std::move(*storage));
}

Profile::Profile(QString path, std::unique_ptr<sql::StorageThread> storage)
    : m_path(std::move(path))
    , m_storage(std::move(storage))
    , m_secrets(std::make_unique<FileSecretStore>(m_path))
{
}

void Profile::deviceKey(const SecretStore::Reply<crypto::DeviceKey> &reply)
{
    const auto onRead = [secrets = m_secrets.get(), reply](const Result<std::optional<QByteArray>> &seed) {
        if (!seed)
            return reply(failure(seed.error()));
        if (!*seed)
            return makeDeviceKey(*secrets, reply);
        reply(crypto::DeviceKey::fromSeed(**seed));
    };
    m_secrets->read(deviceKeyName, onRead);
}

QString Profile::folderOf(const QUrl &address) const
{
    const QByteArray hash = QCryptographicHash::hash(normalForm(address), QCryptographicHash::Sha256);
    const QByteArray name = hash.toHex().left(16);
    return QDir(m_path).filePath(QStringLiteral("spaces/") + QString::fromLatin1(name));
}

Result<void> Profile::removeSpace(const QUrl &address) const
{
    QDir folder(folderOf(address));
    if (folder.exists() && !folder.removeRecursively())
        return failure(ErrorCode::Io, QStringLiteral("the folder %1 cannot be removed").arg(folder.path()));
    return {};
}

Result<std::unique_ptr<sql::StorageThread>> Profile::openSpace(const QUrl &address) const
{
    const QString folder = folderOf(address);
    if (const auto made = makeFolder(folder); !made)
        return failure(made.error());
    return sql::StorageThread::open(QDir(folder).filePath(QStringLiteral("space.db")), spaceSchema);
}

void Profile::joinedSpaces(SecretStore::Reply<std::vector<JoinedSpace>> reply)
{
    const auto read = [](const QSqlQuery &row) {
        return JoinedSpace{QUrl(row.value(0).toString()), row.value(1).toString(),
                           base::RoomId(row.value(2).toString()),
                           base::UtcTime(std::chrono::milliseconds(row.value(3).toLongLong()))};
    };
    m_storage->submit<std::vector<JoinedSpace>>(
        [read](sql::Database &database) {
            return database.rows(
                QStringLiteral(
                    "SELECT address, name, room, visited FROM spaces ORDER BY visited DESC, address"),
                {}, read);
        },
        std::move(reply));
}

void Profile::saveJoinedSpace(const JoinedSpace &space, SecretStore::Reply<void> reply)
{
    write(
        [space](sql::Database &database) {
            return database.run(
                QStringLiteral(
                    "INSERT OR REPLACE INTO spaces (address, name, room, visited) VALUES (?, ?, ?, ?)"),
                {QString::fromUtf8(normalForm(space.address)), sql::text(space.name),
                 sql::text(space.room.value()), qint64{space.visited.time_since_epoch().count()}});
        },
        std::move(reply));
}

void Profile::forgetJoinedSpace(const QUrl &address, SecretStore::Reply<void> reply)
{
    write(
        [address](sql::Database &database) {
            return database.run(QStringLiteral("DELETE FROM spaces WHERE address = ?"),
                                {QString::fromUtf8(normalForm(address))});
        },
        std::move(reply));
}

void Profile::settings(SecretStore::Reply<QHash<QString, QString>> reply)
{
    using Values = QHash<QString, QString>;
    const auto read = [](const QSqlQuery &row) {
        return std::pair(row.value(0).toString(), row.value(1).toString());
    };
    m_storage->submit<Values>(
        [read](sql::Database &database) -> Result<Values> {
            const auto rows = database.rows(QStringLiteral("SELECT key, value FROM settings"), {}, read);
            return rows ? Result<Values>(Values(rows->begin(), rows->end())) : failure(rows.error());
        },
        std::move(reply));
}

void Profile::setting(const QString &key, SecretStore::Reply<QString> reply)
{
    m_storage->submit<QString>(
        [key](sql::Database &database) -> Result<QString> {
            const auto rows = database.rows(QStringLiteral("SELECT value FROM settings WHERE key = ?"), {key},
                                            [](const QSqlQuery &row) { return row.value(0).toString(); });
            if (!rows)
                return failure(rows.error());
            return rows->empty() ? QString() : rows->front();
        },
        std::move(reply));
}

void Profile::saveSetting(const QString &key, const QString &value, SecretStore::Reply<void> reply)
{
    write(
        [key, value](sql::Database &database) {
            return database.run(QStringLiteral("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)"),
                                {key, sql::text(value)});
        },
        std::move(reply));
}

void Profile::write(std::function<Result<int>(sql::Database &)> statement, SecretStore::Reply<void> reply)
{
    m_storage->submit({[statement = std::move(statement)](sql::Database &database) -> Result<void> {
                           const auto written = statement(database);
                           return written ? Result<void>() : failure(written.error());
                       },
                       std::move(reply)});
}

} // namespace store
