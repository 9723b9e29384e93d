// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/utctime.h"
#include "protocol/notice.h"

#include <QHash>

#include <optional>

namespace server {

/// Who is here: a person is online while any of their sessions is, away while all that are left are away,
/// and offline without one.
class PresenceBoard
{
public:
    /// A session begins, or says how it is. The person's new status where that changed it.
    std::optional<protocol::Presence> set(const base::UserId &user, base::SessionId session,
                                          protocol::Status status);
    /// A session is gone. The person's new status where that changed it.
    std::optional<protocol::Presence> remove(const base::UserId &user, base::SessionId session,
                                             base::UtcTime now);
    [[nodiscard]] protocol::Presence of(const base::UserId &user) const;
    /// How many people have a session.
    [[nodiscard]] int present() const { return m_present; }

private:
    struct Person {
        QHash<base::SessionId, protocol::Status> sessions;
        std::optional<base::UtcTime> lastSeen;
    };

    [[nodiscard]] std::optional<protocol::Presence> changeFrom(const protocol::Presence &before) const;

    QHash<base::UserId, Person> m_people;
    int m_present = 0;
};

} // namespace server
