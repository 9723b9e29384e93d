// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"
#include "support/world.h"

#include <QStringList>

#include <map>
#include <set>
#include <vector>

namespace walks {

/// What the space's tables hold.
struct Truth {
    std::map<base::RoomId, server::RoomRecord> rooms;
    std::map<base::RoomId, std::vector<protocol::RoomEvent>> events; ///< names are left empty

    [[nodiscard]] bool isMember(const base::RoomId &room, const base::UserId &user) const;
    /// The event of a request; nothing where none is stored.
    [[nodiscard]] const protocol::RoomEvent *find(const base::UserId &user, const base::RequestId &id) const;
};

[[nodiscard]] Truth readTruth(support::SpaceHost &host);

/// What a device was told to write, in that order, and which of it the user touched again, so that its
/// place in the order says nothing any more.
struct Writings {
    std::vector<store::OutboxEntry> written;
    std::set<base::RequestId> touchedAgain;
    std::set<base::RequestId> discarded;
};

/// What is wrong with the space's tables by themselves.
[[nodiscard]] QStringList complaintsAbout(const Truth &truth);

/// Where a running device, its disk and what it was told differ from the space. It has to be online, and
/// its disk idle.
[[nodiscard]] QStringList disagreements(const Truth &truth, support::Installation &installation,
                                        const Writings &writings);

} // namespace walks
