// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/frames.h"
#include "protocol/limits.h"
#include "server/accountrecords.h"
#include "server/rights.h"

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace server {

/// Why and since when somebody is shut out of the space.
struct BanRecord {
    base::UtcTime since{};
    std::optional<QString> reason;
};

struct UserRecord {
    base::UserId id;
    QString name;
    std::optional<protocol::AvatarColor> color{}; ///< nothing where none was ever picked
    protocol::Role role = protocol::Role::Member;
    std::optional<BanRecord> ban{};
    std::optional<QString> statusText{}; ///< what they say of themselves
};

struct RoomRecord {
    base::RoomId id;
    QString name; ///< empty for direct messages
    protocol::RoomKind kind = protocol::RoomKind::Public;
    QString topic;
    base::Seq lastSeq = 0;
    std::vector<base::UserId> members;
    protocol::Circle writers = protocol::Circle::Everyone;
    protocol::Circle inviters = protocol::Circle::Everyone;
    std::vector<base::UserId> moderators{};                      ///< of the members
    std::vector<std::pair<base::UserId, base::UtcTime>> mutes{}; ///< who may only read, until when
    std::vector<protocol::Progress> progress{};                  ///< of the members that are anywhere

    [[nodiscard]] RoomTerms terms() const { return {kind, writers, inviters}; }
};

/// A space as it stands on the disk.
struct Snapshot {
    base::SpaceId space;
    QString name;
    base::Epoch epoch;
    std::vector<UserRecord> users;
    std::vector<RoomRecord> rooms;
    std::vector<TokenRecord> tokens{};
    protocol::SpacePolicy policy{};
    std::optional<protocol::Announcement> announcement{}; ///< the newest, without a name
};

/// Who did something, by which request, when: what every stored event has in common.
struct Act {
    base::RequestId id;
    base::UserId user;
    base::UtcTime time{};
};

/// Somebody who is to be told of a message in person.
struct Recipient {
    base::UserId user;
    protocol::NotificationKind kind = protocol::NotificationKind::Mention;
};

/// What is posted beside a message.
struct Posting {
    std::optional<base::RequestId> follows; ///< the message that has to be stored before it
    std::vector<Recipient> recipients;      ///< each once; who wrote what it answers is found by the store
};

/// Somebody who was told in person.
struct Notified {
    base::UserId user;
    protocol::Notification notification;
};

/// An event that was stored, now or (isNew false) by an earlier request of the same id.
struct Stored {
    protocol::RoomEvent event;
    bool isNew = true;
    std::vector<Notified> notified{};
    bool removesRoom = false; ///< it was the last one there, and the space keeps no empty rooms
};

/// What is done by right, to others or to the space.
using Moderation =
    std::variant<protocol::InviteMember, protocol::RemoveMember, protocol::MuteMember, protocol::SetRole,
                 protocol::Ban, protocol::Unban, protocol::UpdateSpace, protocol::Announce>;

/// What that has changed; nothing where it was so before.
struct Moderated {
    std::vector<protocol::RoomEvent> events;
    std::optional<UserRecord> user; ///< whose role or ban is another one
    std::optional<protocol::SpaceUpdated> space;
    std::optional<protocol::Announcement> announcement{}; ///< without a name
    std::vector<Notified> notified{};
};

/// What somebody has seen since.
struct Seen {
    protocol::ReadPosition read;
    std::vector<protocol::NotificationNumber> notifications; ///< that count as read now
};

/// How far a device says that its person is in a room; 0 says nothing.
struct Mark {
    base::Seq delivered = 0;
    base::Seq read = 0;
    bool isPrivate = false; ///< others are not to be told of `read`
    base::UtcTime time{};
};

/// What was news of that.
struct Marked {
    std::optional<Seen> seen;                   ///< to themselves
    std::optional<protocol::Progress> progress; ///< to the others
};

/// Why a message is not amended.
enum class AmendRefusal {
    NoMessage, ///< there is none at that place
    NotTheirs, ///< it is somebody else's
    Deleted,
    TooMany, ///< different reactions
};

/// The event of an amendment, or (isNew false) the one that had made it so before; or why not.
using AmendOutcome = std::variant<Stored, AmendRefusal>;

struct CreatedRoom {
    RoomRecord room;
    std::vector<protocol::RoomEvent> events; ///< empty where it was there already
    std::vector<Notified> notified{};
};

/// Part of a room's history: after `after`, before `before`, both exclusive.
struct Range {
    enum class From { Oldest, Newest };

    base::RoomId room;
    base::Seq after = 0;
    std::optional<base::Seq> before;
    From from = From::Oldest;
    int limit = protocol::maxPage;
};

struct Page {
    std::vector<protocol::RoomEvent> events; ///< ascending, without gaps
    bool isComplete = true;                  ///< there is nothing more in the range
};

/// What somebody sees who comes to a room.
struct OpenedRoom {
    Page page;
    protocol::ReadPosition read;
    bool hasMoved = false; ///< the read position
    std::vector<protocol::NotificationNumber> notificationsRead{};
    std::optional<protocol::Progress> progress{}; ///< where that has moved
};

/// Part of what somebody was told in person.
struct NotificationPage {
    std::vector<protocol::Notification> notifications; ///< ascending
    std::vector<protocol::NotificationNumber> unread;  ///< of all
    bool isComplete = true;
};

class AccountStore;

/// The truth of a space. Requests are carried out in the order in which they are made, and answered in
/// that order, after what they changed is on the disk. Failures: Conflict where a name is taken, NotFound
/// where the room is gone, Forbidden where the actor has no right to it at that moment, Invalid where the id
/// is that of another kind of request or a name names nobody, anything else where the disk refuses. Names of
/// authors are left empty.
class SpaceStore
{
public:
    template <class T>
    using Reply = std::function<void(base::Result<T>)>;

    virtual ~SpaceStore() = default;

    virtual void load(Reply<Snapshot> reply) = 0;
    /// Who gets in, and by what; its requests are carried out in one order with these.
    [[nodiscard]] virtual AccountStore &accounts() = 0;
    /// Stores a message; nothing where the message that it follows is not stored.
    virtual void post(const base::RoomId &room, const protocol::MessagePosted &message, const Act &act,
                      const Posting &posting, Reply<std::optional<Stored>> reply) = 0;
    /// Changes a message, and stores that it was changed.
    virtual void amend(const base::RoomId &room, const protocol::Amendment &amendment, const Act &act,
                       Reply<AmendOutcome> reply) = 0;
    /// Makes a room, or gives the one that this request or these two people made before.
    virtual void createRoom(const RoomRecord &room, const Act &act, Reply<CreatedRoom> reply) = 0;
    virtual void updateRoom(const base::RoomId &room, const protocol::RoomUpdated &update, const Act &act,
                            Reply<Stored> reply) = 0;
    /// Lets the actor in; nothing where it is a member.
    virtual void join(const base::RoomId &room, const Act &act, Reply<std::optional<Stored>> reply) = 0;
    /// Lets the actor out; nothing where it is no member.
    virtual void leave(const base::RoomId &room, const Act &act, Reply<std::optional<Stored>> reply) = 0;
    /// Does what `moderation` asks for, and notes it in the audit log.
    virtual void moderate(const Moderation &moderation, const Act &act, Reply<Moderated> reply) = 0;
    /// Changes what the actor is called, looks like and says of themselves; nothing where it was so before.
    virtual void updateProfile(const protocol::UpdateProfile &update, const Act &act,
                               Reply<std::optional<UserRecord>> reply) = 0;
    /// A page of the audit log, as far as `reader` may know of the rooms in it.
    virtual void audit(const base::UserId &reader, std::optional<base::Seq> before, int limit,
                       Reply<protocol::AuditLog> reply) = 0;
    /// The event that a request of this user has stored; nothing where it has not.
    virtual void find(const base::UserId &user, const base::RequestId &id,
                      Reply<std::optional<protocol::RoomEvent>> reply) = 0;
    virtual void history(const Range &range, Reply<Page> reply) = 0;
    /// Notes how far a member is in the range's room, and gives the range and what is unread.
    virtual void open(const Range &range, const base::UserId &user, const Mark &mark,
                      Reply<OpenedRoom> reply) = 0;
    /// Notes how far a member is in a room; never goes back.
    virtual void mark(const base::RoomId &room, const base::UserId &user, const Mark &mark,
                      Reply<Marked> reply) = 0;
    /// A page of who has a message and who has read it.
    virtual void listReceipts(const protocol::ListReceipts &request, Reply<protocol::ReceiptList> reply) = 0;
    virtual void listNotifications(const base::UserId &user, const protocol::ListNotifications &request,
                                   Reply<NotificationPage> reply) = 0;
    /// Notes that somebody has seen these notifications, and all up to a number; gives those that are news.
    virtual void markNotifications(const base::UserId &user,
                                   const std::vector<protocol::NotificationNumber> &numbers,
                                   protocol::NotificationNumber upTo,
                                   Reply<std::vector<protocol::NotificationNumber>> reply) = 0;
    /// Answers once everything that was asked for before has been answered.
    virtual void settle(std::function<void()> done) = 0;
};

} // namespace server
