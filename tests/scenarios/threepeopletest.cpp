// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QTest>

using protocol::ModerationAction;
using protocol::Notification;
using protocol::NotificationKind;
using support::Crash;
using support::Device;
using support::general;
using support::World;

/// What three people are told in person, of whom each has two devices. Ada owns the space.
class ThreePeopleScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();

    void areToldWhoNamesThem();
    void areToldWhoAnswersThem();
    void areToldOnceWhoNamesEverybody();
    void areToldWhatModeratorsDid();
    void haveSeenItOnBothDevices();
    void catchUpOnTheDeviceThatWasAway();

private:
    struct Person {
        Device *laptop = nullptr;
        Device *phone = nullptr;

        [[nodiscard]] std::array<Device *, 2> devices() const { return {laptop, phone}; }
        [[nodiscard]] base::UserId user() const { return laptop->session().me(); }
    };
    Person add(const QString &name) { return {&m_world->add(name), &m_world->add(name)}; }
    void say(const Person &person, const QString &text, const protocol::Mentions &mentions = {},
             const std::optional<base::Seq> &replyTo = {})
    {
        person.laptop->session().write(general, text, {}, replyTo, mentions);
        m_world->settle();
    }
    /// Ada, who may, does it by her phone.
    template <class Request>
    void moderate(const Request &request)
    {
        m_ada.phone->session().ask(request, [](const client::Answer &) {});
        m_world->settle();
    }
    /// What a device lists, the newest first.
    [[nodiscard]] static std::vector<Notification> listed(Device &device)
    {
        std::vector<Notification> all;
        for (const client::NotificationRow &row : device.session().notifications())
            all.push_back(row.notification);
        return all;
    }
    /// Both devices list the same, and were told as much; how often that is so for a person.
    [[nodiscard]] static bool isTold(const Person &person, std::size_t count)
    {
        return std::ranges::all_of(person.devices(), [&](Device *device) {
            return listed(*device) == listed(*person.laptop) && listed(*device).size() == count &&
                   device->diary().notifications().size() == count;
        });
    }

    std::unique_ptr<World> m_world;
    Person m_ada;
    Person m_ben;
    Person m_cleo;
};

void ThreePeopleScenarios::init()
{
    m_world = std::make_unique<World>(1, support::ownedBy(QStringLiteral("Ada")));
    m_ada = add(QStringLiteral("Ada"));
    m_ben = add(QStringLiteral("Ben"));
    m_cleo = add(QStringLiteral("Cleo"));
    m_world->settle();
}

void ThreePeopleScenarios::areToldWhoNamesThem()
{
    say(m_ben, QStringLiteral("@Ada @Cleo tea?"), {{m_ada.user(), m_cleo.user()}, false});
    for (const Person &person : {m_ada, m_cleo}) {
        QVERIFY(isTold(person, 1));
        const Notification told = listed(*person.phone).front();
        QCOMPARE(told.kind, NotificationKind::Mention);
        QCOMPARE(told.user, m_ben.user());
    }
    QVERIFY(isTold(m_ben, 0));
}

void ThreePeopleScenarios::areToldWhoAnswersThem()
{
    say(m_ben, QStringLiteral("tea?"));
    const base::Seq asked = m_ben.laptop->diary().sent().back().seq;
    say(m_cleo, QStringLiteral("yes"), {}, asked);
    QVERIFY(isTold(m_ben, 1));
    QCOMPARE(listed(*m_ben.phone).front().kind, NotificationKind::Reply);
    QCOMPARE(listed(*m_ben.phone).front().seq, std::optional(asked + 1));
    QVERIFY(isTold(m_ada, 0));
    QVERIFY(isTold(m_cleo, 0));
}

void ThreePeopleScenarios::areToldOnceWhoNamesEverybody()
{
    say(m_ben, QStringLiteral("tea?"));
    const base::Seq asked = m_ben.laptop->diary().sent().back().seq;
    say(m_cleo, QStringLiteral("@room @Ben yes"), {{m_ben.user()}, true}, asked);
    QVERIFY(isTold(m_ben, 1));
    QVERIFY(isTold(m_ada, 1));
    QVERIFY(isTold(m_cleo, 0));
}

void ThreePeopleScenarios::areToldWhatModeratorsDid()
{
    const base::UtcTime until = m_world->clock().utcNow() + std::chrono::hours(1);
    moderate(protocol::MuteMember{{}, general, m_cleo.user(), std::chrono::hours(1)});
    moderate(protocol::RemoveMember{{}, general, m_cleo.user(), QStringLiteral("be kind")});
    QVERIFY(isTold(m_cleo, 2));
    QVERIFY(isTold(m_ben, 0));
    // It is on the disk, and what the room was called with it.
    m_world->crash(*m_cleo.phone, Crash::AfterCommit);
    m_world->stopServer();
    m_world->start(*m_cleo.phone);
    m_world->settle();
    const std::vector<Notification> kept = listed(*m_cleo.phone);
    QCOMPARE(kept.size(), 2U);
    QVERIFY(kept.at(0).action == ModerationAction::Remove);
    QCOMPARE(kept.at(0).detail, QStringLiteral("be kind"));
    QCOMPARE(kept.at(0).roomName, QStringLiteral("general"));
    QVERIFY(kept.at(1).action == ModerationAction::Mute);
    QCOMPARE(kept.at(1).detail, base::isoText(until));
}

void ThreePeopleScenarios::haveSeenItOnBothDevices()
{
    say(m_ben, QStringLiteral("@Ada"), {{m_ada.user()}, false});
    moderate(protocol::SetRole{{}, m_cleo.user(), protocol::Role::Moderator, general});
    m_ada.phone->session().markRead(general);
    m_cleo.laptop->session().markNotifications({1});
    m_world->advance(base::Duration(2'000));
    for (const Person &person : {m_ada, m_cleo}) {
        for (Device *device : person.devices())
            QVERIFY(listed(*device).front().isRead);
    }
}

void ThreePeopleScenarios::catchUpOnTheDeviceThatWasAway()
{
    m_cleo.phone->connection().close();
    m_world->settle();
    say(m_ben, QStringLiteral("@Cleo"), {{m_cleo.user()}, false});
    moderate(protocol::SetRole{{}, m_cleo.user(), protocol::Role::Guest, {}});
    m_cleo.laptop->session().markNotifications({1});
    m_world->settle();
    QVERIFY(listed(*m_cleo.phone).empty());
    m_cleo.phone->connection().open();
    m_world->settle();
    QVERIFY(isTold(m_cleo, 2));
    QVERIFY(listed(*m_cleo.phone).back().isRead && !listed(*m_cleo.phone).front().isRead);
    QCOMPARE(listed(*m_cleo.phone).front().detail, QStringLiteral("guest"));
    QVERIFY(!listed(*m_cleo.phone).front().room);
}

QTEST_GUILESS_MAIN(ThreePeopleScenarios)
#include "threepeopletest.moc"
