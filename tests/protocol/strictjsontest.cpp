// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/decoding.h"

#include <QTest>

using namespace protocol;

namespace {

/// A message whose content is the JSON text `value`, quotes and all.
QByteArray saying(const QByteArray &value)
{
    return R"({"type":"chat_message","id":"7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01","room":"r-general",)"
           R"("content":)" +
           value + '}';
}

/// A frame that is good but for what stands in a field which nobody reads.
QByteArray pingWith(const QByteArray &value)
{
    return R"({"type":"ping","x":)" + value + '}';
}

} // namespace

class StrictJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverySpellingOfGoodJson_data();
    void readsEverySpellingOfGoodJson();
    void refusesWhatIsNoJsonObject_data();
    void refusesWhatIsNoJsonObject();
    void refusesBadJsonEvenInFieldsThatNobodyReads_data();
    void refusesBadJsonEvenInFieldsThatNobodyReads();
    void readsEscapesInText_data();
    void readsEscapesInText();
    void refusesTextThatIsNotUnicode_data();
    void refusesTextThatIsNotUnicode();
    void boundsHowDeepAFrameNests_data();
    void boundsHowDeepAFrameNests();
    void doesNotCountBracketsInText();
};

void StrictJsonTest::readsEverySpellingOfGoodJson_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("compact") << QByteArray(R"({"type":"ping"})");
    QTest::newRow("white space") << QByteArray(" \t\r\n{ \"type\" : \"ping\" }\r\n");
    QTest::newRow("escaped key and word") << QByteArray(R"({"\u0074ype":"p\u0069ng"})");
    for (const char *value : {"0", "-1", "1.5", "1e3", "-0", "true", "null", "[]", "{}", "[1,{\"a\":[]}]"})
        QTest::newRow(value) << pingWith(value);
}

void StrictJsonTest::readsEverySpellingOfGoodJson()
{
    QFETCH(QByteArray, frame);
    QVERIFY(commandIn<Ping>(frame));
}

void StrictJsonTest::refusesWhatIsNoJsonObject_data()
{
    QTest::addColumn<QByteArray>("frame");
    const QByteArray ping(R"({"type":"ping"})");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("white space") << QByteArray("  \n");
    QTest::newRow("words") << QByteArray("hello");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("text") << QByteArray(R"("ping")");
    QTest::newRow("number") << QByteArray("1");
    QTest::newRow("array") << '[' + ping + ']';
    QTest::newRow("two objects") << ping + ping;
    QTest::newRow("two lines") << ping + '\n' + ping;
    QTest::newRow("comma behind") << ping + ',';
    QTest::newRow("brace behind") << ping + '}';
    QTest::newRow("word behind") << ping + "x";
    QTest::newRow("NUL behind") << ping + '\0';
    QTest::newRow("object after a NUL") << ping + '\0' + ping;
    QTest::newRow("NUL before") << '\0' + ping;
    QTest::newRow("cut off") << ping.chopped(1);
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + ping;
    QTest::newRow("part of a byte order mark") << "\xbb" + ping;
    QTest::newRow("UTF-16") << QByteArray("{\0\"\0t\0", 6);
    QTest::newRow("closed too often") << "]]]" + ping;
}

void StrictJsonTest::refusesWhatIsNoJsonObject()
{
    QFETCH(QByteArray, frame);
    const std::optional<Failure> refusal = refusalOf(frame);
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::BadFrame);
    QVERIFY(!refusal->id);
    QCOMPARE(eventRefusalOf(frame), refusal);
}

void StrictJsonTest::refusesBadJsonEvenInFieldsThatNobodyReads_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no value") << QByteArray();
    QTest::newRow("comma behind a field") << QByteArray("1,");
    QTest::newRow("comma behind an element") << QByteArray("[1,]");
    QTest::newRow("comma alone") << QByteArray("[,]");
    QTest::newRow("line comment") << QByteArray("1 // one\n");
    QTest::newRow("block comment") << QByteArray("/* one */ 1");
    QTest::newRow("hash comment") << QByteArray("1 # one\n");
    QTest::newRow("single quotes") << QByteArray("'one'");
    QTest::newRow("key without quotes") << QByteArray("{a:1}");
    for (const char *number : {"NaN", "Infinity", "-Infinity", "Inf", ".5", "+1", "1.", "01", "-", "-a", "1e",
                               "0x10", "1_000", "True", "nul", "undefined"})
        QTest::newRow(number) << QByteArray(number);
    QTest::newRow("raw line feed in text") << QByteArray("\"a\nb\"");
    QTest::newRow("raw tab in text") << QByteArray("\"a\tb\"");
    QTest::newRow("raw NUL in text") << QByteArray("\"a\0b\"", 5);
    QTest::newRow("unknown escape") << QByteArray(R"("\x41")");
    QTest::newRow("escaped quote alone") << QByteArray(R"("\")");
    QTest::newRow("short Unicode escape") << QByteArray(R"("\u41")");
    QTest::newRow("wrong Unicode escape") << QByteArray(R"("\u00g0")");
    QTest::newRow("no end of text") << QByteArray(R"("abc)");
    QTest::newRow("mismatched brackets") << QByteArray("[}");
    QTest::newRow("no-break space") << QByteArray("\xc2\xa0"
                                                  "1");
}

