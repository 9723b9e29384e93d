// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/password.h"

#include <sodium.h>

namespace crypto {

PasswordCost PasswordCost::usual()
{
    return {crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE};
}

PasswordCost PasswordCost::least()
{
    return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
}

base::Result<QByteArray> hashedPassword(const QByteArray &password, PasswordCost cost)
{
    if (sodium_init() < 0)
        qFatal("libsodium found no source of randomness");
    char hash[crypto_pwhash_argon2id_STRBYTES];
    const int failed = crypto_pwhash_argon2id_str(hash, password.constData(),
                                                  static_cast<unsigned long long>(password.size()),
                                                  cost.passes, cost.memory);
    if (failed != 0)
        return base::failure(base::ErrorCode::Busy, QStringLiteral("there is no memory for a password"));
    return QByteArray(hash);
}

bool isPasswordOf(const QByteArray &hash, const QByteArray &password)
{
    // The library reads a buffer of its own size to the end.
    const QByteArray padded = hash.leftJustified(crypto_pwhash_argon2id_STRBYTES, '\0');
    return hash.size() < crypto_pwhash_argon2id_STRBYTES &&
           crypto_pwhash_argon2id_str_verify(padded.constData(), password.constData(),
                                             static_cast<unsigned long long>(password.size())) == 0;
}

} // namespace crypto
