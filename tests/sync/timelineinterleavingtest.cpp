// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/followedtimeline.h"

#include <QHash>
#include <QTest>

#include <array>
#include <functional>

using client::FollowedTimeline;
using client::TimelineRow;
using State = TimelineRow::State;

namespace {

/// One thing that happens to a timeline, and how it is told in a failure.
struct Step {
    enum class Kind { Echo, Sending, Ack, Fail, Others, Reset };
    Kind kind;
    int number = 0;
};
using Story = std::vector<Step>;
using Threads = std::vector<Story>;
using Kind = Step::Kind;

QString told(const Story &story)
{
    constexpr std::array names{"echo", "sending", "ack", "fail", "others", "reset"};
    QStringList steps;
    for (const Step &step : story)
        steps.append(
            u"%1 %2"_qs.arg(QLatin1String(names.at(static_cast<std::size_t>(step.kind)))).arg(step.number));
    return steps.join(u", "_qs);
}

/// Tells every story that keeps the order within each of the threads.
void interleave(const Threads &threads, const std::function<void(const Story &)> &tell)
{
    std::vector<std::size_t> places(threads.size());
    Story story;
    const std::function<void()> extend = [&] {
        bool isComplete = true;
        for (std::size_t i = 0; i < threads.size(); ++i) {
            if (places[i] == threads[i].size())
                continue;
            isComplete = false;
            story.push_back(threads[i][places[i]++]);
            extend();
            story.pop_back();
            --places[i];
        }
        if (isComplete)
            tell(story);
    };
    extend();
}

/// What a timeline should show, told in the plainest way.
struct Expected {
    QStringList stored;
    QList<std::pair<int, QString>> echoes; ///< number and state

    void set(int number, const QString &state)
    {
        for (auto &[echo, echoState] : echoes) {
            if (echo == number)
                echoState = state;
        }
    }
    void take(int number)
    {
        echoes.removeIf([number](const auto &echo) { return echo.first == number; });
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList rows = stored;
        for (const auto &[number, state] : echoes)
            rows.append(u"%1 %2"_qs.arg(state).arg(number));
        return rows;
    }
};

/// Carries a story out on a timeline and on what is expected of it; what is wrong, or nothing.
QString problemOf(const Story &story)
{
    FollowedTimeline timeline;
    Expected expected;
    QHash<int, quint64> rowIds;
    base::Seq last = 0;
    (void)timeline.begin({});
    for (const Step &step : story) {
        const int number = step.number;
        switch (step.kind) {
        case Kind::Echo:
            (void)timeline.echo(number);
            expected.echoes.append({number, u"queued"_qs});
            rowIds[number] = timeline.ids().back();
            break;
        case Kind::Sending:
            (void)timeline.setState(number, State::Sending);
            expected.set(number, u"sending"_qs);
            break;
        case Kind::Ack:
            (void)timeline.acknowledge(number, ++last);
            expected.take(number);
            expected.stored.append(QString::number(last));
            if (timeline.ids().at(expected.stored.size() - 1) != rowIds.value(number))
                return u"message %1 changed its row id"_qs.arg(number);
            break;
        case Kind::Fail:
            (void)timeline.setState(number, State::Failed, protocol::ErrorCode::NotAllowed);
            expected.set(number, u"failed"_qs);
            break;
        case Kind::Others:
            (void)timeline.append({sample::message(++last)});
            expected.stored.append(QString::number(last));
            break;
        case Kind::Reset:
            (void)timeline.reset();
            expected.stored.clear();
            last = 0;
            break;
        }
        if (timeline.shown() != expected.shown())
            return timeline.shown().join(u", "_qs) + u" instead of "_qs + expected.shown().join(u", "_qs);
        if (!timeline.isSound())
            return u"the changes give other rows"_qs;
    }
    return {};
}

Story sent(int number)
{
    return {{Kind::Echo, number}, {Kind::Sending, number}, {Kind::Ack, number}};
}

Story refused(int number)
{
    return {{Kind::Echo, number}, {Kind::Sending, number}, {Kind::Fail, number}};
}

} // namespace

Q_DECLARE_METATYPE(Threads)

class TimelineInterleavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsPromisesHoweverThingsCome_data();
    void keepsItsPromisesHoweverThingsCome();
};

void TimelineInterleavingTest::keepsItsPromisesHoweverThingsCome_data()
{
    const Step others{Kind::Others};
    const Step reset{Kind::Reset};
    QTest::addColumn<Threads>("threads");
    QTest::addColumn<int>("count");
    QTest::newRow("one message") << Threads{sent(1)} << 1;
    QTest::newRow("two messages") << Threads{sent(1), sent(2)} << 20;
    QTest::newRow("three messages") << Threads{sent(1), sent(2), sent(3)} << 1680;
    QTest::newRow("three and others'") << Threads{sent(1), sent(2), sent(3), Story{others}} << 16800;
    QTest::newRow("two and others'") << Threads{sent(1), sent(2), Story{others, others, others}} << 1680;
    QTest::newRow("three, one refused") << Threads{sent(1), refused(2), sent(3)} << 1680;
    QTest::newRow("two, one refused, others' and a reset")
        << Threads{sent(1), refused(2), Story{others, others}, Story{reset}} << 5040;
}

void TimelineInterleavingTest::keepsItsPromisesHoweverThingsCome()
{
    QFETCH(Threads, threads);
    QFETCH(int, count);
    int told = 0;
    QString problem;
    interleave(threads, [&](const Story &story) {
        ++told;
        if (const QString found = problemOf(story); !found.isEmpty() && problem.isEmpty())
            problem = ::told(story) + u": "_qs + found;
    });
    QVERIFY2(problem.isEmpty(), qUtf8Printable(problem));
    QCOMPARE(told, count);
}

QTEST_APPLESS_MAIN(TimelineInterleavingTest)
#include "timelineinterleavingtest.moc"
