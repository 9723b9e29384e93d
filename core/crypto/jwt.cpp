// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jwt.h"

#include "crypto/devicekey.h"
#include "protocol/limits.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sodium.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace crypto {

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
/// RFC 7518, 3.2: a key as long as the hash, or longer.
constexpr qsizetype minSecret = 32;
constexpr qsizetype publicKeyBytes = 32;

/// The bytes of base64url as RFC 7515 writes it, without padding; what has another spelling is refused, so
/// that a token has one form only.
std::optional<QByteArray> decoded(QByteArrayView text)
{
    const QByteArray spelled = text.toByteArray();
    const auto bytes =
        QByteArray::fromBase64Encoding(spelled, base64Url | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || (*bytes).toBase64(base64Url) != spelled)
        return std::nullopt;
    return *bytes;
}

struct Parts {
    QByteArray header;
    QByteArray payload;
    QByteArray signature;
    QByteArray signedBytes; ///< header and payload as they stand in the token
};

std::optional<Parts> partsOf(const QByteArray &token)
{
    if (token.size() > protocol::maxToken || token.count('.') != 2)
        return std::nullopt;
    const QByteArrayView view(token);
    const qsizetype first = token.indexOf('.');
    const qsizetype second = token.lastIndexOf('.');
    const auto header = decoded(view.first(first));
    const auto payload = decoded(view.sliced(first + 1, second - first - 1));
    const auto signature = decoded(view.sliced(second + 1));
    if (!header || !payload || !signature)
        return std::nullopt;
    return Parts{*header, *payload, *signature, token.first(second)};
}

QByteArray authenticator(const QByteArray &message, const QByteArray &secret)
{
    QByteArray code(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char *>(secret.constData()),
                                static_cast<std::size_t>(secret.size()));
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char *>(message.constData()),
                                  static_cast<unsigned long long>(message.size()));
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char *>(code.data()));
    return code;
}

bool isAuthentic(const Parts &parts, JwtAlgorithm algorithm, const QByteArray &key)
{
    switch (algorithm) {
    case JwtAlgorithm::EdDsa:
        return isSignedBy(key, parts.signedBytes, parts.signature);
    case JwtAlgorithm::Hs256: {
        const QByteArray expected = authenticator(parts.signedBytes, key);
        // In the same time wherever they differ.
        return key.size() >= minSecret && expected.size() == parts.signature.size() &&
               sodium_memcmp(expected.constData(), parts.signature.constData(),
                             static_cast<std::size_t>(expected.size())) == 0;
    }
    }
    Q_UNREACHABLE();
}

const char *nameOf(JwtAlgorithm algorithm)
{
    switch (algorithm) {
    case JwtAlgorithm::Hs256:
        return "HS256";
    case JwtAlgorithm::EdDsa:
        return "EdDSA";
    }
    Q_UNREACHABLE();
}

bool isOfAlgorithm(const Parts &parts, JwtAlgorithm algorithm)
{
    const auto header = protocol::readJoseHeader(parts.header);
    return header && header->algorithm == QLatin1String(nameOf(algorithm)) && !header->hasCritical;
}

base::Unexpected refused(const char *why)
{
    return failure(ErrorCode::Refused, QLatin1String(why));
}

} // namespace

Result<protocol::TokenClaims> verifyJwt(const QByteArray &token, const JwtTrust &trust, base::UtcTime now)
{
    const auto parts = partsOf(token);
    if (!parts)
        return refused("the token has not the form of one");
    if (!isOfAlgorithm(*parts, trust.algorithm))
        return refused("the token is signed by another algorithm");
    if (!isAuthentic(*parts, trust.algorithm, trust.key))
        return refused("the token is signed by another key");
    const auto claims = protocol::readClaims(parts->payload);
    if (!claims)
        return refused("the token lacks a claim");
    if (claims->issuer != trust.issuer)
        return refused("the token is somebody else's");
    if (std::ranges::find(claims->audiences, trust.audience) == claims->audiences.end())
        return refused("the token is for somebody else");
    if (now >= claims->expires + jwtLeeway)
        return refused("the token has expired");
    if (claims->notBefore && now < *claims->notBefore - jwtLeeway)
        return refused("the token does not hold yet");
    return *claims;
}

bool hasSignatureOf(const QByteArray &token, JwtAlgorithm algorithm, const QByteArray &key)
{
    const auto parts = partsOf(token);
    return parts && isOfAlgorithm(*parts, algorithm) && isAuthentic(*parts, algorithm, key);
}

QByteArray signedJwt(const protocol::TokenClaims &claims, const QByteArray &secret)
{
    const QByteArray header = QByteArrayLiteral(R"({"alg":"HS256","typ":"JWT"})").toBase64(base64Url);
    const QByteArray signedBytes = header + '.' + protocol::writeClaims(claims).toBase64(base64Url);
    return signedBytes + '.' + authenticator(signedBytes, secret).toBase64(base64Url);
}

Result<QByteArray> readJwtKey(JwtAlgorithm algorithm, const QByteArray &content)
{
    if (algorithm == JwtAlgorithm::Hs256) {
        QByteArray secret = content;
        while (secret.endsWith('\n') || secret.endsWith('\r'))
            secret.chop(1);
        // Everybody knows a public key: tokens "signed" with it would be anybody's (RFC 8725, 2.1).
        if (secret.contains("-----BEGIN"))
            return failure(ErrorCode::Invalid, QStringLiteral("a key in PEM is no secret for HS256"));
        if (secret.size() < minSecret)
            return failure(ErrorCode::Invalid, QStringLiteral("a secret for HS256 has at least 32 bytes"));
        return secret;
    }
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
        BIO_new_mem_buf(content.constData(), static_cast<int>(content.size())), &BIO_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr) : nullptr, &EVP_PKEY_free);
    QByteArray bytes(publicKeyBytes, '\0');
    auto size = static_cast<std::size_t>(bytes.size());
    const bool isEd25519 =
        key && EVP_PKEY_get_id(key.get()) == EVP_PKEY_ED25519 &&
        EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char *>(bytes.data()), &size) == 1;
    if (!isEd25519)
        return failure(ErrorCode::Invalid, QStringLiteral("EdDSA takes an Ed25519 public key in PEM"));
    return bytes;
}

} // namespace crypto
