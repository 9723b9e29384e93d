// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secretstore.h"

#include <memory>

namespace store {

/// The secrets of a profile: in the system's keychain, or in files where there is none.
///
/// Each secret has a file in the profile's folder. It holds the secret itself, or says under which name the
/// keychain has it; so it is known what must be there even while the keychain is locked, and a keychain
/// that does not answer never looks like a first start. Two profiles share no entry.
class ProfileSecrets final : public SecretStore
{
public:
    /// Without a keychain (null) everything is kept in files.
    ProfileSecrets(const QString &folder, std::unique_ptr<SecretStore> keychain);

    /// Fails with Refused where the keychain should have the secret and does not give it: it is locked, does
    /// not answer, or has lost it.
    void read(const QString &name, Reply<std::optional<QByteArray>> reply) override;
    /// Fails with Unreachable, having written nothing, where the keychain does not take it: see
    /// keepInFiles().
    void write(const QString &name, const QByteArray &secret, Reply<void> reply) override;
    void remove(const QString &name, Reply<void> reply) override;

    /// Moves a secret from its file into the keychain, where there is one; where that does not work it stays.
    /// What is in the file has to be the secret: a damaged reference would be lost.
    void moveToKeychain(const QString &name);
    /// From now on new secrets are kept in files of 0600: the user was told that the keychain cannot be used.
    void keepInFiles() { m_isInFiles = true; }

private:
    using Secret = std::optional<QByteArray>;

    /// Puts a secret into the keychain under a name of its own, and that name into the file.
    void writeToKeychain(const QString &name, const QByteArray &secret, Reply<void> reply);

    FileSecretStore m_files;
    std::shared_ptr<SecretStore> m_keychain;
    bool m_isInFiles = false;
};

} // namespace store
