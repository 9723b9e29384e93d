// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "protocol/notice.h"

#include <QHash>

#include <deque>
#include <optional>

namespace server {

/// Who is here: a person is online while any of their sessions is, away while all that are left are away,
/// and offline without one. A session that gives no sign of life for presenceExpiry counts as gone until it
/// gives one. Remembers of whom the others have yet to be told, and what they were told last; status texts
/// are left empty.
class PresenceBoard
{
public:
    explicit PresenceBoard(const base::Clock &clock)
        : m_clock(clock)
    {
    }

    /// A session begins, or says how it is.
    void set(const base::UserId &user, base::SessionId session, protocol::Status status);
    /// A session gave a sign of life; nothing happens where it has not begun.
    void heard(const base::UserId &user, base::SessionId session);
    /// A session is gone.
    void remove(const base::UserId &user, base::SessionId session);
    /// Sessions that were silent for too long count as gone.
    void expire();
    /// When expire() may next have something to do.
    [[nodiscard]] std::optional<base::TimePoint> nextExpiry() const;

    [[nodiscard]] protocol::Presence of(const base::UserId &user) const;
    /// The same for an answer to somebody, who then knows of what others are still to be told: so these are
    /// told in any case.
    [[nodiscard]] protocol::Presence answered(const base::UserId &user);
    /// The next one of whom the others are to be told, who is forgotten with this; nobody who is back to what
    /// was told last. In the order of their changes.
    [[nodiscard]] std::optional<protocol::Presence> takeChange();
    /// How many people are here.
    [[nodiscard]] int present() const { return m_present; }

private:
    struct Here {
        protocol::Status status = protocol::Status::Online;
        base::TimePoint heard;
        bool isExpired = false;
    };
    struct Person {
        QHash<base::SessionId, Here> sessions;
        std::optional<base::UtcTime> lastSeen;
        bool isChanged = false;
        std::optional<protocol::Presence> told; ///< before the change; nothing where some know of it
    };

    /// Whether a session that counts says so.
    [[nodiscard]] static bool hasAny(const Person &person, protocol::Status status);
    void note(const protocol::Presence &before);

    const base::Clock &m_clock;
    QHash<base::UserId, Person> m_people;
    std::deque<base::UserId> m_changed;
    int m_present = 0;
};

} // namespace server
