// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/samples.h"

#include "protocol/limits.h"
#include "wire/samplevalues.h"

using namespace protocol;
using namespace std::chrono_literals;

namespace wire {

namespace {

const base::UtcTime morning = at(8h + 42min + 7s + 31ms);

RoomSummary generalRoom()
{
    return {.room = general,
            .name = QStringLiteral("general"),
            .kind = RoomKind::Public,
            .topic = QStringLiteral("Everything & everybody"),
            .peer = {},
            .isMember = true,
            .memberCount = 2,
            .firstSeq = 1,
            .lastSeq = 1'042};
}

RoomSummary directRoom()
{
    return {.room = adaAndBen,
            .name = QStringLiteral("Ben"),
            .kind = RoomKind::Direct,
            .topic = {},
            .peer = ben,
            .isMember = true,
            .memberCount = 2,
            .firstSeq = 1,
            .lastSeq = 0,
            .color = AvatarColor::Plum,
            .status = Status::Away};
}

RoomSummary mutedRoom()
{
    return {.room = general,
            .name = QStringLiteral("general"),
            .kind = RoomKind::Private,
            .topic = {},
            .peer = {},
            .isMember = true,
            .memberCount = 2,
            .firstSeq = 1,
            .lastSeq = 1'042,
            .role = Role::Guest,
            .writers = Circle::Moderators,
            .inviters = Circle::Moderators,
            .mutedUntil = at(9h)};
}

/// What Ada did in the general room.
RoomEvent stored(base::Seq seq, const base::RequestId &id, EventContent content)
{
    return {.room = general,
            .seq = seq,
            .id = id,
            .user = ada,
            .name = QStringLiteral("Ada"),
            .timestamp = morning,
            .content = std::move(content)};
}

Announcement harvest()
{
    return {.number = 3,
            .text = QStringLiteral("Harvest on Sunday"),
            .user = ada,
            .name = QStringLiteral("Ada"),
            .timestamp = morning,
            .until = at(9h)};
}

Actor byBen()
{
    return {.user = ben, .name = QStringLiteral("Ben")};
}

RoomEvent greeting()
{
    return stored(1'041, request(13),
                  MessagePosted{.content = QStringLiteral("Good morning!"), .replyTo = {}});
}

RoomEvent question()
{
    RoomEvent event = stored(
        1'042, request(14),
        MessagePosted{.content = QStringLiteral(u"Grüße, \"Ben\" 👋\n\tC:\\tea / coffee?"), .replyTo = 1'041});
    event.color = AvatarColor::Teal;
    return event;
}

void addSignIn(std::vector<Event> &all)
{
    all.insert(
        all.end(),
        {Challenge{
             .nonce = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"),
             .space = space,
             // P-256 with its generator for the point.
             .key = QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d030107034200"
                                        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                                        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")},
         Authenticated{.id = request(1)},
         Hello{.session = base::SessionId(4'711),
               .user = ada,
               .name = QStringLiteral("Ada"),
               .space = space,
               .spaceName = QStringLiteral("Garden Club"),
               .epoch = base::Epoch(QStringLiteral("e5k2q7vmxa4d")),
               .heartbeat = heartbeatInterval,
               .limits = {.content = maxContent, .frame = maxClientFrame, .page = maxPage},
               .rooms = {generalRoom(), directRoom()},
               .color = AvatarColor::Teal,
               .role = Role::Owner,
               .policy = {.roomCreators = Circle::Moderators, .emptyRooms = EmptyRooms::Remove},
               .announcement = harvest()},
         Failure{.id = request(14),
                 .code = ErrorCode::RateLimited,
                 .message = QStringLiteral("too many messages"),
                 .retryAfter = 1'500ms},
         Failure{.id = {},
                 .code = ErrorCode::BadFrame,
                 .message = QStringLiteral("the frame is not a JSON object"),
                 .retryAfter = {}}});
}

void addRooms(std::vector<Event> &all)
{
    const Member here{.user = ada,
                      .name = QStringLiteral("Ada"),
                      .status = Status::Online,
                      .lastSeen = {},
                      .color = AvatarColor::Teal};
    const Member gone{
        .user = ben, .name = QStringLiteral("Ben"), .status = Status::Offline, .lastSeen = at(7h + 5min)};
    Member muted = gone;
    muted.role = Role::Moderator;
    muted.spaceRole = Role::Member;
    muted.mutedUntil = at(9h);
    all.insert(
        all.end(),
        {RoomList{.id = request(2), .rooms = {generalRoom(), directRoom()}, .isComplete = false},
         RoomList{.id = request(3), .rooms = {mutedRoom()}, .isComplete = true},
         MemberList{.id = request(4), .room = general, .members = {here, gone, muted}, .isComplete = true},
         RoomCreatedAck{.id = request(6), .room = general}, RoomUpdatedAck{.id = request(8), .room = general},
         JoinedAck{.id = request(10), .room = general}, LeftAck{.id = request(11), .room = general}});
}

void addMessages(std::vector<Event> &all)
{
    all.insert(
        all.end(),
        {Subscribed{.id = request(12),
                    .summary = generalRoom(),
                    .read = {.seq = 1'040, .unread = 2},
                    .events = {question()},
                    .receipts = {{.user = ada, .deliveredSeq = 1'042, .readSeq = 1'041}}},
         MessageStored{.id = request(13), .room = general, .seq = 1'041, .timestamp = morning},
         HistoryPage{
             .id = request(15), .room = general, .events = {greeting(), question()}, .isComplete = false},
         PositionList{.id = request(18),
                      .rooms = {{.room = general,
                                 .lastSeq = 1'042,
                                 .isSubscribed = true,
                                 .deliveredSeq = 1'042,
                                 .receiptSum = 2'083}}},
         Reset{.room = general, .firstSeq = 990, .lastSeq = 1'042}});
}

void addStoredEvents(std::vector<Event> &all)
{
    all.insert(
        all.end(),
        {greeting(), question(), stored(2, request(10), UserJoined{}), stored(3, request(11), UserLeft{}),
         stored(1, request(6), RoomCreated{.name = QStringLiteral("general"), .kind = RoomKind::Private}),
         stored(4, request(8),
                RoomUpdated{.name = QStringLiteral("General"), .topic = QStringLiteral("All of us")}),
         stored(5, request(9), RoomUpdated{.name = {}, .topic = QString()}),
         stored(7, request(20),
                RoomUpdated{
                    .name = {}, .topic = {}, .writers = Circle::Everyone, .inviters = Circle::Moderators}),
         stored(8, request(21), UserJoined{.by = byBen()}),
         stored(9, request(22), UserLeft{.by = byBen(), .reason = QStringLiteral("Spam")}),
         stored(10, request(24), UserMuted{.by = byBen(), .until = at(9h)}),
         stored(11, request(24), UserMuted{.by = Actor{ben}, .until = {}}),
         stored(12, request(25), RoleChanged{.by = byBen(), .role = Role::Moderator}),
         stored(6, request(17), Unsupported{.type = QStringLiteral("poll_opened")})});
}

void addAmendments(std::vector<Event> &all)
{
    MessagePosted amended{.content = QStringLiteral("Good evening!"), .replyTo = {}};
    amended.state = {
        .seq = 1'046,
        .edited = morning + 1min,
        .isDeleted = false,
        .isPinned = true,
        .reactions = {{QStringLiteral("👍🏽"), {ben, ada}}, {QStringLiteral("❤️"), {ben}}}};
    MessagePosted deleted;
    deleted.state.seq = 1'047;
    deleted.state.isDeleted = true;
    all.insert(all.end(),
               {EditStored{.id = request(20), .room = general, .seq = 1'043, .timestamp = morning},
                DeletionStored{.id = request(21), .room = general, .seq = 1'047, .timestamp = morning},
                ReactionStored{.id = request(22), .room = general, .seq = 1'044, .timestamp = morning},
                PinStored{.id = request(24), .room = general, .seq = 1'046, .timestamp = morning},
                stored(1'043, request(20), MessageEdited{1'041, QStringLiteral("Good evening!")}),
                stored(1'044, request(22), ReactionSet{1'041, QStringLiteral("👍🏽"), true}),
                stored(1'046, request(24), MessagePinned{1'041, true}),
                stored(1'047, request(21), MessageDeleted{1'041}), stored(1'041, request(13), amended),
                stored(1'041, request(13), deleted)});
}

void addNotifications(std::vector<Event> &all)
{
    MessagePosted naming{.content = QStringLiteral("@Ben tea, all of you?"), .replyTo = {}};
    naming.mentions = {{ben}, true};
    const Notification mention{.number = 8,
                               .kind = NotificationKind::Mention,
                               .room = general,
                               .seq = 1'042,
                               .user = ada,
                               .name = QStringLiteral("Ada"),
                               .excerpt = QStringLiteral("@Ben tea, all of you?"),
                               .timestamp = morning,
                               .isRead = false,
                               .color = AvatarColor::Teal};
    const Notification invitation{.number = 9,
                                  .kind = NotificationKind::Invitation,
                                  .room = general,
                                  .seq = {},
                                  .user = ada,
                                  .name = QStringLiteral("Ada"),
                                  .excerpt = {},
                                  .timestamp = morning,
                                  .isRead = true};
    Notification mute{.number = 10,
                      .kind = NotificationKind::Moderation,
                      .room = general,
                      .seq = {},
                      .user = ada,
                      .name = QStringLiteral("Ada"),
                      .excerpt = {},
                      .timestamp = morning,
                      .isRead = false};
    mute.action = ModerationAction::Mute;
    mute.roomName = QStringLiteral("general");
    mute.detail = QStringLiteral("2026-11-20T15:30:00.000Z");
    all.insert(
        all.end(),
        {stored(1'042, request(14), naming), mention, invitation, mute,
         NotificationList{
             .id = request(25), .notifications = {mention, invitation}, .unread = {8}, .isComplete = true},
         NotificationsMarked{.id = request(26)}, NotificationsRead{.numbers = {8}}});
}

void addNotices(std::vector<Event> &all)
{
    all.insert(all.end(),
               {Typing{.room = general, .user = ben, .name = QStringLiteral("Ben"), .isOn = false},
                Typing{.room = general,
                       .user = ben,
                       .name = QStringLiteral("Ben"),
                       .isOn = true,
                       .color = AvatarColor::Plum},
                PresenceList{.people = {Presence{.user = ben, .status = Status::Online, .lastSeen = {}}}},
                Receipt{.room = general, .user = ada, .read = {.seq = 1'041, .unread = 1}, .lastSeq = 1'042},
                Receipts{.room = general,
                         .people = {{.user = ada, .deliveredSeq = 1'042, .readSeq = 1'041},
                                    {.user = ben, .deliveredSeq = 1'040, .readSeq = 0}}},
                ReceiptList{.id = request(14),
                            .room = general,
                            .seq = 1'042,
                            .receipts = {{.user = ada,
                                          .name = QStringLiteral("Ada"),
                                          .color = AvatarColor::Teal,
                                          .delivered = at(16h + 42min + 7s),
                                          .read = at(16h + 43min)},
                                         {.user = ben, .name = QStringLiteral("Ben")}},
                            .isComplete = true},
                PresenceList{.people = {Presence{.user = ben, .status = Status::Offline, .lastSeen = morning},
                                        Presence{.user = ada,
                                                 .status = Status::Away,
                                                 .lastSeen = {},
                                                 .statusText = QStringLiteral("In a meeting")}}},
                Pong{}, Done<UpdateProfile>{.id = request(40)},
                Profile{.user = ada,
                        .name = QStringLiteral("Ada L."),
                        .color = AvatarColor::Plum,
                        .statusText = QStringLiteral("In a meeting")},
                Profile{.user = ben, .name = QStringLiteral("Ben")}});
}

void addAccounts(std::vector<Event> &all)
{
    const IssuedToken issued{.token = QStringLiteral("kq3Vd0cJ5h1l_8oKx7y2nS-4RtBzWmEfUgPiTaYcVbN"),
                             .expires = at(24h * 30)};
    all.insert(
        all.end(),
        {Authenticated{.id = request(1), .issued = issued}, SignedUp{.id = request(1), .issued = issued},
         PasswordSet{.id = request(19)}, TokenRefreshed{.id = request(21), .issued = issued},
         DeviceList{.id = request(22),
                    .devices = {{.device = laptop,
                                 .kind = DeviceKind::Key,
                                 .name = QStringLiteral("Ada's laptop"),
                                 .created = morning,
                                 .lastSeen = at(9h),
                                 .isCurrent = true},
                                {.device = base::DeviceId(QStringLiteral("k-phone")),
                                 .kind = DeviceKind::Password,
                                 .name = {},
                                 .created = at(9h),
                                 .lastSeen = at(9h),
                                 .isCurrent = false}}},
         LinkCode{.id = request(23), .code = QStringLiteral("k3f7-x2qa-mm5e"), .expires = morning + 10min},
         SignedOut{.id = request(24)}, SignedOutEverywhere{.id = request(26)}});
}

void addModeration(std::vector<Event> &all)
{
    const AuditEntry ban{.number = 8,
                         .timestamp = morning,
                         .user = ada,
                         .name = QStringLiteral("Ada"),
                         .action = QStringLiteral("ban"),
                         .target = ben,
                         .targetName = QStringLiteral("Ben"),
                         .room = {},
                         .detail = QStringLiteral("Spam")};
    const AuditEntry byCommand{.number = 7,
                               .timestamp = morning,
                               .user = {},
                               .name = {},
                               .action = QStringLiteral("update_space"),
                               .target = {},
                               .targetName = {},
                               .room = general,
                               .detail = {}};
    all.insert(
        all.end(),
        {Done<InviteMember>{.id = request(21)}, Done<RemoveMember>{.id = request(22)},
         Done<MuteMember>{.id = request(24)}, Done<SetRole>{.id = request(25)}, Done<Ban>{.id = request(27)},
         Done<Unban>{.id = request(29)}, Done<UpdateSpace>{.id = request(32)},
         BanList{.id = request(30),
                 .bans = {{.user = ben,
                           .name = QStringLiteral("Ben"),
                           .timestamp = morning,
                           .reason = QStringLiteral("Spam")},
                          {.user = ada, .name = QStringLiteral("Ada"), .timestamp = morning, .reason = {}}},
                 .isComplete = false},
         AuditLog{.id = request(34), .entries = {ban, byCommand}, .isComplete = true},
         SpaceUpdated{.name = QStringLiteral("Garden Club"),
                      .policy = {.roomCreators = Circle::Everyone, .emptyRooms = EmptyRooms::Keep}},
         UserRole{.user = ben, .role = Role::Moderator}, RoomRemoved{.room = general},
         Done<Announce>{.id = request(36)}, harvest(),
         Announcement{
             .number = 4, .text = {}, .user = ada, .name = QStringLiteral("Ada"), .timestamp = morning}});
}

} // namespace

std::vector<Event> sampleEvents()
{
    std::vector<Event> all;
    addSignIn(all);
    addRooms(all);
    addMessages(all);
    addStoredEvents(all);
    addAmendments(all);
    addNotifications(all);
    addNotices(all);
    addAccounts(all);
    addModeration(all);
    return all;
}

} // namespace wire
