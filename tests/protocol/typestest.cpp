// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/decoding.h"

#include <QTest>

using namespace protocol;

namespace {

/// An event in a room of this type, with more fields behind.
QByteArray eventOf(const QByteArray &type, const QByteArray &fields = {})
{
    return R"({"type":")" + type +
           R"(","room":"r-general","seq":7,"id":"7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01","user":"u-ada",)"
           R"("name":"Ada","timestamp":"2026-11-20T08:42:07.031Z")" +
           fields + '}';
}

} // namespace

class TypesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAFrameWithoutAType_data();
    void refusesAFrameWithoutAType();
    void refusesATypeThatItDoesNotKnow_data();
    void refusesATypeThatItDoesNotKnow();
    void namesTheIdOfWhatItRefuses();
    void doesNotNameAnIdThatItCannotRead_data();
    void doesNotNameAnIdThatItCannotRead();
    void ignoresFieldsThatItDoesNotKnow();
    void ignoresTheOrderOfFields();
    void givesAnEventOfAnUnknownTypeItsPlace();
    void ignoresAnUnknownTypeWithoutAPlace();
    void keepsUnknownEventsInAPage();
    void refusesAnUnknownEventWithoutItsPlaceInFull();
    void tellsAcksApartByWhatTheyAnswer();
    void refusesAnAckToAnUnknownRequest_data();
    void refusesAnAckToAnUnknownRequest();
};

void TypesTest::refusesAFrameWithoutAType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("missing") << QByteArray(R"("x":1)");
    QTest::newRow("null") << QByteArray(R"("type":null)");
    QTest::newRow("number") << QByteArray(R"("type":1)");
    QTest::newRow("list") << QByteArray(R"("type":["ping"])");
    QTest::newRow("in upper case") << QByteArray(R"("Type":"ping")");
}

void TypesTest::refusesAFrameWithoutAType()
{
    QFETCH(QByteArray, type);
    const QByteArray frame = '{' + type + R"(,"id":"7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01"})";
    const std::optional<Failure> refusal = refusalOf(frame);
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::BadField);
    QCOMPARE(refusal->id, std::optional(sampleId));
    QCOMPARE(eventRefusalOf(frame), refusal);
}

void TypesTest::refusesATypeThatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("type");
    for (const char *type : {"", "fly", "Ping", "ping ", "pong", "hello", "challenge", "ack", "user_joined"})
        QTest::newRow(type) << QByteArray(type);
}

void TypesTest::refusesATypeThatItDoesNotKnow()
{
    QFETCH(QByteArray, type);
    const std::optional<Failure> refusal = refusalOf(R"({"type":")" + type + R"("})");
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::UnknownType);
    QVERIFY(!refusal->id);
}

void TypesTest::namesTheIdOfWhatItRefuses()
{
    const std::optional<Failure> refusal =
        refusalOf(R"({"id":"7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01","type":"fly"})");
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::UnknownType);
    QCOMPARE(refusal->id, std::optional(sampleId));
}

void TypesTest::doesNotNameAnIdThatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("number") << QByteArray("1");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("upper case") << QByteArray(R"("7D3C9A10-52F4-4B6E-8C21-9E0F5A7B3D01")");
    QTest::newRow("words") << QByteArray(R"("first")");
}

void TypesTest::doesNotNameAnIdThatItCannotRead()
{
    QFETCH(QByteArray, id);
    const std::optional<Failure> refusal = refusalOf(R"({"type":"fly","id":)" + id + '}');
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::UnknownType);
    QVERIFY(!refusal->id);
}

void TypesTest::ignoresFieldsThatItDoesNotKnow()
{
    const QByteArray unknown(R"(,"mood":"good","seq":-1,"to":7,"":null,"deep":[{"type":"pong"}]})");
    QVERIFY(commandIn<Ping>(R"({"type":"ping")" + unknown));
    QVERIFY(eventIn<Pong>(R"({"type":"pong")" + unknown));
    const std::optional<SetTyping> typing =
        commandIn<SetTyping>(R"({"type":"typing","room":"r-general","on":true)" + unknown);
    QCOMPARE(typing, std::optional(SetTyping{base::RoomId(QStringLiteral("r-general")), true}));
}

