// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/attempts.h"

#include <algorithm>

namespace server {

std::optional<base::Duration> Attempts::begin(const QString &key, base::TimePoint now)
{
    auto found = m_places.find(key);
    if (found == m_places.end() || now - found->last >= m_limits.memory) {
        makeRoom(now);
        found = m_places.insert(key, Place{});
    }
    Place &place = *found;
    if (place.tries > 0 && now < place.next)
        return place.next - now;
    ++place.tries;
    place.last = now;
    place.next = now;
    if (place.tries >= m_limits.free) {
        // Beyond this many doublings the pause has long been the longest.
        const int doublings = std::min(place.tries - m_limits.free, 30);
        place.next += std::min<base::Duration>(m_limits.first * (qint64(1) << doublings), m_limits.longest);
    }
    return std::nullopt;
}

void Attempts::takeBack(const QString &key)
{
    const auto found = m_places.find(key);
    if (found == m_places.end())
        return;
    found->next = found->last;
    if (--found->tries == 0)
        m_places.erase(found);
}

void Attempts::makeRoom(base::TimePoint now)
{
    if (m_places.size() < m_limits.places)
        return;
    m_places.removeIf(
        [&](const QHash<QString, Place>::iterator &place) { return now - place->last >= m_limits.memory; });
    if (m_places.size() < m_limits.places)
        return;
    m_places.erase(std::ranges::min_element(m_places, {}, &Place::last));
}

} // namespace server
