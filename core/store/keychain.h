// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secretstore.h"

namespace store {

/// The keychain of the system: Secret Service or KWallet, the macOS Keychain, the Windows Credential Store.
/// It may ask the user first, so answers can take as long as a person does. Fails with Refused where the
/// user or the system does not let us in, and with Unreachable where there is no keychain that answers.
///
/// A locked keychain may say of a secret that there is none: libsecret does where nobody can be asked to
/// unlock it. So nothing that is read here means "not found", never "never was".
class Keychain final : public SecretStore
{
public:
    void read(const QString &name, Reply<std::optional<QByteArray>> reply) override;
    void write(const QString &name, const QByteArray &secret, Reply<void> reply) override;
    void remove(const QString &name, Reply<void> reply) override;
};

} // namespace store