void StrictJsonTest::refusesBadJsonEvenInFieldsThatNobodyReads()
{
    QFETCH(QByteArray, value);
    const std::optional<Failure> refusal = refusalOf(pingWith(value));
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::BadFrame);
}

void StrictJsonTest::readsEscapesInText_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("short ones") << QByteArray(R"("\"\\\/\b\f\n\r\t")") << QStringLiteral("\"\\/\b\f\n\r\t");
    QTest::newRow("Unicode") << QByteArray(R"("\u00fc\u20AC")") << QStringLiteral(u"\u00fc\u20ac");
    QTest::newRow("pair") << QByteArray(R"("\ud83d\udc4b")") << QStringLiteral(u"\U0001f44b");
    QTest::newRow("raw") << QByteArray("\"\xf0\x9f\x91\x8b\"") << QStringLiteral(u"\U0001f44b");
}

void StrictJsonTest::readsEscapesInText()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, text);
    const std::optional<ChatMessage> message = commandIn<ChatMessage>(saying(value));
    QVERIFY(message);
    QCOMPARE(message->content, text);
}

void StrictJsonTest::refusesTextThatIsNotUnicode_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<ErrorCode>("code");
    const auto bad = ErrorCode::BadFrame;
    QTest::newRow("lone continuation") << QByteArray("\"\x80\"") << bad;
    QTest::newRow("cut off") << QByteArray("\"\xe2\x82\"") << bad;
    QTest::newRow("Latin-1") << QByteArray("\"\xfc\"") << bad;
    QTest::newRow("overlong slash") << QByteArray("\"\xc0\xaf\"") << bad;
    QTest::newRow("overlong NUL") << QByteArray("\"\xc0\x80\"") << bad;
    QTest::newRow("overlong in three") << QByteArray("\"\xe0\x80\xaf\"") << bad;
    QTest::newRow("overlong in four") << QByteArray("\"\xf0\x80\x80\xaf\"") << bad;
    QTest::newRow("surrogate as UTF-8") << QByteArray("\"\xed\xa0\x80\"") << bad;
    QTest::newRow("pair as UTF-8") << QByteArray("\"\xed\xa0\xbd\xed\xb1\x8b\"") << bad;
    QTest::newRow("beyond Unicode") << QByteArray("\"\xf4\x90\x80\x80\"") << bad;
    QTest::newRow("five bytes") << QByteArray("\"\xf8\x88\x80\x80\x80\"") << bad;
    QTest::newRow("lone high escape") << QByteArray(R"("\ud83d")") << bad;
    QTest::newRow("high escape and a letter") << QByteArray(R"("\ud83dx")") << bad;
    QTest::newRow("two high escapes") << QByteArray(R"("\ud83d\ud83d")") << bad;
    QTest::newRow("lone low escape") << QByteArray(R"("\udc4b")") << ErrorCode::BadField;
    QTest::newRow("pair the wrong way round") << QByteArray(R"("\udc4b\ud83d")") << bad;
    QTest::newRow("escaped NUL") << QByteArray(R"("a\u0000b")") << ErrorCode::BadField;
}

void StrictJsonTest::refusesTextThatIsNotUnicode()
{
    QFETCH(QByteArray, value);
    QFETCH(ErrorCode, code);
    const std::optional<Failure> refusal = refusalOf(saying(value));
    QVERIFY(refusal);
    QCOMPARE(refusal->code, code);
}

void StrictJsonTest::boundsHowDeepAFrameNests_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("inner");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("arrays") << QByteArray("[") << QByteArray() << QByteArray("]");
    QTest::newRow("objects") << QByteArray(R"({"a":)") << QByteArray("1") << QByteArray("}");
    QTest::newRow("arrays after text") << QByteArray(R"(["\\\"",)") << QByteArray("1") << QByteArray("]");
}

void StrictJsonTest::boundsHowDeepAFrameNests()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, inner);
    QFETCH(QByteArray, close);
    const auto nested = [&](int depth) { // the frame itself is the first level
        return pingWith(open.repeated(depth - 1) + inner + close.repeated(depth - 1));
    };
    QVERIFY(commandIn<Ping>(nested(32)));
    QCOMPARE(refusalOf(nested(33)).value().code, ErrorCode::BadFrame);
    QCOMPARE(refusalOf(nested(10'000)).value().code, ErrorCode::BadFrame);
    QVERIFY(refusalOf(pingWith(open.repeated(10'000))));
}

void StrictJsonTest::doesNotCountBracketsInText()
{
    const QByteArray brackets = QByteArray("[{").repeated(100);
    QVERIFY(commandIn<ChatMessage>(saying('"' + brackets + '"')));
    QVERIFY(commandIn<ChatMessage>(saying(R"("\")" + brackets + '"')));
    QVERIFY(commandIn<Ping>(pingWith('[' + QByteArray("[],").repeated(100) + "[]]")));
}

QTEST_APPLESS_MAIN(StrictJsonTest)
#include "strictjsontest.moc"
