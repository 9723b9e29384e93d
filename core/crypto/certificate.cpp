// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/certificate.h"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace crypto {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Extension = std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)>;

/// What RFC 5280 has certificates say that have no end.
constexpr char withoutEnd[] = "99991231235959Z";

bool setSerial(X509 *certificate)
{
    std::uint64_t serial = 0;
    return RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) == 1 &&
           // Positive, and not nothing.
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), (serial >> 1) | 1) == 1;
}

bool setDates(X509 *certificate, base::UtcTime now)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch());
    const auto begin = static_cast<std::time_t>((seconds - std::chrono::hours(24)).count());
    return ASN1_TIME_set(X509_getm_notBefore(certificate), begin) != nullptr &&
           ASN1_TIME_set_string(X509_getm_notAfter(certificate), withoutEnd) == 1;
}

bool setNames(X509 *certificate)
{
    static constexpr unsigned char name[] = "Wireside space";
    X509_NAME *subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, name, -1, -1, 0) == 1 &&
           X509_set_issuer_name(certificate, subject) == 1;
}

bool addExtension(X509 *certificate, int kind, const char *value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value), &X509_EXTENSION_free);
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool fill(X509 *certificate, EVP_PKEY *key, base::UtcTime now)
{
    return X509_set_version(certificate, X509_VERSION_3) == 1 && setSerial(certificate) &&
           setDates(certificate, now) && setNames(certificate) && X509_set_pubkey(certificate, key) == 1 &&
           addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
           addExtension(certificate, NID_ext_key_usage, "serverAuth") &&
           X509_sign(certificate, key, EVP_sha256()) > 0;
}

Key keyOf(const QByteArray &pem)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free);
    return Key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr) : nullptr, &EVP_PKEY_free);
}

QByteArray pemOf(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    if (!bio || PEM_write_bio_X509(bio.get(), certificate) != 1)
        return {};
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QByteArray(text, size);
}

} // namespace

base::Result<QByteArray> selfSignedCertificate(const SpaceKey &space, base::UtcTime now)
{
    const Key key = keyOf(space.privatePem());
    const Certificate certificate(X509_new(), &X509_free);
    const bool isSigned = key && certificate && fill(certificate.get(), key.get(), now);
    const QByteArray pem = isSigned ? pemOf(certificate.get()) : QByteArray();
    if (pem.isEmpty())
        return base::failure(base::ErrorCode::Io, QStringLiteral("OpenSSL made no certificate"));
    return pem;
}

} // namespace crypto
