// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/oneof.h"
#include "base/result.h"
#include "net/connection.h"
#include "sync/inbox.h"
#include "sync/listchange.h"
#include "sync/roster.h"
#include "sync/timeline.h"

#include <vector>

namespace client {

/// A room in the list of rooms.
struct RoomRow {
    base::RoomId room;
    QString name;
    protocol::RoomKind kind = protocol::RoomKind::Public;
    QString topic;
    std::optional<base::UserId> peer;
    bool isMember = false;
    int unread = 0;                               ///< messages of others that the user has not seen
    int mentions = 0;                             ///< notifications of them that name or answer the user
    std::optional<protocol::AvatarColor> color{}; ///< of a direct message: the peer's
    std::optional<protocol::Status> status{};     ///< the peer's; nothing while it is not known
    protocol::Role role = protocol::Role::Member; ///< mine there
    protocol::Circle writers = protocol::Circle::Everyone;
    protocol::Circle inviters = protocol::Circle::Everyone;
    std::optional<base::UtcTime> mutedUntil{}; ///< until then I may only read
    QString statusText{};                      ///< what the peer says of themselves; empty for nothing

    [[nodiscard]] const base::RoomId &key() const { return room; }
    /// Rooms before direct messages, each by name.
    friend bool operator<(const RoomRow &a, const RoomRow &b);
    friend bool operator==(const RoomRow &, const RoomRow &) = default;
};

/// The connection is in another state.
struct ConnectionChanged {
    net::State state;
};

/// The space has answered a ping: Session::roundTrip() is another one.
struct RoundTripMeasured {
    base::Duration roundTrip;
};

/// The space is called otherwise, has other rules or another announcement, or I have another role there.
struct SpaceChanged {
};

/// I am called, look like or say of myself something else, by this device or another one of mine.
struct ProfileChanged {
    protocol::Profile before;
    protocol::Profile now;
};

/// The space does not take what I want to be called or say of myself.
struct ProfileRefused {
    bool isOfName = false; ///< or else of the status text
    protocol::ErrorCode code;
    QString reason;
};

struct RoomsChanged {
    ListChanges<RoomRow> changes;
};

struct TimelineChanged {
    base::RoomId room;
    ListChanges<TimelineRow> changes;
};

struct MembersChanged {
    base::RoomId room;
    ListChanges<MemberRow> changes;
};

struct TypingChanged {
    base::RoomId room;
    ListChanges<TypingRow> changes;
};

/// Everything of a room up to the space's word of it is here; from now on it is live.
struct RoomCaughtUp {
    base::RoomId room;
};

/// Events of a room that were not here before, in order; they are being written to disk.
struct EventsArrived {
    base::RoomId room;
    std::vector<protocol::RoomEvent> events;
};

/// What has become of the wish to see an event of an open room: Session::seek().
struct EventSought {
    enum class Outcome {
        Found,   ///< it is in the timeline
        Waiting, ///< it is not on this device, and the space cannot be asked; it will be
        Gone,    ///< the space does not have it
    };

    base::RoomId room;
    base::Seq seq = 0;
    Outcome outcome = Outcome::Found;
};

/// What I was told in person, or have seen of it, is other than before.
struct NotificationsChanged {
    ListChanges<NotificationRow> changes;
};

/// I was told something in person that was not here before.
struct NotificationsArrived {
    std::vector<protocol::Notification> notifications;
};

/// A message of mine is in the outbox, on disk.
struct MessageQueued {
    store::OutboxEntry entry;
};

/// The server has stored a message of mine.
struct MessageSent {
    protocol::RoomEvent event;
};

/// The server refuses a message of mine for good; it waits for retry(), rewrite() or
/// discard().
struct MessageFailed {
    base::RoomId room;
    base::RequestId id;
    protocol::ErrorCode code;
    QString reason;
};

/// The server does not do to a message what I asked for; it waits no more.
struct AmendmentRefused {
    base::RoomId room;
    base::RequestId id;
    protocol::Amendment amendment;
    protocol::ErrorCode code;
    QString reason;
};

/// The disk refused to take a message; it is nowhere but with its writer.
struct MessageNotKept {
    base::RequestId id;
    base::Error error;
};

/// The disk refused something else.
struct StorageFailed {
    base::Error error;
};

/// The disk takes again what is written, after it had failed.
struct StorageRecovered {
};

/// What the brain tells those who show it.
using Change =
    base::OneOf<std::variant<ConnectionChanged, RoundTripMeasured, SpaceChanged, RoomsChanged,
                             TimelineChanged, MembersChanged, TypingChanged, RoomCaughtUp, EventsArrived,
                             NotificationsChanged, NotificationsArrived, MessageQueued, MessageSent,
                             MessageFailed, AmendmentRefused, MessageNotKept, StorageFailed, StorageRecovered,
                             ProfileChanged, ProfileRefused, EventSought>>;

} // namespace client
