// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/fingerprint.h"

#include "crypto/words.h"

#include <QCryptographicHash>

namespace crypto {

namespace {

constexpr int hashSize = 32;
constexpr int wordCount = 8;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

std::optional<Fingerprint> Fingerprint::of(const QByteArray &publicDer)
{
    if (publicDer.isEmpty())
        return std::nullopt;
    return Fingerprint(QCryptographicHash::hash(publicDer, QCryptographicHash::Sha256));
}

std::optional<Fingerprint> Fingerprint::parse(const QString &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toUtf8(), encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || decoded.decoded.size() != hashSize)
        return std::nullopt;
    const Fingerprint fingerprint(decoded.decoded);
    // One fingerprint has one spelling.
    return fingerprint.text() == text ? std::optional(fingerprint) : std::nullopt;
}

QString Fingerprint::text() const
{
    return QString::fromLatin1(m_hash.toBase64(encoding));
}

QStringList Fingerprint::words() const
{
    QStringList words;
    for (int i = 0; i < wordCount; ++i)
        words.append(QLatin1String(spokenWords[static_cast<unsigned char>(m_hash[i])]));
    return words;
}

} // namespace crypto
