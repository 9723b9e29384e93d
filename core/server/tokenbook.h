// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accountrecords.h"

#include <QHash>

#include <vector>

namespace server {

/// The tokens of a space in memory, as the store last said: so that a handshake can be judged at once.
/// Whether somebody gets in, the store decides.
class TokenBook
{
public:
    explicit TokenBook(const std::vector<TokenRecord> &tokens);

    [[nodiscard]] bool isGood(const QByteArray &hash, base::UtcTime now) const;
    /// Whether the token is known to have been signed out.
    [[nodiscard]] bool isRevoked(const QByteArray &hash) const;

    /// Takes over all that a device has.
    void replace(const base::DeviceId &device, const std::vector<TokenRecord> &tokens, base::UtcTime now);
    /// The tokens of a device hold until then.
    void extend(const base::DeviceId &device, base::UtcTime expires);
    /// A device was signed out.
    void revoke(const base::DeviceId &device);

    [[nodiscard]] qsizetype size() const { return m_tokens.size(); }

private:
    QHash<QByteArray, TokenRecord> m_tokens;
    QHash<base::DeviceId, QByteArrayList> m_hashes; ///< by their device
    qsizetype m_forgetsAt = 1'000;                  ///< with so many devices the expired ones are looked for
};

} // namespace server
