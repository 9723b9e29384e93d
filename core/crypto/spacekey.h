// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace crypto {

/// The identity of a space: an EC key on P-256, of the kind that TLS will present.
class SpaceKey
{
public:
    /// A new key from the system's randomness. Fails with Io where OpenSSL does.
    [[nodiscard]] static base::Result<SpaceKey> generate();
    /// The key of a PEM text (PKCS #8), as privatePem() gives it. Fails with Corrupt for anything else.
    [[nodiscard]] static base::Result<SpaceKey> fromPrivatePem(const QByteArray &pem);

    /// The secret that is to be kept.
    [[nodiscard]] const QByteArray &privatePem() const { return m_privatePem; }
    /// DER of the SubjectPublicKeyInfo (RFC 5480): 91 bytes.
    [[nodiscard]] const QByteArray &publicDer() const { return m_publicDer; }

private:
    SpaceKey(QByteArray privatePem, QByteArray publicDer);

    QByteArray m_privatePem;
    QByteArray m_publicDer;
};

/// Whether these bytes are a space's public key, as publicDer() gives it.
[[nodiscard]] bool isPublicKeyOfSpace(const QByteArray &der);

} // namespace crypto
