// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/devicekey.h"

#include <sodium.h>

namespace crypto {

namespace {

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

const unsigned char *bytes(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

/// libsodium picks its implementations and opens its randomness here; calling again costs nothing.
void prepareSodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium found no source of randomness");
}

} // namespace

DeviceKey DeviceKey::generate()
{
    prepareSodium();
    QByteArray seed(crypto_sign_SEEDBYTES, Qt::Uninitialized);
    randombytes_buf(seed.data(), static_cast<std::size_t>(seed.size()));
    return *fromSeed(seed);
}

base::Result<DeviceKey> DeviceKey::fromSeed(const QByteArray &seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES)
        return base::failure(base::ErrorCode::Invalid, QStringLiteral("a device key's seed has 32 bytes"));
    prepareSodium();
    DeviceKey key;
    key.m_seed = seed;
    key.m_publicKey = QByteArray(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized);
    key.m_secretKey = QByteArray(crypto_sign_SECRETKEYBYTES, Qt::Uninitialized);
    crypto_sign_seed_keypair(bytes(key.m_publicKey), bytes(key.m_secretKey), bytes(seed));
    return key;
}

QByteArray DeviceKey::sign(const QByteArray &message) const
{
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(bytes(signature), nullptr, bytes(message),
                         static_cast<unsigned long long>(message.size()), bytes(m_secretKey));
    return signature;
}

bool isSignedBy(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature)
{
    if (publicKey.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES)
        return false;
    prepareSodium();
    return crypto_sign_verify_detached(bytes(signature), bytes(message),
                                       static_cast<unsigned long long>(message.size()),
                                       bytes(publicKey)) == 0;
}

} // namespace crypto
