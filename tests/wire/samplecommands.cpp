// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/samples.h"

#include "wire/samplevalues.h"

using namespace protocol;
using namespace std::chrono_literals;

namespace wire {

namespace {

/// A sign-in with the key and the signature of RFC 8032, 7.1, test 1.
Authenticate signIn()
{
    return {.id = request(1),
            .key = QByteArray::fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
            .name = QStringLiteral("Ada"),
            .signature =
                QByteArray::fromHex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                                    "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")};
}

void addRooms(std::vector<Command> &all)
{
    all.insert(
        all.end(),
        {ListRooms{.id = request(2), .after = {}}, ListRooms{.id = request(3), .after = general},
         RoomMembers{.id = request(4), .room = general, .after = {}},
         RoomMembers{.id = request(5), .room = general, .after = ada},
         CreateRoom{
             .id = request(6), .name = QStringLiteral("general"), .kind = RoomKind::Public, .members = {}},
         CreateRoom{.id = request(7), .name = {}, .kind = RoomKind::Direct, .members = {ben}},
         CreateRoom{.id = request(19),
                    .name = QStringLiteral("news"),
                    .kind = RoomKind::Private,
                    .members = {},
                    .writers = Circle::Moderators,
                    .inviters = Circle::Everyone},
         UpdateRoom{.id = request(8),
                    .room = general,
                    .name = QStringLiteral("General"),
                    .topic = QStringLiteral("Everything & everybody")},
         UpdateRoom{.id = request(9), .room = general, .name = {}, .topic = QString()},
         UpdateRoom{.id = request(20),
                    .room = general,
                    .name = {},
                    .topic = {},
                    .writers = Circle::Everyone,
                    .inviters = Circle::Moderators},
         JoinRoom{.id = request(10), .room = general}, LeaveRoom{.id = request(11), .room = general}});
}

void addMessages(std::vector<Command> &all)
{
    all.insert(all.end(),
               {Subscribe{.id = request(12), .room = general, .after = 1'041, .readSeq = 1'040},
                Subscribe{.id = request(12), .room = general, .after = 0, .readSeq = {}},
                Subscribe{.id = request(12),
                          .room = general,
                          .after = 1'041,
                          .readSeq = 1'040,
                          .deliveredSeq = 1'041,
                          .isPrivate = true},
                ListReceipts{.id = request(14), .room = general, .seq = 1'042, .after = {}},
                ListReceipts{.id = request(14), .room = general, .seq = 1'042, .after = ben},
                ChatMessage{.id = request(13),
                            .room = general,
                            .content = QStringLiteral("Good morning!"),
                            .replyTo = {},
                            .follows = {}},
                ChatMessage{.id = request(14),
                            .room = general,
                            .content = QStringLiteral(u"Grüße, \"Ben\" 👋\n\tC:\\tea / coffee?"),
                            .replyTo = 1'041,
                            .follows = request(13)},
                RoomHistory{.id = request(15), .room = general, .before = 1'041, .after = {}, .limit = 50},
                RoomHistory{.id = request(16), .room = general, .before = {}, .after = 990, .limit = 1},
                Positions{.id = request(18)}});
}

void addAmendments(std::vector<Command> &all)
{
    all.insert(
        all.end(),
        {EditMessage{
             .id = request(20), .room = general, .amendment = {1'041, QStringLiteral("Good evening!")}},
         DeleteMessage{.id = request(21), .room = general, .amendment = {1'041}},
         React{.id = request(22), .room = general, .amendment = {1'041, QStringLiteral("👍🏽"), true}},
         React{.id = request(23), .room = general, .amendment = {1'041, QStringLiteral("👍🏽"), false}},
         Pin{.id = request(24), .room = general, .amendment = {1'041, true}}});
}

void addNotifications(std::vector<Command> &all)
{
    all.insert(all.end(), {ChatMessage{.id = request(14),
                                       .room = general,
                                       .content = QStringLiteral("@Ben tea, all of you?"),
                                       .replyTo = {},
                                       .follows = {},
                                       .mentions = {{ben}, true}},
                           ListNotifications{.id = request(25), .after = 7, .before = {}, .limit = 200},
                           ListNotifications{.id = request(25), .after = {}, .before = 7, .limit = 1},
                           MarkNotifications{.id = request(26), .numbers = {7, 9}, .upTo = {}},
                           MarkNotifications{.id = request(26), .numbers = {}, .upTo = 9}});
}

void addAccounts(std::vector<Command> &all)
{
    Authenticate linked = signIn();
    linked.code = QStringLiteral("k3f7-x2qa-mm5e");
    linked.device = QStringLiteral("Ada's laptop");
    Authenticate invited = signIn();
    invited.invite = QStringLiteral("b6dd-4t2z-w7ko");
    all.insert(all.end(),
               {linked, invited,
                AuthenticateToken{.id = request(1),
                                  .token = QStringLiteral("kq3Vd0cJ5h1l_8oKx7y2nS-4RtBzWmEfUgPiTaYcVbN")},
                AuthenticatePassword{.id = request(1),
                                     .name = QStringLiteral("Ada"),
                                     .password = QStringLiteral("correct horse"),
                                     .device = {}},
                AuthenticatePassword{.id = request(1),
                                     .name = QStringLiteral("Ada"),
                                     .password = QStringLiteral(u"großes Pferd"),
                                     .device = QStringLiteral("Ada's laptop")},
                SignUp{.id = request(1),
                       .name = QStringLiteral("Ada"),
                       .password = QStringLiteral("correct horse"),
                       .invite = QStringLiteral("b6dd-4t2z-w7ko"),
                       .device = QStringLiteral("Ada's laptop"),
                       .color = AvatarColor::Teal},
                SetPassword{.id = request(19), .password = QStringLiteral("correct horse"), .current = {}},
                SetPassword{.id = request(20),
                            .password = QStringLiteral("battery staple"),
                            .current = QStringLiteral("correct horse")},
                RefreshToken{.id = request(21)}, ListDevices{.id = request(22)},
                LinkDevice{.id = request(23)}, SignOut{.id = request(24), .device = {}},
                SignOut{.id = request(25), .device = laptop}, SignOutEverywhere{.id = request(26)}});
}

void addNotices(std::vector<Command> &all)
{
    all.insert(all.end(),
               {MarkRead{.room = general, .seq = 1'041},
                MarkRead{.room = general, .seq = 1'041, .isPrivate = true},
                MarkDelivered{.room = general, .seq = 1'042}, SetTyping{.room = general, .isOn = true},
                SetPresence{.status = Status::Away}, Ping{},
                UpdateProfile{.id = request(40),
                              .name = QStringLiteral("Ada L."),
                              .color = AvatarColor::Plum,
                              .statusText = QStringLiteral("In a meeting")},
                UpdateProfile{.id = request(41), .statusText = QStringLiteral("")}});
}

void addModeration(std::vector<Command> &all)
{
    all.insert(
        all.end(),
        {InviteMember{.id = request(21), .room = general, .user = ben},
         RemoveMember{.id = request(22), .room = general, .user = ben, .reason = QStringLiteral("Spam")},
         RemoveMember{.id = request(23), .room = general, .user = ben, .reason = {}},
         MuteMember{
             .id = request(24), .room = general, .user = ben, .duration = std::chrono::milliseconds(600'000)},
         SetRole{.id = request(25), .user = ben, .role = Role::Moderator, .room = general},
         SetRole{.id = request(26), .user = ben, .role = Role::Guest, .room = {}},
         Ban{.id = request(27), .user = ben, .reason = QStringLiteral("Spam")},
         Ban{.id = request(28), .user = ben, .reason = {}}, Unban{.id = request(29), .user = ben},
         ListBans{.id = request(30), .after = {}}, ListBans{.id = request(31), .after = ben},
         UpdateSpace{.id = request(32),
                     .name = QStringLiteral("Garden Club"),
                     .roomCreators = Circle::Moderators,
                     .emptyRooms = EmptyRooms::Remove},
         UpdateSpace{.id = request(33), .name = {}, .roomCreators = {}, .emptyRooms = EmptyRooms::Keep},
         ReadAuditLog{.id = request(34), .before = {}, .limit = 50},
         ReadAuditLog{.id = request(35), .before = 7, .limit = 1},
         Announce{.id = request(36), .text = QStringLiteral("Harvest on Sunday"), .until = at(9h)},
         Announce{.id = request(37), .text = QStringLiteral(""), .until = {}}});
}

} // namespace

std::vector<Command> sampleCommands()
{
    Authenticate colored = signIn();
    colored.color = AvatarColor::Teal;
    std::vector<Command> all{signIn(), colored};
    addRooms(all);
    addMessages(all);
    addAmendments(all);
    addNotifications(all);
    addNotices(all);
    addAccounts(all);
    addModeration(all);
    return all;
}

} // namespace wire
