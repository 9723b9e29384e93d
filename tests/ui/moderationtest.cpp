// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QSignalSpy>
#include <QTest>

using support::general;
using ui::Moderation;
using ui::OpenedSpace;
using ui::Space;
using Role = models::MemberItem::Role;

/// What Ada, who owns the space, does to Ben and to its rooms.
class ModerationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void knowsWhoModerates();
    void mutesAndLetsWriteAgain();
    void makesAModerator();
    void removesFromARoom();
    void bansFromTheSpace();
    void listsWhoIsBannedAndLetsThemBackIn();
    void givesRolesInTheSpace();
    void offersRolesAsTheSpaceAllowsThem_data();
    void offersRolesAsTheSpaceAllowsThem();
    void saysThatTheLastOwnerStays();
    void changesOnlyWhatIsAnother();
    void letsOnlyModeratorsWrite();
    void tellsEverybody();
    void showsAnAnnouncementUntilItIsRead();
    void tellsWhatWasRefused();
    void listsWhatWasDone();

private:
    [[nodiscard]] Moderation &moderation() { return *m_opened->space->moderation(); }
    [[nodiscard]] QString ben() { return m_opened->ben.session().me().value(); }
    [[nodiscard]] QString newest() { return m_opened->newest({"kind", "senderName", "actorName"}); }

    std::unique_ptr<OpenedSpace> m_opened;
};

void ModerationTest::init()
{
    m_opened = std::make_unique<OpenedSpace>();
    m_opened->world.settle();
}

void ModerationTest::cleanup()
{
    m_opened.reset();
}

void ModerationTest::knowsWhoModerates()
{
    QVERIFY(moderation().isModerator());
    QVERIFY(m_opened->room().isModerator());
    Space hers(m_opened->world.clock(), m_opened->ben.session(), QStringLiteral("10.0.0.5:8787"));
    hers.openFirst(general.value());
    QVERIFY(!hers.moderation()->isModerator());
    QVERIFY(!hers.room()->isModerator());
    QVERIFY(hers.room()->canWrite() && hers.room()->canInvite());
}

void ModerationTest::mutesAndLetsWriteAgain()
{
    Space his(m_opened->world.clock(), m_opened->ben.session(), QStringLiteral("10.0.0.5:8787"));
    his.openFirst(general.value());
    const QSignalSpy done(&moderation(), &Moderation::done);
    moderation().mute(general.value(), ben(), 60);
    m_opened->world.settle();
    QCOMPARE(done.size(), 1);
    QVERIFY(his.room()->isMuted() && !his.room()->canWrite());
    QCOMPARE(newest(), QStringLiteral("Muted Ben Ada"));
    moderation().mute(general.value(), ben(), 0);
    m_opened->world.settle();
    QVERIFY(his.room()->canWrite());
    QCOMPARE(newest(), QStringLiteral("Unmuted Ben Ada"));
}

void ModerationTest::makesAModerator()
{
    Space his(m_opened->world.clock(), m_opened->ben.session(), QStringLiteral("10.0.0.5:8787"));
    his.openFirst(general.value());
    moderation().setRoomModerator(general.value(), ben(), true);
    m_opened->world.settle();
    QVERIFY(his.room()->isModerator());
    QCOMPARE(newest(), QStringLiteral("Appointed Ben Ada"));
    moderation().setRoomModerator(general.value(), ben(), false);
    m_opened->world.settle();
    QVERIFY(!his.room()->isModerator());
}

void ModerationTest::removesFromARoom()
{
    moderation().removeMember(general.value(), ben(), QStringLiteral(" Spam "));
    m_opened->world.settle();
    QCOMPARE(newest(), QStringLiteral("Removed Ben Ada"));
    QVERIFY(m_opened->ben.session().rooms().empty());
}

void ModerationTest::bansFromTheSpace()
{
    moderation().ban(ben(), {});
    m_opened->world.settle();
    QVERIFY(!m_opened->ben.isOnline());
}

void ModerationTest::listsWhoIsBannedAndLetsThemBackIn()
{
    const QString id = ben();
    moderation().ban(id, QStringLiteral("Spam"));
    m_opened->world.settle();
    moderation().refreshBans();
    m_opened->world.settle();
    QCOMPARE(models::rowsOf(*moderation().bans(), {"name", "reason"}),
             QStringList(QStringLiteral("Ben Spam")));
    moderation().unban(id);
    m_opened->world.settle();
    moderation().refreshBans();
    m_opened->world.settle();
    QCOMPARE(moderation().bans()->rowCount(), 0);
    m_opened->ben.connection().tryNow();
    m_opened->world.settle();
    QVERIFY(m_opened->ben.isOnline());
}

void ModerationTest::givesRolesInTheSpace()
{
    Space his(m_opened->world.clock(), m_opened->ben.session(), QStringLiteral("10.0.0.5:8787"));
    moderation().setSpaceRole(ben(), Role::Moderator);
    m_opened->world.settle();
    QVERIFY(his.moderation()->isModerator());
    QCOMPARE(his.moderation()->role(), Role::Moderator);
    const QStringList members = models::rowsOf(*m_opened->room().members(), {"name", "spaceRole"});
    QCOMPARE(members, QStringList({QStringLiteral("Ada Owner"), QStringLiteral("Ben Moderator")}));
}

