// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/typingboard.h"

#include "protocol/limits.h"

#include <algorithm>

namespace server {

namespace {

/// A renewal within this time is not passed on again.
constexpr base::Duration throttle{2'000};

} // namespace

bool TypingBoard::set(const Place &place, Writing writing, base::TimePoint now)
{
    if (writing == Writing::Off)
        return m_writing.erase(place) > 0;
    const base::TimePoint expiry = now + protocol::typingExpiry;
    const auto [entry, isNew] = m_writing.try_emplace(place, Entry{expiry, now});
    if (isNew)
        return true;
    entry->second.expiry = expiry;
    if (now - entry->second.told < throttle)
        return false;
    entry->second.told = now;
    return true;
}

template <class Predicate>
std::vector<TypingBoard::Place> TypingBoard::removeWhere(Predicate matches)
{
    std::vector<Place> removed;
    std::erase_if(m_writing, [&](const auto &entry) {
        if (!matches(entry))
            return false;
        removed.push_back(entry.first);
        return true;
    });
    return removed;
}

std::vector<TypingBoard::Place> TypingBoard::clear(const base::UserId &user)
{
    return removeWhere([&user](const auto &entry) { return entry.first.second == user; });
}

std::vector<TypingBoard::Place> TypingBoard::expire(base::TimePoint now)
{
    return removeWhere([now](const auto &entry) { return entry.second.expiry <= now; });
}

std::optional<base::TimePoint> TypingBoard::nextExpiry() const
{
    std::optional<base::TimePoint> next;
    for (const auto &[place, entry] : m_writing)
        next = std::min(next.value_or(entry.expiry), entry.expiry);
    return next;
}

} // namespace server
