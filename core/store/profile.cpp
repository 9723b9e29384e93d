// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profile.h"

#include "sql/damage.h"
#include "store/profiletables.h"
#include "store/rescue.h"
#include "store/schema.h"
#include "store/spaceaddress.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace store {

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

const QString deviceKeyName = QStringLiteral("device.key");
/// Beside the database of a space: at what address it is. The name of its folder does not tell.
const QString addressName = QStringLiteral("address");

Result<void> makeFolder(const QString &path)
{
    if (QDir(path).exists())
        return {};
    if (!QDir().mkpath(path))
        return failure(ErrorCode::Io, QStringLiteral("the folder %1 cannot be made").arg(path));
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return {};
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

/// Notes the address of a space in its folder. Without it the space would be missed only where the profile's
/// database is damaged, too.
void noteAddress(const QDir &folder, const QUrl &address)
{
    if (folder.exists(addressName))
        return;
    QSaveFile file(folder.filePath(addressName));
    if (file.open(QIODevice::WriteOnly) && file.write(normalForm(address)) > 0)
        file.commit();
}

/// The addresses of the spaces that are kept.
std::vector<QUrl> keptSpaces(const QDir &profile)
{
    std::vector<QUrl> addresses;
    const QDir spaces(profile.filePath(QStringLiteral("spaces")));
    for (const QString &folder : spaces.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(QDir(spaces.filePath(folder)).filePath(addressName));
        const QUrl address = file.open(QIODevice::ReadOnly) ? QUrl::fromEncoded(file.readAll()) : QUrl();
        if (address.isValid() && !address.host().isEmpty())
            addresses.push_back(address);
    }
    return addresses;
}

/// Opens a database unless it is damaged.
Result<std::unique_ptr<sql::StorageThread>> openWhole(const QString &path)
{
    if (sql::isEmptied(path))
        return failure(ErrorCode::Corrupt, QStringLiteral("%1 has lost its contents").arg(path));
    if (sql::isSuspect(path)) {
        // It is small enough to be waited for.
        Result<sql::Database> database = sql::Database::open(path, profileSchema);
        if (!database)
            return failure(database.error());
        if (const auto checked = database->check(); !checked)
            return failure(checked.error());
    }
    return sql::StorageThread::open(path, profileSchema);
}

} // namespace

Result<Profile> Profile::open(const QString &path, base::UtcTime now, std::unique_ptr<SecretStore> keychain)
{
    if (const auto made = makeFolder(path); !made)
        return failure(made.error());
    const QString database = QDir(path).filePath(QStringLiteral("profile.db"));
    sql::finishReplacing(database);
    auto storage = openWhole(database);
    QString damaged;
    if (!storage && storage.error().code == ErrorCode::Corrupt) {
        const Result<QString> rebuilt = rebuildProfile(database, keptSpaces(QDir(path)), now);
        if (!rebuilt)
            return failure(rebuilt.error());
        damaged = *rebuilt;
        storage = openWhole(database);
    }
    if (!storage)
        return failure(storage.error());
    Profile profile(path, std::move(*storage), std::move(keychain));
    profile.m_damagedFile = damaged;
    return profile;
}

Profile::Profile(QString path, std::unique_ptr<sql::StorageThread> storage,
                 std::unique_ptr<SecretStore> keychain)
    : m_path(std::move(path))
    , m_storage(std::move(storage))
    , m_secrets(std::make_unique<ProfileSecrets>(m_path, std::move(keychain)))
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

void Profile::protectDeviceKey()
{
    m_secrets->moveToKeychain(deviceKeyName);
}

QString Profile::folderOf(const QUrl &address) const
{
    return QDir(m_path).filePath(QStringLiteral("spaces/") + fileNameOf(address));
}

Result<void> Profile::removeSpace(const QUrl &address) const
{
    QDir folder(folderOf(address));
    if (folder.exists() && !folder.removeRecursively())
        return failure(ErrorCode::Io, QStringLiteral("the folder %1 cannot be removed").arg(folder.path()));
    return {};
}

QString Profile::databaseOf(const QUrl &address) const
{
    return QDir(folderOf(address)).filePath(QStringLiteral("space.db"));
}

Result<std::unique_ptr<sql::StorageThread>> Profile::openSpace(const QUrl &address) const
{
    const QString folder = folderOf(address);
    if (const auto made = makeFolder(folder); !made)
        return failure(made.error());
    const QString database = databaseOf(address);
    sql::finishReplacing(database);
    if (sql::isEmptied(database))
        return failure(ErrorCode::Corrupt, QStringLiteral("%1 has lost its contents").arg(database));
    noteAddress(QDir(folder), address);
    return sql::StorageThread::open(database, spaceSchema);
}

Result<QString> Profile::rebuildSpace(const QUrl &address, base::UtcTime now) const
{
    return store::rebuildSpace(databaseOf(address), now);
}

void Profile::joinedSpaces(SecretStore::Reply<std::vector<JoinedSpace>> reply)
{
    m_storage->submit<std::vector<JoinedSpace>>(
        [](sql::Database &database) {
            return database.rows(
                QStringLiteral("SELECT address, name, room, visited, user, my_name FROM spaces "
                               "ORDER BY visited DESC, address"),
                {}, readJoinedSpace);
        },
        std::move(reply));
}

void Profile::saveJoinedSpace(const JoinedSpace &space, SecretStore::Reply<void> reply)
{
    write(
        [space](sql::Database &database) {
            return putJoinedSpace(database, QString::fromUtf8(normalForm(space.address)), space);
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
    write([key, value](sql::Database &database) { return putSetting(database, key, value); },
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
