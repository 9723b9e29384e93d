// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts.h"
#include "base/log.h"
#include "ui/openedspace.h"

#include <QTest>

using support::general;
using ui::Alert;
using ui::Alerts;
using ui::OpenedSpace;
using ui::Settings;

/// What the desktop tells Ada of what Ben writes.
class AlertsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void tellsOfAMessage();
    void tellsOfManyAtOnce();
    void tellsNothingOfMyOwn();
    void tellsNothingOfWhatIsLookedAt();
    void tellsNothingOfWhatWasRead();
    void tellsNothingTwice();
    void isQuietWhenAskedTo();
    void keepsToTheRuleOfTheRoom();
    void tellsOfMentions();
    void tellsOfDirectMessagesAmongMentions();
    void withdrawsWhatWasReadElsewhere();
    void takesBackWhatWasDeleted();
    void cutsALongText();
    void namesTheFirstMessageThatItTellsOf();
    void tellsWhatModeratorsDid();
    void tellsNothingOfModeratorsWhereItIsNotWanted();

private:
    void write(const QString &text);
    void watch();
    /// Ben owns the space from now on, and Ada no more.
    void handOver();
    /// Ben mutes Ada.
    void mute();

    std::unique_ptr<OpenedSpace> m_opened;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Alerts> m_alerts;
    QStringList m_told; ///< title | text
    QStringList m_withdrawn;
    std::optional<base::Seq> m_first; ///< of the last alert
};

