// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/emoji.h"

#include <QTest>

class EmojiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEmoji_data();
    void knowsEmoji();
};

void EmojiTest::knowsEmoji_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("a face") << u"😀"_qs << true;
    QTest::newRow("a thumb with a skin tone") << u"👍🏽"_qs << true;
    QTest::newRow("a heart in its emoji form") << u"❤️"_qs << true;
    QTest::newRow("a heart in its text form") << u"❤"_qs << true;
    QTest::newRow("a family") << u"👨‍👩‍👧‍👦"_qs << true;
    QTest::newRow("a rainbow flag") << u"🏳️‍🌈"_qs << true;
    QTest::newRow("a country's flag") << u"🇩🇪"_qs << true;
    QTest::newRow("a region's flag") << u"🏴󠁧󠁢󠁳󠁣󠁴󠁿"_qs << true;
    QTest::newRow("a keycap") << u"1️⃣"_qs << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a letter") << u"a"_qs << false;
    QTest::newRow("a word") << u"ok"_qs << false;
    QTest::newRow("a digit") << u"1"_qs << false;
    QTest::newRow("a digit in its emoji form") << u"1️"_qs << false;
    QTest::newRow("two faces") << u"😀😀"_qs << false;
    QTest::newRow("two flags") << u"🇩🇪🇫🇷"_qs << false;
    QTest::newRow("half a flag") << u"🇩"_qs << false;
    QTest::newRow("a face and a letter") << u"😀a"_qs << false;
    QTest::newRow("a face with a letter's accent") << u"😀\u0301"_qs << false;
    QTest::newRow("a joiner at the end") << u"😀\u200d"_qs << false;
    QTest::newRow("a joiner alone") << u"\u200d"_qs << false;
    QTest::newRow("a blank") << u" "_qs << false;
    QTest::newRow("half a character") << QString(QChar(0xd83d)) << false;
    QTest::newRow("a family without end") << u"👨"_qs + u"‍👩"_qs.repeated(20) << false;
}

void EmojiTest::knowsEmoji()
{
    QFETCH(QString, text);
    QFETCH(bool, isOne);
    QCOMPARE(protocol::isEmoji(text), isOne);
}

QTEST_APPLESS_MAIN(EmojiTest)
#include "emojitest.moc"
