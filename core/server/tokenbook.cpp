// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokenbook.h"

#include <algorithm>

namespace server {

TokenBook::TokenBook(const std::vector<TokenRecord> &tokens)
{
    for (const TokenRecord &token : tokens) {
        m_tokens.insert(token.hash, token);
        m_hashes[token.device].append(token.hash);
    }
}

bool TokenBook::isGood(const QByteArray &hash, base::UtcTime now) const
{
    const auto found = m_tokens.constFind(hash);
    return found != m_tokens.cend() && !found->isRevoked && now < found->expires;
}

bool TokenBook::isRevoked(const QByteArray &hash) const
{
    const auto found = m_tokens.constFind(hash);
    return found != m_tokens.cend() && found->isRevoked;
}

void TokenBook::replace(const base::DeviceId &device, const std::vector<TokenRecord> &tokens,
                        base::UtcTime now)
{
    for (const QByteArray &hash : m_hashes.take(device))
        m_tokens.remove(hash);
    for (const TokenRecord &token : tokens) {
        m_tokens.insert(token.hash, token);
        m_hashes[device].append(token.hash);
    }
    if (m_hashes.size() < m_forgetsAt)
        return;
    for (auto it = m_hashes.begin(); it != m_hashes.end();) {
        const bool isOver = std::ranges::all_of(
            *it, [&](const QByteArray &hash) { return now >= m_tokens.value(hash).expires; });
        for (const QByteArray &hash : isOver ? *it : QByteArrayList())
            m_tokens.remove(hash);
        it = isOver ? m_hashes.erase(it) : std::next(it);
    }
    m_forgetsAt = std::max(m_forgetsAt, m_hashes.size() * 2);
}

void TokenBook::extend(const base::DeviceId &device, base::UtcTime expires)
{
    for (const QByteArray &hash : m_hashes.value(device))
        m_tokens[hash].expires = expires;
}

void TokenBook::revoke(const base::DeviceId &device)
{
    for (const QByteArray &hash : m_hashes.value(device))
        m_tokens[hash].isRevoked = true;
}

} // namespace server