void TypesTest::ignoresTheOrderOfFields()
{
    const std::optional<SetTyping> typing =
        commandIn<SetTyping>(R"({"on":true,"room":"r-general","type":"typing"})");
    QCOMPARE(typing, std::optional(SetTyping{base::RoomId(QStringLiteral("r-general")), true}));
}

void TypesTest::givesAnEventOfAnUnknownTypeItsPlace()
{
    const std::optional<RoomEvent> event =
        eventIn<RoomEvent>(eventOf("poll_opened", R"(,"question":"Tea?")"));
    QVERIFY(event);
    QCOMPARE(event->content, EventContent(Unsupported{QStringLiteral("poll_opened")}));
    QCOMPARE(event->room, base::RoomId(QStringLiteral("r-general")));
    QCOMPARE(event->seq, base::Seq{7});
    QCOMPARE(event->id, sampleId);
    QCOMPARE(event->user, base::UserId(QStringLiteral("u-ada")));
    QCOMPARE(event->name, QStringLiteral("Ada"));
    QCOMPARE(base::isoText(event->timestamp), QStringLiteral("2026-11-20T08:42:07.031Z"));
}

void TypesTest::ignoresAnUnknownTypeWithoutAPlace()
{
    const std::optional<Failure> refusal = eventRefusalOf(R"({"type":"weather","text":"Hello"})");
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::UnknownType);
}

void TypesTest::keepsUnknownEventsInAPage()
{
    const std::optional<HistoryPage> page = eventIn<HistoryPage>(
        R"({"type":"ack","to":"room_history","id":"7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01","room":"r-general",)"
        R"("events":[)" +
        eventOf("poll_opened") + ',' + eventOf("user_left") + R"(],"complete":true})");
    QVERIFY(page);
    QCOMPARE(page->events.size(), std::size_t{2});
    QCOMPARE(page->events[0].content, EventContent(Unsupported{QStringLiteral("poll_opened")}));
    QCOMPARE(page->events[1].content, EventContent(UserLeft{}));
}

void TypesTest::refusesAnUnknownEventWithoutItsPlaceInFull()
{
    QCOMPARE(eventRefusalOf(R"({"type":"poll_opened","seq":7})").value().code, ErrorCode::BadField);
    QCOMPARE(eventRefusalOf(R"({"type":"poll_opened","seq":"7"})").value().code, ErrorCode::BadField);
}

void TypesTest::tellsAcksApartByWhatTheyAnswer()
{
    const QByteArray fields(R"(,"id":"7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01","room":"r-general"})");
    QVERIFY(eventIn<JoinedAck>(R"({"type":"ack","to":"join_room")" + fields));
    QVERIFY(eventIn<LeftAck>(R"({"type":"ack","to":"leave_room")" + fields));
    QVERIFY(eventIn<RoomCreatedAck>(R"({"type":"ack","to":"create_room")" + fields));
    QVERIFY(eventIn<RoomUpdatedAck>(R"({"type":"ack","to":"update_room")" + fields));
}

void TypesTest::refusesAnAckToAnUnknownRequest_data()
{
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("of a later protocol") << QByteArray(R"(,"to":"open_poll")");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("empty") << QByteArray(R"(,"to":"")");
    QTest::newRow("null") << QByteArray(R"(,"to":null)");
}

void TypesTest::refusesAnAckToAnUnknownRequest()
{
    QFETCH(QByteArray, to);
    // It looks like an event that has a place in a room, but it is an answer.
    const std::optional<Failure> refusal = eventRefusalOf(eventOf("ack", to));
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::UnknownType);
    QCOMPARE(refusal->id, std::optional(sampleId));
}

QTEST_APPLESS_MAIN(TypesTest)
#include "typestest.moc"