void AlertsTest::init()
{
    m_opened = std::make_unique<OpenedSpace>();
    m_settings = std::make_unique<Settings>(Settings::Values());
    watch();
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(1'000));
    m_told.clear();
}

void AlertsTest::cleanup()
{
    m_alerts.reset();
    m_opened.reset();
}

void AlertsTest::watch()
{
    m_alerts = std::make_unique<Alerts>(m_opened->world.clock(), m_opened->ada.session(), *m_opened->space,
                                        *m_settings);
    connect(m_alerts.get(), &Alerts::raised, this, [this](const Alert &alert) {
        m_told.append(QStringLiteral("%1 | %2").arg(alert.title, alert.text));
        m_first = alert.seq;
    });
    connect(m_alerts.get(), &Alerts::withdrawn, this,
            [this](const base::RoomId &room) { m_withdrawn.append(room.value()); });
    m_told.clear();
    m_withdrawn.clear();
}

void AlertsTest::write(const QString &text)
{
    m_opened->ben.session().write(general, text);
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(1'000));
}

void AlertsTest::tellsOfAMessage()
{
    write(QStringLiteral("Is the\nvan here?"));
    QCOMPARE(m_told, QStringList(QStringLiteral("Ben in general | Is the van here?")));
}

void AlertsTest::tellsOfManyAtOnce()
{
    for (int i = 1; i <= 3; ++i)
        m_opened->ben.session().write(general, QStringLiteral("line %1").arg(i));
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(1'000));
    write(QStringLiteral("line 4"));
    QCOMPARE(m_told, QStringList({QStringLiteral("general: 3 new message(s) | Ben: line 3"),
                                  QStringLiteral("general: 4 new message(s) | Ben: line 4")}));
}

void AlertsTest::tellsNothingOfMyOwn()
{
    m_opened->ada.session().write(general, QStringLiteral("mine"));
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(1'000));
    QCOMPARE(m_told, QStringList());
}

void AlertsTest::tellsNothingOfWhatIsLookedAt()
{
    m_opened->room().setLookedAt(true);
    write(QStringLiteral("in front of her"));
    QCOMPARE(m_told, QStringList());
    m_opened->room().setLookedAt(false);
    write(QStringLiteral("behind her back"));
    QCOMPARE(m_told.size(), 1);
}

void AlertsTest::tellsNothingOfWhatWasRead()
{
    m_opened->ben.session().write(general, QStringLiteral("read at once"));
    m_opened->world.settle();
    m_opened->ada.session().markRead(general);
    m_opened->world.advance(base::Duration(1'000));
    QCOMPARE(m_told, QStringList());
}

void AlertsTest::tellsNothingTwice()
{
    write(QStringLiteral("once"));
    QCOMPARE(m_told.size(), 1);
    m_opened->world.stopServer();
    m_opened->world.startServer();
    m_opened->space->tryNow();
    watch(); // the next run of the program
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(60'000));
    QCOMPARE(m_told, QStringList());
}

void AlertsTest::isQuietWhenAskedTo()
{
    m_settings->setQuiet(true);
    write(QStringLiteral("quiet"));
    QCOMPARE(m_told, QStringList());
    m_settings->setQuiet(false);
    write(QStringLiteral("loud"));
    QCOMPARE(m_told.size(), 1);
}

void AlertsTest::keepsToTheRuleOfTheRoom()
{
    m_settings->setAlertsIn(m_opened->space->address(), general.value(), Settings::Alerts::None);
    write(QStringLiteral("for nobody"));
    m_settings->setAlertsIn(m_opened->space->address(), general.value(), Settings::Alerts::Mentions);
    write(QStringLiteral("for everybody"));
    QCOMPARE(m_told, QStringList());
    m_settings->setAlerts(Settings::Alerts::None);
    m_settings->setAlertsIn(m_opened->space->address(), general.value(), Settings::Alerts::All);
    write(QStringLiteral("after all"));
    QCOMPARE(m_told.size(), 1);
}

void AlertsTest::tellsOfMentions()
{
    m_settings->setAlerts(Settings::Alerts::Mentions);
    write(QStringLiteral("for everybody"));
    QCOMPARE(m_told, QStringList());
    const protocol::Mentions ada{{m_opened->ada.session().me()}, false};
    m_opened->ben.session().write(general, QStringLiteral("@Ada, for you"), {}, {}, ada);
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(1'000));
    QCOMPARE(m_told, QStringList(QStringLiteral("general: 2 new message(s) | Ben: @Ada, for you")));
    m_opened->ada.session().markRead(general);
    m_opened->world.settle();
    write(QStringLiteral("for everybody again"));
    QCOMPARE(m_told.size(), 1);
}

void AlertsTest::tellsOfDirectMessagesAmongMentions()
{
    m_settings->setAlerts(Settings::Alerts::Mentions);
    m_opened->space->openDirect(m_opened->ben.session().me().value());
    m_opened->world.settle();
    const base::RoomId direct(m_opened->room().id());
    m_opened->ben.session().write(direct, QStringLiteral("between us"));
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(1'000));
    QCOMPARE(m_told, QStringList(QStringLiteral("Ben | between us")));
}

void AlertsTest::withdrawsWhatWasReadElsewhere()
{
    write(QStringLiteral("news"));
    QCOMPARE(m_withdrawn, QStringList());
    m_opened->ada.session().markRead(general);
    m_opened->world.settle();
    QCOMPARE(m_withdrawn, QStringList(general.value()));
    write(QStringLiteral("more"));
    QCOMPARE(m_told.last(), QStringLiteral("Ben in general | more"));
}

void AlertsTest::takesBackWhatWasDeleted()
{
    write(QStringLiteral("not for you"));
    QCOMPARE(m_told.size(), 1);
    const base::Seq seq = models::valueAt(*m_opened->room().timeline(), 0, "seq").toULongLong();
    m_opened->ben.session().amend(general, protocol::MessageDeleted{seq});
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(1'000));
    QCOMPARE(m_withdrawn, QStringList(general.value()));
    QCOMPARE(m_told.size(), 1);
}

void AlertsTest::cutsALongText()
{
    write(QString(199, u'a') + QStringLiteral("😀 and more"));
    QCOMPARE(m_told, QStringList(QStringLiteral("Ben in general | ") + QString(199, u'a') + u'…'));
}

void AlertsTest::namesTheFirstMessageThatItTellsOf()
{
    write(QStringLiteral("one"));
    const auto first = models::valueAt(*m_opened->room().timeline(), 0, "seq").toULongLong();
    QCOMPARE(m_first, std::optional<base::Seq>(first));
    write(QStringLiteral("two"));
    QCOMPARE(m_told.size(), 2);
    QCOMPARE(m_first, std::optional<base::Seq>(first));
}

void AlertsTest::handOver()
{
    const auto give = [this](support::Device &to, protocol::Role role) {
        m_opened->ada.session().ask(protocol::SetRole{{}, to.session().me(), role, {}},
                                    [](const client::Answer &) {});
        m_opened->world.settle();
    };
    give(m_opened->ben, protocol::Role::Owner);
    give(m_opened->ada, protocol::Role::Member);
}

void AlertsTest::mute()
{
    m_opened->ben.session().ask(
        protocol::MuteMember{{}, general, m_opened->ada.session().me(), std::chrono::hours(1)},
        [](const client::Answer &) {});
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(1'000));
}

void AlertsTest::tellsWhatModeratorsDid()
{
    handOver();
    m_opened->ben.session().ask(
        protocol::SetRole{{}, m_opened->ada.session().me(), protocol::Role::Guest, {}},
        [](const client::Answer &) {});
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(1'000));
    const QString space = m_opened->space->name();
    QCOMPARE(m_told, QStringList(QStringLiteral("%1 | Ben made you a guest of %1").arg(space)));
    QVERIFY(!m_first);
}

void AlertsTest::tellsNothingOfModeratorsWhereItIsNotWanted()
{
    handOver();
    m_settings->setAlertsIn(m_opened->space->address(), general.value(), Settings::Alerts::None);
    mute();
    m_settings->setAlertsIn(m_opened->space->address(), general.value(), Settings::Alerts::All);
    m_opened->room().setLookedAt(true);
    mute();
    QCOMPARE(m_told, QStringList());
    m_opened->room().setLookedAt(false);
    mute();
    QCOMPARE(m_told.size(), 1);
    QVERIFY(m_told.front().contains(QStringLiteral("Ben muted you in general until ")));
}

QTEST_GUILESS_MAIN(AlertsTest)
#include "alertstest.moc"
