// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "crypto/devicekey.h"
#include "sql/storagethread.h"
#include "store/secretstore.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace store {

/// A user's folder: who they are (`device.key`), what they set (`profile.db`) and each space in a folder
/// of its own. Open in one process at a time.
class Profile
{
public:
    /// Opens the folder, and makes it (0700) where it is missing. Fails with Busy where another process has
    /// it open, with TooNew where a newer version of Wireside wrote it, and as the disk does.
    [[nodiscard]] static base::Result<Profile> open(const QString &path);

    [[nodiscard]] SecretStore &secrets() { return *m_secrets; }
    /// Gives this installation's key; makes it at the first start. A key that cannot be read is a failure,
    /// never a new identity.
    void deviceKey(SecretStore::Reply<crypto::DeviceKey> reply);

    /// Opens what is kept of the space at an address (fails as open() does).
    [[nodiscard]] base::Result<std::unique_ptr<sql::StorageThread>> openSpace(const QUrl &address) const;

    /// A setting of this profile; empty where it was never set.
    void setting(const QString &key, SecretStore::Reply<QString> reply);
    void saveSetting(const QString &key, const QString &value, SecretStore::Reply<void> reply);

private:
    Profile(QString path, std::unique_ptr<sql::StorageThread> storage);

    QString m_path;
    std::unique_ptr<sql::StorageThread> m_storage;
    std::unique_ptr<SecretStore> m_secrets;
};

} // namespace store
