// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace server;
using protocol::Role;

/// What the store keeps of people's rights.
class StoreRolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsASpaceOfBeforeThereWereRoles();
    void makesTheOwnerOfWhoWasAMember();
    void keepsRolesOverReopening();
};

void StoreRolesTest::knowsASpaceOfBeforeThereWereRoles()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("space.db"));
    {
        auto old = sql::Database::open(path, std::span(spaceSchema).first(6));
        QVERIFY(old);
        for (const char *statement :
             {"INSERT INTO users (id, name, name_key) VALUES ('u-eve', 'Eve', 'eve')",
              "INSERT INTO users (id, name, name_key) VALUES ('u-kim', 'Kim', 'kim')",
              "INSERT INTO rooms VALUES ('r1', 'private', 'Tea', NULL, '', NULL, 3)",
              "INSERT INTO rooms VALUES ('d1', 'direct', '', NULL, '', 'u-eve u-kim', 3)",
              "INSERT INTO members (room, user) VALUES ('r1', 'u-eve'), ('r1', 'u-kim'), ('d1', 'u-eve')",
              "INSERT INTO events VALUES ('r1', 1, x'01', 'u-eve', 0, 'room_created', '{}', NULL)",
              "INSERT INTO events VALUES ('d1', 1, x'02', 'u-eve', 0, 'room_created', '{}', NULL)"})
            QVERIFY2(old->run(QString::fromLatin1(statement)), statement);
    }
    StoreFixture space(path);
    const Snapshot snapshot = space.loaded();
    for (const UserRecord &user : snapshot.users)
        QVERIFY(user.role == Role::Member && !user.ban);
    // Who made a room moderates it; two in private need nobody who does.
    for (const RoomRecord &room : snapshot.rooms) {
        const bool isMade = room.id.value() == QLatin1String("r1");
        QVERIFY(room.moderators ==
                (isMade ? std::vector{base::UserId(QStringLiteral("u-eve"))} : std::vector<base::UserId>()));
        QVERIFY(room.writers == protocol::Circle::Everyone && room.inviters == protocol::Circle::Everyone);
    }
    QVERIFY(snapshot.policy == protocol::SpacePolicy());
}

void StoreRolesTest::makesTheOwnerOfWhoWasAMember()
{
    StoreFixture space;
    const base::UserId ada = space.user(QStringLiteral("Ada"));
    Arrival owner = space.arrival(QStringLiteral("Ada"));
    owner.user.role = Role::Owner;
    const auto back = space.answer<SignedIn>([&](auto reply) {
        space.store().accounts().signInByKey(
            owner, QCryptographicHash::hash("Ada", QCryptographicHash::Sha256), {}, {}, reply);
    });
    QVERIFY(back);
    QVERIFY(back->user.id == ada);
    QCOMPARE(back->user.role, Role::Owner);
    // Nobody loses a role by signing in as somebody without one.
    QCOMPARE(space.signIn(QStringLiteral("Ada"), QStringLiteral("Ada"))->user.role, Role::Owner);
}

void StoreRolesTest::keepsRolesOverReopening()
{
    const QTemporaryDir folder;
    StoreFixture space(folder.filePath(QStringLiteral("space.db")));
    const base::UserId ada = space.user(QStringLiteral("Ada"));
    const base::UserId ben = space.user(QStringLiteral("Ben"));
    (void)space.storage().database().run(
        QStringLiteral("UPDATE users SET role = 'owner' WHERE name = 'Ada'"));
    const auto moderate = [&](int request, const Moderation &moderation) {
        return space.answer<Moderated>(
            [&](auto reply) { space.store().moderate(moderation, space.act(request, ada), reply); });
    };
    QVERIFY(moderate(1, protocol::SetRole{{}, ben, Role::Moderator, general}));
    QVERIFY(moderate(2, protocol::MuteMember{{}, general, ben, std::chrono::milliseconds(1'000)}));
    QVERIFY(moderate(3, protocol::Ban{{}, ben, QStringLiteral("Spam")}));
    space.reopen();
    const Snapshot snapshot = space.loaded();
    const auto user = std::ranges::find(snapshot.users, ben, &UserRecord::id);
    QVERIFY(user->ban);
    QCOMPARE(user->ban->reason, QStringLiteral("Spam"));
    QVERIFY(user->ban->since == wire::at(std::chrono::seconds(3)));
    const auto room = std::ranges::find(snapshot.rooms, general, &RoomRecord::id);
    QVERIFY(room->moderators == std::vector{ben});
    QCOMPARE(room->mutes.size(), 1U);
    QVERIFY(room->mutes[0].second == wire::at(std::chrono::seconds(3)));
}

QTEST_GUILESS_MAIN(StoreRolesTest)
#include "storerolestest.moc"
