// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"

namespace sql {
class Database;
}

/// Who is told in person of what, as it is stored.
namespace server {

/// Tells those whom a message concerns that was just stored: `recipients`, and whoever wrote what it answers.
/// Each is told once.
[[nodiscard]] base::Result<std::vector<Notified>>
notify(sql::Database &database, const protocol::RoomEvent &message, std::vector<Recipient> recipients);
/// Tells those who were brought into a room by somebody else, as the events say. Nothing of the room has to
/// be read for that, so no place in it is named.
[[nodiscard]] base::Result<std::vector<Notified>>
notifyInvited(sql::Database &database, const base::UserId &inviter,
              const std::vector<protocol::RoomEvent> &events);
/// Tells whom a moderation that was carried out concerns: who was brought into a room, or dealt with. No
/// place in the room is named, since reading there does not tell what was done.
[[nodiscard]] base::Result<std::vector<Notified>>
notifyModerated(sql::Database &database, const Moderation &moderation, const Act &act);
/// Tells whoever wrote a message that a moderator has deleted it.
[[nodiscard]] base::Result<std::vector<Notified>>
notifyCensured(sql::Database &database, const protocol::RoomEvent &message, const Act &act);
/// Notifications show what has become of a message.
[[nodiscard]] base::Result<void> amendNotifications(sql::Database &database,
                                                    const protocol::RoomEvent &message);

} // namespace server
