// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/password.h"
#include "server/passwordhasher.h"

namespace server {

/// Hashes at once and as cheaply as can be, and counts what it was asked.
class QuickHasher final : public PasswordHasher
{
public:
    void hash(const QByteArray &password, Reply<QByteArray> reply) override
    {
        ++hashed;
        reply(crypto::hashedPassword(password, crypto::PasswordCost::least()));
    }
    void match(const std::optional<QByteArray> &hash, const QByteArray &password, Reply<bool> reply) override
    {
        ++matched;
        reply(hash && crypto::isPasswordOf(*hash, password));
    }

    int hashed = 0;
    int matched = 0;
};

} // namespace server
