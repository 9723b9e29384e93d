// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"

#include <QTest>

using namespace protocol;

class EventBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void keepsATypeThatItDoesNotKnow();
    void ignoresFieldsThatItDoesNotKnow();
    void losesNoPlaceToABodyThatCannotBeRead_data();
    void losesNoPlaceToABodyThatCannotBeRead();
};

void EventBodyTest::readsWhatItWrites_data()
{
    QTest::addColumn<EventContent>("content");
    QTest::addColumn<EventBody>("body");
    QTest::newRow("message") << EventContent(MessagePosted{QStringLiteral("Hi \"Ben\""), 1'041})
                             << EventBody{QStringLiteral("chat_message"),
                                          R"({"content":"Hi \"Ben\"","reply_to":1041})"};
    QTest::newRow("message without content")
        << EventContent(MessagePosted{QString(), {}})
        << EventBody{QStringLiteral("chat_message"), R"({"content":""})"};
    QTest::newRow("joined") << EventContent(UserJoined{}) << EventBody{QStringLiteral("user_joined"), "{}"};
    QTest::newRow("left") << EventContent(UserLeft{}) << EventBody{QStringLiteral("user_left"), "{}"};
    QTest::newRow("created") << EventContent(RoomCreated{QStringLiteral("general"), RoomKind::Private})
                             << EventBody{QStringLiteral("room_created"),
                                          R"({"room_name":"general","kind":"private"})"};
    QTest::newRow("renamed") << EventContent(RoomUpdated{QStringLiteral("General"), {}})
                             << EventBody{QStringLiteral("room_updated"), R"({"room_name":"General"})"};
    QTest::newRow("topic taken away") << EventContent(RoomUpdated{{}, QString()})
                                      << EventBody{QStringLiteral("room_updated"), R"({"topic":""})"};
    QTest::newRow("unsupported") << EventContent(Unsupported{QStringLiteral("poll_opened")})
                                 << EventBody{QStringLiteral("poll_opened"), "{}"};
}

void EventBodyTest::readsWhatItWrites()
{
    QFETCH(EventContent, content);
    QFETCH(EventBody, body);
    const EventBody written = toBody(content);
    QCOMPARE(written.type, body.type);
    QCOMPARE(written.fields, body.fields);
    QVERIFY(fromBody(body) == content);
}

void EventBodyTest::keepsATypeThatItDoesNotKnow()
{
    const EventBody body{QStringLiteral("poll_opened"), R"({"question":"Tea?"})"};
    QVERIFY(fromBody(body) == EventContent(Unsupported{QStringLiteral("poll_opened")}));
}

void EventBodyTest::ignoresFieldsThatItDoesNotKnow()
{
    const EventBody body{QStringLiteral("chat_message"), R"({"content":"Hi","mood":"good"})"};
    QVERIFY(fromBody(body) == EventContent(MessagePosted{QStringLiteral("Hi"), {}}));
}

void EventBodyTest::losesNoPlaceToABodyThatCannotBeRead_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("fields");
    const QString message = QStringLiteral("chat_message");
    QTest::newRow("nothing") << message << QByteArray();
    QTest::newRow("cut off") << message << QByteArray(R"({"content":"Hi)");
    QTest::newRow("flipped bits") << message << QByteArray("\xfb\"content\":\"Hi\"}");
    QTest::newRow("bad text") << message << QByteArray("{\"content\":\"\xff\"}");
    QTest::newRow("bytes behind") << message << QByteArray("{\"content\":\"Hi\"}\0\0", 18);
    QTest::newRow("no object") << message << QByteArray("[]");
    QTest::newRow("missing field") << message << QByteArray("{}");
    QTest::newRow("wrong field") << message << QByteArray(R"({"content":7})");
    QTest::newRow("too long") << message << R"({"content":")" + QByteArray(10'001, 'a') + R"("})";
    QTest::newRow("wrong word") << QStringLiteral("room_created")
                                << QByteArray(R"({"room_name":"general","kind":"secret"})");
    QTest::newRow("no object in an empty event") << QStringLiteral("user_joined") << QByteArray("null");
    QTest::newRow("an unknown type") << QStringLiteral("poll_opened") << QByteArray("\x01\x02");
}

void EventBodyTest::losesNoPlaceToABodyThatCannotBeRead()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, fields);
    const EventContent content = fromBody({type, fields});
    QVERIFY(content == EventContent(Unsupported{QStringLiteral("unreadable")}));

    // Whoever is told of it can read its place too.
    const RoomEvent event{
        .room = base::RoomId(QStringLiteral("r-general")),
        .seq = 7,
        .id = base::RequestId(QUuid::fromString(QStringLiteral("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01"))),
        .user = base::UserId(QStringLiteral("u-ada")),
        .name = QStringLiteral("Ada"),
        .timestamp = base::UtcTime(),
        .content = content};
    const auto decoded = decodeEvent(encode(Event(event)));
    QVERIFY(std::holds_alternative<Event>(decoded));
    QVERIFY(std::get<Event>(decoded) == Event(event));
}

QTEST_APPLESS_MAIN(EventBodyTest)
#include "eventbodytest.moc"
