// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

/// Passwords as they are kept: hashed by Argon2id (RFC 9106), each with a salt of its own.
namespace crypto {

/// What hashing one password costs, and so what each guess costs who has stolen the hashes.
struct PasswordCost {
    unsigned long long passes;
    std::size_t memory; ///< bytes

    /// Two passes over 64 MiB: some tenth of a second on a laptop.
    [[nodiscard]] static PasswordCost usual();
    /// As little as there can be, for tests.
    [[nodiscard]] static PasswordCost least();
};

/// The hash of a password, which names its own salt and cost: text of libsodium's form. Fails with Busy where
/// there is not enough memory. Takes as long as the cost says.
[[nodiscard]] base::Result<QByteArray> hashedPassword(const QByteArray &password, PasswordCost cost);

/// Whether a hash is that of the password; takes as long as the hash says, whatever the answer.
[[nodiscard]] bool isPasswordOf(const QByteArray &hash, const QByteArray &password);

} // namespace crypto
