// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/limits.h"

#include "protocol/decoding.h"

#include <QTest>

using namespace protocol;

namespace {

const base::RoomId general{QStringLiteral("r-general")};

ChatMessage saying(const QString &content)
{
    return {.id = sampleId, .room = general, .content = content, .replyTo = {}, .follows = {}};
}

/// Nothing where the command is accepted as it was sent, else the code that refuses it.
std::optional<ErrorCode> answerTo(const Command &command)
{
    const std::optional<Failure> refusal = refusalOf(encode(command));
    return refusal ? std::optional(refusal->code) : std::nullopt;
}

} // namespace

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAnEmptyMessage();
    void measuresContentInCodeUnits_data();
    void measuresContentInCodeUnits();
    void refusesARoomIdThatIsTooLong();
    void refusesAnEmptyId();
    void refusesATopicThatIsTooLong();
    void refusesAnyOtherTextOverAThousand();
    void refusesTooManyInitialMembers();
    void asksForOneToFiftyEvents_data();
    void asksForOneToFiftyEvents();
    void readsAnEventWithoutContent();
    void refusesAnEventThatIsTooLong();
    void doesNotLimitWhatAServerLists();
};

void LimitsTest::refusesAnEmptyMessage()
{
    QCOMPARE(answerTo(saying(QString())), std::optional(ErrorCode::BadField));
    QCOMPARE(answerTo(saying(QStringLiteral("a"))), std::optional<ErrorCode>());
}

void LimitsTest::measuresContentInCodeUnits_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("one byte") << QStringLiteral("a");
    QTest::newRow("three bytes") << QStringLiteral(u"\u20ac");
    QTest::newRow("a surrogate pair") << QStringLiteral(u"\U0001f44b");
}

void LimitsTest::measuresContentInCodeUnits()
{
    QFETCH(QString, character);
    const QString longest = character.repeated(10'000 / character.size());
    QCOMPARE(longest.size(), 10'000);
    QCOMPARE(answerTo(saying(longest)), std::optional<ErrorCode>());
    QCOMPARE(answerTo(saying(longest + u'a')), std::optional(ErrorCode::TooLong));
    QCOMPARE(refusalOf(encode(Command(saying(longest + u'a'))))->id, std::optional(sampleId));
}

void LimitsTest::refusesARoomIdThatIsTooLong()
{
    const base::RoomId longest(QString(100, u'r'));
    const base::RoomId tooLong(QString(101, u'r'));
    QCOMPARE(answerTo(JoinRoom{sampleId, longest}), std::optional<ErrorCode>());
    QCOMPARE(answerTo(JoinRoom{sampleId, tooLong}), std::optional(ErrorCode::TooLong));
    QCOMPARE(answerTo(SetTyping{tooLong, true}), std::optional(ErrorCode::TooLong));
    QCOMPARE(answerTo(ListRooms{sampleId, tooLong}), std::optional(ErrorCode::TooLong));
}

void LimitsTest::refusesAnEmptyId()
{
    QCOMPARE(answerTo(JoinRoom{sampleId, base::RoomId()}), std::optional(ErrorCode::BadField));
    QCOMPARE(answerTo(RoomMembers{sampleId, general, base::UserId()}), std::optional(ErrorCode::BadField));
}

void LimitsTest::refusesATopicThatIsTooLong()
{
    UpdateRoom update{.id = sampleId, .room = general, .name = {}, .topic = QString(maxTopic, u't')};
    QCOMPARE(answerTo(update), std::optional<ErrorCode>());
    update.topic->append(u't');
    QCOMPARE(answerTo(update), std::optional(ErrorCode::TooLong));
    update.topic = QString();
    QCOMPARE(answerTo(update), std::optional<ErrorCode>());
}

void LimitsTest::refusesAnyOtherTextOverAThousand()
{
    UpdateRoom update{.id = sampleId, .room = general, .name = QString(1'000, u'n'), .topic = {}};
    QCOMPARE(answerTo(update), std::optional<ErrorCode>());
    update.name->append(u'n');
    QCOMPARE(answerTo(update), std::optional(ErrorCode::TooLong));
}

void LimitsTest::refusesTooManyInitialMembers()
{
    CreateRoom room{
        .id = sampleId, .name = QStringLiteral("general"), .kind = RoomKind::Public, .members = {}};
    room.members.assign(maxInitialMembers, base::UserId(QStringLiteral("u-ben")));
    QCOMPARE(answerTo(room), std::optional<ErrorCode>());
    room.members.emplace_back(QStringLiteral("u-ben"));
    QCOMPARE(answerTo(room), std::optional(ErrorCode::TooLong));
}

void LimitsTest::asksForOneToFiftyEvents_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("-1") << -1 << false;
    QTest::newRow("0") << 0 << false;
    QTest::newRow("1") << 1 << true;
    QTest::newRow("50") << 50 << true;
    QTest::newRow("51") << 51 << false;
}

void LimitsTest::asksForOneToFiftyEvents()
{
    QFETCH(int, limit);
    QFETCH(bool, isAllowed);
    const RoomHistory request{.id = sampleId, .room = general, .before = {}, .after = {}, .limit = limit};
    QCOMPARE(answerTo(request), isAllowed ? std::nullopt : std::optional(ErrorCode::BadField));
}

void LimitsTest::readsAnEventWithoutContent()
{
    // Retention and deletion take the content away and leave the place.
    const RoomEvent event{.room = general,
                          .seq = 7,
                          .id = sampleId,
                          .user = base::UserId(QStringLiteral("u-ada")),
                          .name = QStringLiteral("Ada"),
                          .timestamp = base::UtcTime(),
                          .content = MessagePosted{}};
    QCOMPARE(eventIn<RoomEvent>(encode(Event(event))), std::optional(event));
}

void LimitsTest::refusesAnEventThatIsTooLong()
{
    RoomEvent event{.room = general,
                    .seq = 7,
                    .id = sampleId,
                    .user = base::UserId(QStringLiteral("u-ada")),
                    .name = QStringLiteral("Ada"),
                    .timestamp = base::UtcTime(),
                    .content = MessagePosted{.content = QString(maxContent, u'a'), .replyTo = {}}};
    QVERIFY(eventIn<RoomEvent>(encode(Event(event))));
    event.content = MessagePosted{.content = QString(maxContent + 1, u'a'), .replyTo = {}};
    QCOMPARE(eventRefusalOf(encode(Event(event)))->code, ErrorCode::TooLong);
}

void LimitsTest::doesNotLimitWhatAServerLists()
{
    RoomList list{.id = sampleId, .rooms = {}, .isComplete = true};
    const RoomSummary summary{.room = general,
                              .name = QStringLiteral("general"),
                              .kind = RoomKind::Public,
                              .topic = {},
                              .peer = {},
                              .isMember = false,
                              .memberCount = 0,
                              .firstSeq = 1,
                              .lastSeq = 0};
    list.rooms.assign(5'000, summary);
    QCOMPARE(eventIn<RoomList>(encode(Event(list))), std::optional(list));
}

QTEST_APPLESS_MAIN(LimitsTest)
#include "limitstest.moc"
