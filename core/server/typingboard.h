// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ids.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace server {

/// Who writes where. Forgets whoever does not renew it, and says when others have to be told.
class TypingBoard
{
public:
    /// Somebody in a room.
    using Place = std::pair<base::RoomId, base::UserId>;

    enum class Writing { On, Off };

    /// Somebody writes or stops to. Whether others are to be told: of a renewal or a new beginning only now
    /// and then, and of an end where they were told of the beginning.
    [[nodiscard]] bool set(const Place &place, Writing writing, base::TimePoint now);
    /// Somebody has said what they wrote, or left. Whether others are to be told; a new beginning is news at
    /// once.
    [[nodiscard]] bool finish(const Place &place);
    /// Everything about a user ends; gives where others are to be told.
    [[nodiscard]] std::vector<Place> clear(const base::UserId &user);
    /// Ends what was not renewed; gives where others are to be told.
    [[nodiscard]] std::vector<Place> expire(base::TimePoint now);
    /// When expire() next has something to do.
    [[nodiscard]] std::optional<base::TimePoint> nextExpiry() const;

private:
    struct Entry {
        base::TimePoint expiry;
        base::TimePoint told;
        bool isShown = false; ///< others were told, and not of an end
    };

    bool end(const Place &place, base::TimePoint now);

    template <class Predicate>
    std::vector<Place> removeWhere(Predicate matches);

    std::map<Place, Entry> m_writing;
};

} // namespace server
