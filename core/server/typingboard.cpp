// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/typingboard.h"

#include "protocol/limits.h"

#include <algorithm>
#include <utility>

namespace server {

namespace {

/// A renewal or a new beginning within this time after one is not passed on.
constexpr base::Duration throttle{2'000};

} // namespace

bool TypingBoard::set(const Place &place, Writing writing, base::TimePoint now)
{
    if (writing == Writing::Off)
        return end(place, now);
    const base::TimePoint expiry = now + protocol::typingExpiry;
    const auto [found, isNew] = m_writing.try_emplace(place, Entry{expiry, now, true});
    if (isNew)
        return true;
    Entry &entry = found->second;
    entry.expiry = expiry;
    if (now - entry.told < throttle)
        return false;
    entry.told = now;
    entry.isShown = true;
    return true;
}

bool TypingBoard::finish(const Place &place)
{
    const auto found = m_writing.find(place);
    if (found == m_writing.end())
        return false;
    const bool wasShown = found->second.isShown;
    m_writing.erase(found);
    return wasShown;
}

bool TypingBoard::end(const Place &place, base::TimePoint now)
{
    const auto found = m_writing.find(place);
    if (found == m_writing.end())
        return false;
    Entry &entry = found->second;
    const bool wasShown = std::exchange(entry.isShown, false);
    // Remembered for as long as a new beginning would come too early.
    entry.expiry = entry.told + throttle;
    if (entry.expiry <= now)
        m_writing.erase(found);
    return wasShown;
}

template <class Predicate>
std::vector<TypingBoard::Place> TypingBoard::removeWhere(Predicate matches)
{
    std::vector<Place> removed;
    std::erase_if(m_writing, [&](const auto &entry) {
        if (!matches(entry))
            return false;
        if (entry.second.isShown)
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
