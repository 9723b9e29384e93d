// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QHash>
#include <QString>

#include <optional>

namespace server {

/// How often somebody may try in vain: some times at once, then after a pause that doubles with each further
/// try. Whatever is tried is counted as it begins, so that many at a time win nothing. Remembers a bounded
/// number of places; the one that was tried longest ago makes room.
class Attempts
{
public:
    struct Limits {
        int free = 5;                                     ///< tries without a pause
        base::Duration first = std::chrono::seconds(2);   ///< the pause after those
        base::Duration longest = std::chrono::minutes(5); ///< no pause is longer
        base::Duration memory = std::chrono::hours(1);    ///< without a try all is forgotten
        qsizetype places = 10'000;                        ///< no more are remembered
    };

    explicit Attempts(Limits limits)
        : m_limits(limits)
    {
    }

    /// Counts a try at a place (an address, an account), or gives the time after which there may be one.
    [[nodiscard]] std::optional<base::Duration> begin(const QString &place, base::TimePoint now);
    /// The try was a good one: what came before is forgotten.
    void succeed(const QString &place) { m_places.remove(place); }
    /// The try was a good one, and is taken back alone: what others tried at the same place still counts.
    void takeBack(const QString &place);

    [[nodiscard]] qsizetype remembered() const { return m_places.size(); }

private:
    struct Place {
        int tries = 0;
        base::TimePoint last{};
        base::TimePoint next{}; ///< no try before
    };

    void makeRoom(base::TimePoint now);

    Limits m_limits;
    QHash<QString, Place> m_places;
};

} // namespace server
