// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/spacekey.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace crypto {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

/// How DER begins for P-256 by its name and an uncompressed point (RFC 5480, 2), and its size.
constexpr char p256Prefix[] = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";
constexpr int p256DerSize = 91;

/// The DER of the public half; nothing where the key is not on P-256 or is written in another way, since
/// one key must have one spelling: it is compared byte by byte.
QByteArray publicDerOf(EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    if (size <= 0)
        return {};
    const QByteArray result(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    const bool isUsual = size == p256DerSize && result.startsWith(QByteArray::fromHex(p256Prefix));
    return isUsual ? result : QByteArray();
}

QByteArray privatePemOf(EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QByteArray(text, size);
}

} // namespace

SpaceKey::SpaceKey(QByteArray privatePem, QByteArray publicDer)
    : m_privatePem(std::move(privatePem))
    , m_publicDer(std::move(publicDer))
{
}

base::Result<SpaceKey> SpaceKey::generate()
{
    const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const QByteArray pem = key ? privatePemOf(key.get()) : QByteArray();
    if (pem.isEmpty())
        return base::failure(base::ErrorCode::Io, QStringLiteral("OpenSSL made no P-256 key"));
    return SpaceKey(pem, publicDerOf(key.get()));
}

base::Result<SpaceKey> SpaceKey::fromPrivatePem(const QByteArray &pem)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free);
    // An empty pass phrase given here keeps OpenSSL from asking for one on the terminal.
    char noPassphrase[] = "";
    const Key key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, noPassphrase) : nullptr,
                  &EVP_PKEY_free);
    const QByteArray der = key ? publicDerOf(key.get()) : QByteArray();
    if (der.isEmpty())
        return base::failure(base::ErrorCode::Corrupt, QStringLiteral("not a P-256 private key in PEM"));
    return SpaceKey(pem, der);
}

bool isPublicKeyOfSpace(const QByteArray &der)
{
    auto at = reinterpret_cast<const unsigned char *>(der.constData());
    // OpenSSL takes no point that is not on the curve.
    const Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())), &EVP_PKEY_free);
    return key && publicDerOf(key.get()) == der;
}

} // namespace crypto
