// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "crypto/devicekey.h"
#include "sql/storagethread.h"
#include "store/profilesecrets.h"
#include "store/records.h"

#include <QHash>
#include <QString>
#include <QUrl>

#include <memory>

namespace store {

/// A user's folder: who they are (`device.key`, or where the keychain has it), what they set (`profile.db`)
/// and each space in a folder of its own. Open in one process at a time.
class Profile
{
public:
    /// Opens the folder, and makes it (0700) where it is missing. A damaged database is set aside, under a
    /// name with the time `now`, and made anew of what can be read of it. Secrets are kept in `keychain`, or
    /// in files without one. Fails with Busy where another process has the folder open, with TooNew where a
    /// newer version of Wireside wrote it, and as the disk does.
    [[nodiscard]] static base::Result<Profile> open(const QString &path, base::UtcTime now,
                                                    std::unique_ptr<SecretStore> keychain = {});

    /// The database that was set aside as this profile was opened; empty where there was no need to.
    [[nodiscard]] const QString &damagedFile() const { return m_damagedFile; }

    [[nodiscard]] ProfileSecrets &secrets() { return *m_secrets; }
    /// Gives this installation's key; makes it at the first start. A key that cannot be read is a failure,
    /// never a new identity; so is a keychain that does not take a new one (ProfileSecrets::write()).
    void deviceKey(const SecretStore::Reply<crypto::DeviceKey> &reply);
    /// Moves a device key that was read from its file into the keychain, as ProfileSecrets::moveToKeychain().
    void protectDeviceKey();

    /// Opens what is kept of the space at an address. Fails as open() does, and with Corrupt where it is
    /// damaged and cannot be opened at all; SpaceStore::load() finds other damage.
    [[nodiscard]] base::Result<std::unique_ptr<sql::StorageThread>> openSpace(const QUrl &address) const;
    /// Sets the damaged database of a space aside and makes a new one of what can be read of it: outbox,
    /// drafts, what was seen; the rest comes from the server. Gives the path of the damaged one. It must not
    /// be open.
    [[nodiscard]] base::Result<QString> rebuildSpace(const QUrl &address, base::UtcTime now) const;

    /// Removes all that is kept of the space at an address, what waits in its outbox included; it must not be
    /// open.
    [[nodiscard]] base::Result<void> removeSpace(const QUrl &address) const;

    /// The spaces that were joined, the latest visited first.
    void joinedSpaces(SecretStore::Reply<std::vector<JoinedSpace>> reply);
    /// Adds a space to them, or takes over its name and visit.
    void saveJoinedSpace(const JoinedSpace &space, SecretStore::Reply<void> reply);
    void forgetJoinedSpace(const QUrl &address, SecretStore::Reply<void> reply);

    /// All settings of this profile.
    void settings(SecretStore::Reply<QHash<QString, QString>> reply);
    /// A setting of this profile; empty where it was never set.
    void setting(const QString &key, SecretStore::Reply<QString> reply);
    void saveSetting(const QString &key, const QString &value, SecretStore::Reply<void> reply);

private:
    Profile(QString path, std::unique_ptr<sql::StorageThread> storage, std::unique_ptr<SecretStore> keychain);

    [[nodiscard]] QString folderOf(const QUrl &address) const;
    [[nodiscard]] QString databaseOf(const QUrl &address) const;
    void write(std::function<base::Result<int>(sql::Database &)> statement, SecretStore::Reply<void> reply);

    QString m_path;
    std::unique_ptr<sql::StorageThread> m_storage;
    std::unique_ptr<ProfileSecrets> m_secrets;
    QString m_damagedFile;
};

} // namespace store
