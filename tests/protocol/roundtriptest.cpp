// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/wirenames.h"
#include "wire/samples.h"
#include "wire/samplevalues.h"

#include <QTest>

#include <limits>

using namespace protocol;
using wire::general;
using wire::request;

class RoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryCommandItWrites();
    void readsEveryEventItWrites();
    void keepsText_data();
    void keepsText();
    void keepsPositions_data();
    void keepsPositions();
    void keepsBytes_data();
    void keepsBytes();
    void keepsEveryErrorCode();
    void keepsEveryKindAndStatus();
    void keepsEveryColourAndNone();
    void keepsTheOrderOfLists();
    void writesValidUnicodeWhateverItIsGiven();
    void writesOneLine();
};

namespace {

ChatMessage saying(const QString &content)
{
    return {.id = request(1), .room = general, .content = content, .replyTo = {}, .follows = {}};
}

bool comesBack(const Command &command)
{
    const auto decoded = decodeCommand(encode(command));
    const auto *read = std::get_if<Command>(&decoded);
    return read && *read == command;
}

bool comesBack(const Event &event)
{
    const auto decoded = decodeEvent(encode(event));
    const auto *read = std::get_if<Event>(&decoded);
    return read && *read == event;
}

} // namespace

void RoundTripTest::readsEveryCommandItWrites()
{
    for (const Command &command : wire::sampleCommands())
        QVERIFY2(comesBack(command), encode(command));
}

void RoundTripTest::readsEveryEventItWrites()
{
    for (const Event &event : wire::sampleEvents())
        QVERIFY2(comesBack(event), encode(event));
}

void RoundTripTest::keepsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << QStringLiteral("Good morning!");
    QTest::newRow("blanks around") << QStringLiteral("  a  ");
    QTest::newRow("only a blank") << QStringLiteral(" ");
    QTest::newRow("quotes and slashes") << QStringLiteral("\"\\/'");
    QTest::newRow("escapes") << QStringLiteral("\b\f\n\r\t\x01\x1f\x7f");
    QTest::newRow("looks like an escape") << QStringLiteral("\\u0041\\n");
    QTest::newRow("looks like JSON") << QStringLiteral("\"},{\"type\":\"ping\"}");
    QTest::newRow("two, three and four bytes") << QStringLiteral(u"\u00fc\u20ac\U0001f44b");
    QTest::newRow("decomposed") << QStringLiteral(u"Zoe\u0308");
    QTest::newRow("ends of the planes") << QStringLiteral(u"\ud7ff\ue000\uffff\U00010000\U0010ffff");
    QTest::newRow("line separators") << QStringLiteral(u"a\u2028b\u2029c");
    QTest::newRow("byte order mark") << QStringLiteral(u"\ufeffa");
    QTest::newRow("right to left") << QStringLiteral(u"\u202e\u05e2\u05d3\u05d4");
    QTest::newRow("as long as may be") << QString(maxContent, u'a');
    QTest::newRow("as long in pairs") << QStringLiteral(u"\U0001f44b").repeated(maxContent / 2);
}

void RoundTripTest::keepsText()
{
    QFETCH(QString, text);
    QVERIFY(comesBack(Command(saying(text))));
}

void RoundTripTest::keepsPositions_data()
{
    QTest::addColumn<base::Seq>("seq");
    QTest::newRow("before the first") << base::Seq{0};
    QTest::newRow("first") << base::Seq{1};
    QTest::newRow("over 32 bits") << base::Seq{4'294'967'296};
    QTest::newRow("over what a double holds") << base::Seq{9'007'199'254'740'993};
    QTest::newRow("last") << static_cast<base::Seq>(std::numeric_limits<std::int64_t>::max());
}

void RoundTripTest::keepsPositions()
{
    QFETCH(base::Seq, seq);
    QVERIFY(comesBack(Command(Subscribe{.id = request(1), .room = general, .after = seq})));
    QVERIFY(comesBack(Event(Reset{.room = general, .firstSeq = seq, .lastSeq = seq})));
}

void RoundTripTest::keepsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("none") << QByteArray();
    for (const int count : {1, 2, 3, 32, 64})
        QTest::addRow("%d zeros", count) << QByteArray(count, '\0');
    QTest::newRow("all") << QByteArray::fromHex("00017f80feff");
}

void RoundTripTest::keepsBytes()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(comesBack(Event(Challenge{.nonce = bytes, .space = wire::space, .key = bytes})));
}

void RoundTripTest::keepsEveryErrorCode()
{
    for (const auto &[code, word] : wireNames<ErrorCode>)
        QVERIFY2(comesBack(Event(Failure{request(1), code, QStringLiteral("no"), std::nullopt})), word);
}

void RoundTripTest::keepsEveryKindAndStatus()
{
    for (const auto &[kind, word] : wireNames<RoomKind>) {
        const CreateRoom command{.id = request(1), .name = {}, .kind = kind, .members = {}};
        QVERIFY2(comesBack(Command(command)), word);
    }
    for (const auto &[status, word] : wireNames<Status>) {
        // Only the server says that somebody is offline.
        QCOMPARE(comesBack(Command(SetPresence{status})), status != Status::Offline);
        const Presence presence{base::UserId(u"ada"_qs), status, std::nullopt};
        QVERIFY2(comesBack(Event(PresenceList{{presence}})), word);
    }
}

void RoundTripTest::keepsEveryColourAndNone()
{
    Authenticate command{request(1), QByteArray(32, 'k'), QStringLiteral("Ada"), QByteArray(64, 's')};
    QVERIFY(comesBack(Command(command)));
    for (const auto &[color, word] : wireNames<AvatarColor>) {
        command.color = color;
        QVERIFY2(comesBack(Command(command)), word);
    }
}

void RoundTripTest::keepsTheOrderOfLists()
{
    CreateRoom command{.id = request(1), .name = {}, .kind = RoomKind::Private, .members = {}};
    for (int i = maxInitialMembers; i > 0; --i)
        command.members.emplace_back(QStringLiteral("u-%1").arg(i));
    QVERIFY(comesBack(Command(command)));
}

void RoundTripTest::writesValidUnicodeWhateverItIsGiven()
{
    const QByteArray frame = encode(Command(saying(u'a' + QString(QChar(0xd800)) + u'b')));
    const auto decoded = decodeCommand(frame);
    QVERIFY2(std::holds_alternative<Command>(decoded), frame);
    const QString content = std::get<ChatMessage>(std::get<Command>(decoded)).content;
    QVERIFY(content.isValidUtf16());
    QVERIFY(content.startsWith(u'a') && content.endsWith(u'b'));
}

void RoundTripTest::writesOneLine()
{
    const QByteArray frame = encode(Command(saying(QStringLiteral("one\r\ntwo"))));
    QVERIFY(!frame.contains('\n') && !frame.contains('\r'));
}

QTEST_APPLESS_MAIN(RoundTripTest)
#include "roundtriptest.moc"
