// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace crypto {

/// What tells a space from all others: the SHA-256 of its public key's DER. Equal fingerprints are equal
/// keys, whatever certificate the key is in.
class Fingerprint
{
public:
    /// Of a public key; nothing where there is none, since no key at all must never equal another.
    [[nodiscard]] static std::optional<Fingerprint> of(const QByteArray &publicDer);
    /// Of a text as text() gives it; nothing for anything else.
    [[nodiscard]] static std::optional<Fingerprint> parse(const QString &text);

    /// 43 characters of base64url (RFC 4648, 5), for links and files.
    [[nodiscard]] QString text() const;
    /// Eight words that two people can read to each other: 64 bits, each of 256 words one byte. To find
    /// another key with the same words takes 2^64 keys.
    [[nodiscard]] QStringList words() const;

    friend bool operator==(const Fingerprint &, const Fingerprint &) = default;

private:
    explicit Fingerprint(QByteArray hash)
        : m_hash(std::move(hash))
    {
    }

    QByteArray m_hash; ///< 32 bytes
};

} // namespace crypto
