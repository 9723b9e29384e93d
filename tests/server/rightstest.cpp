// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/rights.h"

#include <QTest>

using namespace server;
using protocol::Circle;
using protocol::Role;
using protocol::RoomKind;

namespace {

constexpr Role roles[] = {Role::Owner, Role::Moderator, Role::Member, Role::Guest};
constexpr RoomDeed deeds[] = {RoomDeed::Join,   RoomDeed::Leave,    RoomDeed::Read,   RoomDeed::Write,
                              RoomDeed::Invite, RoomDeed::Moderate, RoomDeed::Manage, RoomDeed::Appoint};

Standing member(Role role)
{
    Standing standing;
    standing.role = role;
    standing.isMember = true;
    return standing;
}

} // namespace

/// What the table of PROTOCOL.md does not say; the rest is hubrightstest.cpp's.
class RightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheHighestOfTwoRoles();
    void makesNoModeratorOfAGuest();
    void hidesARoomFromWhoIsBanned();
    void silencesWhoIsMutedAndNothingElse();
    void letsNobodyActOnTheirEquals();
    void letsPeopleStepDownOnly();
    void givesRolesFromAbove();
};

void RightsTest::givesTheHighestOfTwoRoles()
{
    Standing standing = member(Role::Member);
    QCOMPARE(roleIn(standing), Role::Member);
    standing.isAppointed = true;
    QCOMPARE(roleIn(standing), Role::Moderator);
    QVERIFY(rankIn(standing) < rankOf(Role::Moderator));
    standing.role = Role::Owner;
    QCOMPARE(roleIn(standing), Role::Owner);
}

void RightsTest::makesNoModeratorOfAGuest()
{
    Standing standing = member(Role::Guest);
    standing.isAppointed = true;
    QCOMPARE(roleIn(standing), Role::Guest);
    QVERIFY(judge(RoomDeed::Manage, standing, {}) == Verdict::NotAllowed);
    QVERIFY(!mayAppoint(member(Role::Owner), member(Role::Guest), Role::Moderator, false));
}

void RightsTest::hidesARoomFromWhoIsBanned()
{
    for (const Role role : roles) {
        Standing standing = member(role);
        standing.isBanned = true;
        for (const RoomDeed deed : deeds)
            QVERIFY(judge(deed, standing, {}) == Verdict::NotFound);
    }
}

void RightsTest::silencesWhoIsMutedAndNothingElse()
{
    for (const Role role : roles) {
        Standing muted = member(role);
        muted.isMuted = true;
        for (const RoomDeed deed : deeds) {
            const Verdict expected =
                deed == RoomDeed::Write ? Verdict::NotAllowed : judge(deed, member(role), {});
            QVERIFY(judge(deed, muted, {}) == expected);
        }
    }
}

void RightsTest::letsNobodyActOnTheirEquals()
{
    for (const Role one : roles) {
        QVERIFY(!isAbove(rankOf(one), rankOf(one)));
        for (const Role other : roles)
            QVERIFY(!(isAbove(rankOf(one), rankOf(other)) && isAbove(rankOf(other), rankOf(one))));
    }
}

void RightsTest::letsPeopleStepDownOnly()
{
    for (const Role now : roles) {
        for (const Role next : roles)
            QCOMPARE(mayGive(next, now, now, true), rankOf(next) <= rankOf(now));
    }
    Standing moderator = member(Role::Member);
    moderator.isAppointed = true;
    QVERIFY(mayAppoint(moderator, moderator, Role::Member, true));
    QVERIFY(!mayAppoint(moderator, moderator, Role::Moderator, true));
    QVERIFY(!mayAppoint(moderator, moderator, Role::Member, false));
}

void RightsTest::givesRolesFromAbove()
{
    for (const Role target : {Role::Moderator, Role::Member, Role::Guest}) {
        for (const Role role : roles)
            QVERIFY(mayGive(role, Role::Owner, target, false));
    }
    for (const Role role : roles) {
        QVERIFY(!mayGive(role, Role::Owner, Role::Owner, false));
        QVERIFY(!mayGive(role, Role::Moderator, Role::Moderator, false));
        QVERIFY(!mayGive(role, Role::Member, Role::Guest, false));
        const bool isBelow = role == Role::Member || role == Role::Guest;
        QCOMPARE(mayGive(role, Role::Moderator, Role::Member, false), isBelow);
    }
}

QTEST_APPLESS_MAIN(RightsTest)
#include "rightstest.moc"
