// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/decoding.h"

#include <QTest>

using namespace protocol;

namespace {

constexpr char id[] = R"("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01")";

/// A `subscribe` with these JSON values.
QByteArray subscribe(const QByteArray &requestId, const QByteArray &room, const QByteArray &after)
{
    return R"({"type":"subscribe","id":)" + requestId + R"(,"room":)" + room + R"(,"after":)" + after + '}';
}

/// A frame of a type with these fields and a good id.
QByteArray request(const QByteArray &type, const QByteArray &fields)
{
    return R"({"type":")" + type + R"(","id":)" + id + ',' + fields + '}';
}

} // namespace

class FieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPositionsFromZeroUp_data();
    void readsPositionsFromZeroUp();
    void refusesWhatIsNoPosition_data();
    void refusesWhatIsNoPosition();
    void refusesWhatIsNoId_data();
    void refusesWhatIsNoId();
    void refusesOtherSpellingsOfAUuid_data();
    void refusesOtherSpellingsOfAUuid();
    void refusesMissingAndWrongFields_data();
    void refusesMissingAndWrongFields();
    void refusesWrongFieldsOfEvents_data();
    void refusesWrongFieldsOfEvents();
    void takesNullForAnAbsentOptional();
    void refusesAWrongOptional();
    void namesTheFirstFieldThatIsWrong();
};

void FieldsTest::readsPositionsFromZeroUp_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<quint64>("seq");
    QTest::newRow("0") << QByteArray("0") << quint64{0};
    QTest::newRow("1042") << QByteArray("1042") << quint64{1'042};
    QTest::newRow("2^32") << QByteArray("4294967296") << quint64{4'294'967'296};
    QTest::newRow("2^63-1") << QByteArray("9223372036854775807") << quint64{9'223'372'036'854'775'807};
}

void FieldsTest::readsPositionsFromZeroUp()
{
    QFETCH(QByteArray, after);
    QFETCH(quint64, seq);
    const std::optional<Subscribe> command = commandIn<Subscribe>(subscribe(id, R"("r-general")", after));
    QVERIFY(command);
    QCOMPARE(quint64{command->after}, seq);
}

void FieldsTest::refusesWhatIsNoPosition_data()
{
    QTest::addColumn<QByteArray>("after");
    for (const char *value :
         {"-1", "1.5", "1.0", "1e3", "9223372036854775808", "18446744073709551615", "18446744073709551616",
          "1e19", "-9223372036854775808", "\"1\"", "true", "null", "[]", "[1]", "{}"})
        QTest::newRow(value) << QByteArray(value);
}

void FieldsTest::refusesWhatIsNoPosition()
{
    QFETCH(QByteArray, after);
    const std::optional<Failure> refusal = refusalOf(subscribe(id, R"("r-general")", after));
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::BadField);
    QCOMPARE(refusal->id, std::optional(sampleId));
    QVERIFY(refusal->message.startsWith(QStringLiteral("after ")));
}

void FieldsTest::refusesWhatIsNoId_data()
{
    QTest::addColumn<QByteArray>("room");
    for (const char *value : {"\"\"", "1", "true", "null", "[]", "[\"r-general\"]", "{}"})
        QTest::newRow(value) << QByteArray(value);
}

void FieldsTest::refusesWhatIsNoId()
{
    QFETCH(QByteArray, room);
    const std::optional<Failure> refusal = refusalOf(subscribe(id, room, "0"));
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::BadField);
    QCOMPARE(refusal->id, std::optional(sampleId));
    QVERIFY(refusal->message.startsWith(QStringLiteral("room ")));
}

void FieldsTest::refusesOtherSpellingsOfAUuid_data()
{
    QTest::addColumn<QByteArray>("requestId");
    QTest::newRow("upper case") << QByteArray(R"("7D3C9A10-52F4-4B6E-8C21-9E0F5A7B3D01")");
    QTest::newRow("one letter in upper case") << QByteArray(R"("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3D01")");
    QTest::newRow("braces") << QByteArray(R"("{7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01}")");
    QTest::newRow("no hyphens") << QByteArray(R"("7d3c9a1052f44b6e8c219e0f5a7b3d01")");
    QTest::newRow("URN") << QByteArray(R"("urn:uuid:7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01")");
    QTest::newRow("one digit short") << QByteArray(R"("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d0")");
    QTest::newRow("one digit more") << QByteArray(R"("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d012")");
    QTest::newRow("blank behind") << QByteArray(R"("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01 ")");
    QTest::newRow("no hexadecimal digit") << QByteArray(R"("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3dxx")");
    QTest::newRow("nil") << QByteArray(R"("00000000-0000-0000-0000-000000000000")");
    QTest::newRow("empty") << QByteArray(R"("")");
    QTest::newRow("number") << QByteArray("1");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("object") << QByteArray("{}");
}

void FieldsTest::refusesOtherSpellingsOfAUuid()
{
    QFETCH(QByteArray, requestId);
    const std::optional<Failure> refusal = refusalOf(subscribe(requestId, R"("r-general")", "0"));
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::BadField);
    QVERIFY(!refusal->id);
    QVERIFY(refusal->message.startsWith(QStringLiteral("id ")));
}

