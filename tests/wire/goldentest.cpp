// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "wire/samples.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <ranges>

using protocol::Command;
using protocol::Event;
using protocol::EventContent;

namespace {

/// The lines of a golden file; the last has its line end as well.
QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    if (lines.takeLast().isEmpty())
        return lines;
    return {};
}

/// How many different alternatives of a variant are among the values.
template <std::ranges::range Values>
std::size_t kindsAmong(const Values &values)
{
    QSet<std::size_t> kinds;
    for (const auto &value : values)
        kinds.insert(value.index());
    return static_cast<std::size_t>(kinds.size());
}

/// One row for every line and the struct that it stands for.
template <class Frame>
void addRows(const QString &path, const std::vector<Frame> &samples)
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Frame>("frame");
    const QList<QByteArray> lines = linesOf(path);
    for (std::size_t i = 0; i < samples.size(); ++i)
        QTest::addRow("line %zu", i + 1) << lines.value(static_cast<qsizetype>(i)) << samples[i];
}

} // namespace

class GoldenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasEveryKindOfCommand();
    void hasEveryKindOfEvent();
    void hasEveryKindOfStoredEvent();
    void hasALineForEverySample();

    void readsCommands_data();
    void readsCommands();
    void writesCommands_data();
    void writesCommands();
    void readsEvents_data();
    void readsEvents();
    void writesEvents_data();
    void writesEvents();

private:
    const QString m_commands = QFINDTESTDATA("golden/commands.jsonl");
    const QString m_events = QFINDTESTDATA("golden/events.jsonl");
};

void GoldenTest::hasEveryKindOfCommand()
{
    QCOMPARE(kindsAmong(wire::sampleCommands()), std::variant_size_v<Command::Alternatives>);
}

void GoldenTest::hasEveryKindOfEvent()
{
    QCOMPARE(kindsAmong(wire::sampleEvents()), std::variant_size_v<Event::Alternatives>);
}

void GoldenTest::hasEveryKindOfStoredEvent()
{
    std::vector<EventContent> contents;
    for (const Event &event : wire::sampleEvents()) {
        if (const auto *stored = std::get_if<protocol::RoomEvent>(&event))
            contents.push_back(stored->content);
    }
    QCOMPARE(kindsAmong(contents), std::variant_size_v<EventContent::Alternatives>);
}

void GoldenTest::hasALineForEverySample()
{
    QCOMPARE(static_cast<std::size_t>(linesOf(m_commands).size()), wire::sampleCommands().size());
    QCOMPARE(static_cast<std::size_t>(linesOf(m_events).size()), wire::sampleEvents().size());
}

void GoldenTest::readsCommands_data()
{
    addRows(m_commands, wire::sampleCommands());
}

void GoldenTest::readsCommands()
{
    QFETCH(QByteArray, line);
    QFETCH(Command, frame);
    const auto decoded = protocol::decodeCommand(line);
    QVERIFY2(std::holds_alternative<Command>(decoded), line);
    QVERIFY2(std::get<Command>(decoded) == frame, line);
}

void GoldenTest::writesCommands_data()
{
    addRows(m_commands, wire::sampleCommands());
}

void GoldenTest::writesCommands()
{
    QFETCH(QByteArray, line);
    QFETCH(Command, frame);
    QCOMPARE(protocol::encode(frame), line);
}

void GoldenTest::readsEvents_data()
{
    addRows(m_events, wire::sampleEvents());
}

void GoldenTest::readsEvents()
{
    QFETCH(QByteArray, line);
    QFETCH(Event, frame);
    const auto decoded = protocol::decodeEvent(line);
    QVERIFY2(std::holds_alternative<Event>(decoded), line);
    QVERIFY2(std::get<Event>(decoded) == frame, line);
}

void GoldenTest::writesEvents_data()
{
    addRows(m_events, wire::sampleEvents());
}

void GoldenTest::writesEvents()
{
    QFETCH(QByteArray, line);
    QFETCH(Event, frame);
    QCOMPARE(protocol::encode(frame), line);
}

QTEST_APPLESS_MAIN(GoldenTest)
#include "goldentest.moc"