void ModerationTest::offersRolesAsTheSpaceAllowsThem_data()
{
    QTest::addColumn<Role>("mine");
    QTest::addColumn<Role>("present");
    QTest::addColumn<Role>("given");
    const std::initializer_list<Role> roles{Role::Owner, Role::Moderator, Role::Member, Role::Guest};
    for (const Role mine : roles) {
        for (const Role present : roles) {
            for (const Role given : roles) {
                if (given != present)
                    QTest::addRow("%d to %d by %d", int(present), int(given), int(mine))
                        << mine << present << given;
            }
        }
    }
}

void ModerationTest::offersRolesAsTheSpaceAllowsThem()
{
    QFETCH(Role, mine);
    QFETCH(Role, present);
    QFETCH(Role, given);
    // Ben has one of them, and gives another one to Cleo.
    support::Device &cleo = m_opened->world.add(QStringLiteral("Cleo"));
    m_opened->world.settle();
    const QString hers = cleo.session().me().value();
    Space his(m_opened->world.clock(), m_opened->ben.session(), QStringLiteral("10.0.0.5:8787"));
    moderation().setSpaceRole(ben(), mine);
    moderation().setSpaceRole(hers, present);
    m_opened->world.settle();
    QCOMPARE(his.moderation()->role(), mine);
    const bool isOffered = his.moderation()->canGive(given, present);
    const QSignalSpy done(his.moderation(), &Moderation::done);
    const QSignalSpy failed(&his, &Space::failed);
    his.moderation()->setSpaceRole(hers, given);
    m_opened->world.settle();
    QCOMPARE(done.size() + failed.size(), 1);
    QCOMPARE(done.size() == 1, isOffered);
}

void ModerationTest::saysThatTheLastOwnerStays()
{
    const QSignalSpy failed(m_opened->space.get(), &Space::failed);
    moderation().setSpaceRole(m_opened->ada.session().me().value(), Role::Member);
    m_opened->world.settle();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().value<Space::Trouble>(), Space::Trouble::NotAllowed);
    QCOMPARE(moderation().role(), Role::Owner);
}

void ModerationTest::changesOnlyWhatIsAnother()
{
    const QSignalSpy done(&moderation(), &Moderation::done);
    moderation().updateRoom(general.value(), QStringLiteral("general"), {}, false, false);
    QCOMPARE(done.size(), 1);
    m_opened->world.settle();
    QVERIFY(newest() != QStringLiteral("RoomUpdated Ada "));
    moderation().updateRoom(general.value(), QStringLiteral("everybody"), QStringLiteral("Tea at four"),
                            false, false);
    m_opened->world.settle();
    QCOMPARE(m_opened->room().name(), QStringLiteral("everybody"));
    QCOMPARE(m_opened->room().topic(), QStringLiteral("Tea at four"));
}

void ModerationTest::letsOnlyModeratorsWrite()
{
    Space his(m_opened->world.clock(), m_opened->ben.session(), QStringLiteral("10.0.0.5:8787"));
    his.openFirst(general.value());
    moderation().updateRoom(general.value(), QStringLiteral("general"), {}, true, true);
    m_opened->world.settle();
    QVERIFY(m_opened->room().onlyModeratorsWrite() && m_opened->room().canWrite());
    QVERIFY(!his.room()->canWrite() && !his.room()->canInvite());
}

void ModerationTest::tellsEverybody()
{
    Space his(m_opened->world.clock(), m_opened->ben.session(), QStringLiteral("10.0.0.5:8787"));
    moderation().announce(QStringLiteral("  Closing at four "));
    m_opened->world.settle();
    QCOMPARE(his.moderation()->announcement(), QStringLiteral("Closing at four"));
    QCOMPARE(his.moderation()->announcer(), QStringLiteral("Ada"));
    moderation().announce({});
    m_opened->world.settle();
    QCOMPARE(his.moderation()->announcement(), QString());
}

void ModerationTest::showsAnAnnouncementUntilItIsRead()
{
    moderation().announce(QStringLiteral("Closing at four"));
    m_opened->world.settle();
    const QSignalSpy changed(&moderation(), &Moderation::changed);
    moderation().dismissAnnouncement();
    QCOMPARE(moderation().announcement(), QString());
    QCOMPARE(changed.size(), 1);
    moderation().announce(QStringLiteral("At five, after all"));
    m_opened->world.settle();
    QCOMPARE(moderation().announcement(), QStringLiteral("At five, after all"));
}

void ModerationTest::tellsWhatWasRefused()
{
    Space his(m_opened->world.clock(), m_opened->ben.session(), QStringLiteral("10.0.0.5:8787"));
    const QSignalSpy failed(&his, &Space::failed);
    his.moderation()->ban(m_opened->ada.session().me().value(), {});
    m_opened->world.settle();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().value<Space::Trouble>(), Space::Trouble::NotAllowed);
}

void ModerationTest::listsWhatWasDone()
{
    moderation().mute(general.value(), ben(), 60);
    moderation().removeMember(general.value(), ben(), QStringLiteral("Spam"));
    m_opened->world.settle();
    moderation().refreshAuditLog();
    m_opened->world.settle();
    QCOMPARE(models::rowsOf(*moderation().auditLog(), {"action", "name", "target", "room"}),
             QStringList({QStringLiteral("remove_member Ada Ben general"),
                          QStringLiteral("mute_member Ada Ben general")}));
    QCOMPARE(models::rowAt(*moderation().auditLog(), 0, {"detail"}), QStringLiteral("Spam"));
    QVERIFY(!moderation().auditLog()->canFetchMore({}));
}

QTEST_GUILESS_MAIN(ModerationTest)
#include "moderationtest.moc"