void FieldsTest::refusesMissingAndWrongFields_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("no room") << request("join_room", R"("x":1)");
    QTest::newRow("no content") << request("chat_message", R"("room":"r-general")");
    QTest::newRow("content a number") << request("chat_message", R"("room":"r-general","content":7)");
    QTest::newRow("content null") << request("chat_message", R"("room":"r-general","content":null)");
    QTest::newRow("no limit") << request("room_history", R"("room":"r-general")");
    QTest::newRow("limit a text") << request("room_history", R"("room":"r-general","limit":"50")");
    QTest::newRow("limit a fraction") << request("room_history", R"("room":"r-general","limit":1.5)");
    QTest::newRow("limit over 32 bits")
        << request("room_history", R"("room":"r-general","limit":4294967297)");
    QTest::newRow("unknown kind") << request("create_room", R"("name":"a","kind":"secret","members":[])");
    QTest::newRow("kind in upper case")
        << request("create_room", R"("name":"a","kind":"Public","members":[])");
    QTest::newRow("kind a number") << request("create_room", R"("name":"a","kind":0,"members":[])");
    QTest::newRow("members a text") << request("create_room",
                                               R"("name":"a","kind":"public","members":"u-ada")");
    QTest::newRow("a member a number")
        << request("create_room", R"("name":"a","kind":"public","members":[1])");
    QTest::newRow("a member empty") << request("create_room", R"("name":"a","kind":"public","members":[""])");
    QTest::newRow("on a number") << request("typing", R"("room":"r-general","on":1)");
    QTest::newRow("on a text") << request("typing", R"("room":"r-general","on":"true")");
    QTest::newRow("unknown status") << request("presence", R"("status":"asleep")");
    QTest::newRow("key not base64") << request("authenticate",
                                               R"("key":"a*==","name":"Ada","signature":"AA==")");
    QTest::newRow("key beyond Latin-1")
        << request("authenticate", R"("key":"\u20ac","name":"Ada","signature":"")");
    QTest::newRow("key a number") << request("authenticate", R"("key":1,"name":"Ada","signature":"AA==")");
    for (const char *color : {R"("pink")", R"("Teal")", R"("teal ")", R"("#2F7F79")", R"("")", "1", "[]"}) {
        QTest::addRow("colour %s", color) << request(
            "authenticate", R"("key":"","name":"Ada","signature":"","color":)" + QByteArray(color));
    }
}

void FieldsTest::refusesMissingAndWrongFields()
{
    QFETCH(QByteArray, frame);
    const std::optional<Failure> refusal = refusalOf(frame);
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::BadField);
    QCOMPARE(refusal->id, std::optional(sampleId));
    QVERIFY(!refusal->message.isEmpty());
    QVERIFY(!refusal->retryAfter);
}

void FieldsTest::refusesWrongFieldsOfEvents_data()
{
    QTest::addColumn<QByteArray>("frame");
    const QByteArray room(R"("room":"r-general")");
    QTest::newRow("time without milliseconds") << request(
        "ack", R"("to":"chat_message",)" + room + R"(,"seq":1,"timestamp":"2026-11-20T08:42:07Z")");
    QTest::newRow("time a number") << request("ack", R"("to":"chat_message",)" + room +
                                                         R"(,"seq":1,"timestamp":1795192927031)");
    QTest::newRow("negative wait") << request("error",
                                              R"("code":"rate_limited","message":"","retry_after_ms":-1)");
    QTest::newRow("unknown code") << request("error", R"("code":"bored","message":"")");
    QTest::newRow("a list of numbers") << request("ack", R"("to":"list_rooms","rooms":[1],"complete":true)");
    QTest::newRow("an empty room in a list")
        << request("ack", R"("to":"list_rooms","rooms":[{}],"complete":true)");
    QTest::newRow("an object for a list")
        << request("ack", R"("to":"list_rooms","rooms":{},"complete":true)");
    QTest::newRow("an event without a type")
        << request("ack", R"("to":"room_history",)" + room + R"(,"events":[{"seq":1}],"complete":true)");
}

void FieldsTest::refusesWrongFieldsOfEvents()
{
    QFETCH(QByteArray, frame);
    const std::optional<Failure> refusal = eventRefusalOf(frame);
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::BadField);
    QCOMPARE(refusal->id, std::optional(sampleId));
}

void FieldsTest::takesNullForAnAbsentOptional()
{
    const QByteArray fields(R"("room":"r-general","content":"Hi","reply_to":null,"follows":null)");
    const std::optional<ChatMessage> message = commandIn<ChatMessage>(request("chat_message", fields));
    QVERIFY(message);
    QVERIFY(!message->replyTo);
    QVERIFY(!message->follows);
}

void FieldsTest::refusesAWrongOptional()
{
    const QByteArray message(R"("room":"r-general","content":"Hi",)");
    QCOMPARE(refusalOf(request("chat_message", message + R"("reply_to":"1")")).value().code,
             ErrorCode::BadField);
    QCOMPARE(refusalOf(request("chat_message", message + R"("reply_to":-1)")).value().code,
             ErrorCode::BadField);
    QCOMPARE(refusalOf(request("chat_message", message + R"("follows":"last")")).value().code,
             ErrorCode::BadField);
    QCOMPARE(refusalOf(request("chat_message", message + R"("follows":false)")).value().code,
             ErrorCode::BadField);
}

void FieldsTest::namesTheFirstFieldThatIsWrong()
{
    const std::optional<Failure> refusal = refusalOf(request("subscribe", R"("room":7,"after":-1)"));
    QVERIFY(refusal);
    QCOMPARE(refusal->message, QStringLiteral("room is not a valid text"));
}

QTEST_APPLESS_MAIN(FieldsTest)
#include "fieldstest.moc"
