// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "server/hubfixture.h"

#include <QTest>

#include <ranges>

using namespace server;
using namespace std::chrono_literals;
using protocol::Presence;
using protocol::PresenceList;
using protocol::Status;
using wire::request;
using Person = HubFixture::Person;

/// What it costs the others that many come and go at once.
class HubStormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void splitsWhatIsTooMuchForAFrame();
    void aStormOfJoinsCostsAFrameASecond();

private:
    std::unique_ptr<HubFixture> m_space;
    Person m_ben;
};

void HubStormTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_space->settle();
    m_space->forget();
}

void HubStormTest::splitsWhatIsTooMuchForAFrame()
{
    // Eighty of these take 240 bytes and more.
    const QString text(protocol::maxStatusText, QChar(0x4e00));
    constexpr int count = 200;
    for (int i = 0; i < count; ++i) {
        const Person person = m_space->arrive(QStringLiteral("Person %1").arg(i));
        (void)m_space->ask(person, protocol::UpdateProfile{request(i + 1), {}, {}, text});
    }
    m_space->forget();
    std::vector<int> sizes;
    std::set<base::UserId> told;
    for (int second = 0; second < 10; ++second) {
        m_space->clock().advance(protocol::presenceInterval);
        for (const protocol::Event &event : m_space->eventsFor(m_ben)) {
            const QByteArray frame = protocol::encode(event);
            QVERIFY2(frame.size() < protocol::maxPresenceBytes * 11 / 10,
                     qPrintable(QString::number(frame.size())));
            const auto &people = std::get<PresenceList>(event).people;
            sizes.push_back(static_cast<int>(people.size()));
            for (const Presence &each : people) {
                QCOMPARE(each.statusText, std::optional(text));
                told.insert(each.user);
            }
        }
    }
    // The first one was told at once.
    QCOMPARE(told.size(), static_cast<std::size_t>(count - 1));
    QVERIFY(sizes.size() > 1);
}

void HubStormTest::aStormOfJoinsCostsAFrameASecond()
{
    constexpr int count = 1'000;
    std::vector<Person> people;
    const auto name = [](int i) { return QStringLiteral("Person %1").arg(i); };
    // They are known before, so that nothing but presence is told of them.
    for (int i = 0; i < count; ++i) {
        const Person person = m_space->arrive(name(i));
        m_space->hub().leave(person.session);
        m_space->forget();
    }
    m_space->settle();
    m_space->forget();

    std::map<base::UserId, Status> seen;
    const auto look = [&] {
        for (const protocol::Event &event : m_space->eventsFor(m_ben)) {
            for (const Presence &each : std::get<PresenceList>(event).people)
                seen[each.user] = each.status;
        }
        m_space->forget();
    };
    const int before = m_space->presenceFrames(m_ben);
    const base::TimePoint begin = m_space->clock().now();
    int changes = 0;
    for (int i = 0; i < count; ++i) {
        people.push_back(m_space->arrive(name(i)));
        (void)m_space->ask(people.back(), protocol::Subscribe{request(1), general, 0});
        ++changes;
        if (i % 3 == 0) {
            m_space->hub().leave(people[static_cast<std::size_t>(i / 2)].session);
            ++changes;
        }
        m_space->clock().advance(4ms);
        look();
    }
    m_space->settle();
    for (int second = 0; second < 10; ++second) {
        m_space->clock().advance(protocol::presenceInterval);
        look();
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_space->clock().now() - begin).count();
    const int frames = m_space->presenceFrames(m_ben) - before;
    qInfo("%d changes within 4 s: %d frames to a member, one a change would be %d", changes, frames, changes);
    QVERIFY2(frames <= seconds + 1, qPrintable(QStringLiteral("%1 in %2 s").arg(frames).arg(seconds)));
    QVERIFY(frames >= 4);
    for (const Person &person : people)
        QVERIFY(m_space->presenceFrames(person) <= seconds + 1);
    std::size_t online = 0;
    for (int i = 0; i < count; ++i) {
        const bool hasGone =
            std::ranges::any_of(std::views::iota(0, count), [i](int j) { return j % 3 == 0 && j / 2 == i; });
        const auto told = seen.find(people[static_cast<std::size_t>(i)].user);
        QVERIFY(told == seen.end() ? hasGone : told->second == (hasGone ? Status::Offline : Status::Online));
        online += hasGone ? 0 : 1;
    }
    // Ben is there as well.
    QCOMPARE(m_space->hub().people(), static_cast<int>(online) + 1);
}

QTEST_GUILESS_MAIN(HubStormTest)
#include "hubstormtest.moc"
