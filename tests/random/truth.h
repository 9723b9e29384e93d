// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"
#include "support/spacehost.h"

#include <QStringList>

#include <map>
#include <vector>

namespace walks {

/// What the space's tables hold.
struct Truth {
    std::map<base::RoomId, server::RoomRecord> rooms;
    std::map<base::RoomId, std::vector<protocol::RoomEvent>> events; ///< names are left empty
    std::map<std::pair<base::RoomId, base::UserId>, protocol::ReadPosition> read;
    std::map<base::UserId, std::vector<protocol::Notification>> notifications; ///< names are left empty

    [[nodiscard]] bool isMember(const base::RoomId &room, const base::UserId &user) const;
    /// The event of a request; nothing where none is stored.
    [[nodiscard]] const protocol::RoomEvent *find(const base::UserId &user, const base::RequestId &id) const;
};

/// A message without what has become of it, where it may have become something else than another one of it,
/// whose text counts only where it is the one that was written.
[[nodiscard]] protocol::RoomEvent asWritten(protocol::RoomEvent event, const protocol::RoomEvent &other);

[[nodiscard]] Truth readTruth(support::SpaceHost &host);

/// What is wrong with the space's tables by themselves.
[[nodiscard]] QStringList complaintsAbout(const Truth &truth);

} // namespace walks
