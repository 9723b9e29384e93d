// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/names.h"

#include "protocol/limits.h"

#include <QTest>

using protocol::nameKey;
using protocol::personName;
using protocol::roomName;
using protocol::statusText;

class NamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsANameInOneForm_data();
    void keepsANameInOneForm();
    void refusesAnEmptyName_data();
    void refusesAnEmptyName();
    void refusesWhatCannotBeSeen_data();
    void refusesWhatCannotBeSeen();
    void countsWhatPeopleCallCharacters_data();
    void countsWhatPeopleCallCharacters();
    void refusesMarksPiledUpWithoutEnd();
    void foldsWhatLooksAlikeIntoOneKey_data();
    void foldsWhatLooksAlikeIntoOneKey();
    void keepsDifferentNamesApart_data();
    void keepsDifferentNamesApart();
};

void NamesTest::keepsANameInOneForm_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("kept");
    QTest::newRow("plain") << QStringLiteral("Ada") << QStringLiteral("Ada");
    QTest::newRow("inner blank") << QStringLiteral("Ada Lovelace") << QStringLiteral("Ada Lovelace");
    QTest::newRow("blanks around") << QStringLiteral("  Ada \t") << QStringLiteral("Ada");
    QTest::newRow("line end behind") << QStringLiteral("Ada\r\n") << QStringLiteral("Ada");
    QTest::newRow("wide blanks around") << QStringLiteral(u"\u00a0Ada\u3000") << QStringLiteral("Ada");
    QTest::newRow("composed") << QStringLiteral(u"Zo\u00eb") << QStringLiteral(u"Zo\u00eb");
    QTest::newRow("decomposed") << QStringLiteral(u"Zoe\u0308") << QStringLiteral(u"Zo\u00eb");
    QTest::newRow("compatibility forms stay")
        << QStringLiteral(u"Ada \ufb01") << QStringLiteral(u"Ada \ufb01");
    QTest::newRow("right to left") << QStringLiteral(u"\u05e2\u05d3\u05d4")
                                   << QStringLiteral(u"\u05e2\u05d3\u05d4");
    QTest::newRow("Devanagari") << QStringLiteral(u"\u0905\u0926\u093e")
                                << QStringLiteral(u"\u0905\u0926\u093e");
    QTest::newRow("emoji") << QStringLiteral(u"Ada \U0001f44b") << QStringLiteral(u"Ada \U0001f44b");
}

void NamesTest::keepsANameInOneForm()
{
    QFETCH(QString, written);
    QFETCH(QString, kept);
    const auto person = personName(written);
    QVERIFY(person);
    QCOMPARE(*person, kept);
    const auto room = roomName(written);
    QVERIFY(room);
    QCOMPARE(*room, kept);
    const auto text = statusText(written);
    QVERIFY(text);
    QCOMPARE(*text, kept);
}

void NamesTest::refusesAnEmptyName_data()
{
    QTest::addColumn<QString>("written");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << QStringLiteral("   ");
    QTest::newRow("white space of all kinds") << QStringLiteral(u" \t\r\n\u00a0\u2003\u2028\u3000");
}

void NamesTest::refusesAnEmptyName()
{
    QFETCH(QString, written);
    QVERIFY(!personName(written));
    QVERIFY(!roomName(written));
    QCOMPARE(personName(written).error().code, base::ErrorCode::Invalid);
    // Nothing can be said of oneself, though.
    const auto text = statusText(written);
    QVERIFY(text && text->isEmpty());
}

void NamesTest::refusesWhatCannotBeSeen_data()
{
    QTest::addColumn<char32_t>("character");
    QTest::newRow("NUL") << U'\0';
    QTest::newRow("tab") << U'\t';
    QTest::newRow("line feed") << U'\n';
    QTest::newRow("carriage return") << U'\r';
    QTest::newRow("escape") << U'\x1b';
    QTest::newRow("delete") << U'\x7f';
    QTest::newRow("next line") << U'\x85';
    QTest::newRow("soft hyphen") << U'\u00ad';
    QTest::newRow("Arabic letter mark") << U'\u061c';
    QTest::newRow("zero width space") << U'\u200b';
    QTest::newRow("zero width non-joiner") << U'\u200c';
    QTest::newRow("zero width joiner") << U'\u200d';
    QTest::newRow("left-to-right mark") << U'\u200e';
    QTest::newRow("right-to-left mark") << U'\u200f';
    QTest::newRow("line separator") << U'\u2028';
    QTest::newRow("paragraph separator") << U'\u2029';
    QTest::newRow("left-to-right embedding") << U'\u202a';
    QTest::newRow("right-to-left override") << U'\u202e';
    QTest::newRow("word joiner") << U'\u2060';
    QTest::newRow("left-to-right isolate") << U'\u2066';
    QTest::newRow("pop directional isolate") << U'\u2069';
    QTest::newRow("byte order mark") << U'\ufeff';
    QTest::newRow("private use") << U'\ue000';
    QTest::newRow("not a character") << U'\uffff';
    QTest::newRow("not assigned") << U'\U000e0080';
    QTest::newRow("tag letter") << U'\U000e0061';
    QTest::newRow("lone high surrogate") << char32_t{0xd800};
    QTest::newRow("lone low surrogate") << char32_t{0xdc00};
}

void NamesTest::refusesWhatCannotBeSeen()
{
    QFETCH(char32_t, character);
    QString name = QStringLiteral("Ad");
    name.append(QChar::fromUcs4(character));
    name.append(u'a');
    QVERIFY(!personName(name));
    QVERIFY(!roomName(name));
    QVERIFY(!statusText(name));
    QCOMPARE(personName(name).error().code, base::ErrorCode::Invalid);
}

void NamesTest::countsWhatPeopleCallCharacters_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("one code unit") << QStringLiteral("a");
    QTest::newRow("a surrogate pair") << QStringLiteral(u"\U0001f44b");
    QTest::newRow("a flag") << QStringLiteral(u"\U0001f1e9\U0001f1ea");
    QTest::newRow("a letter and its mark") << QStringLiteral(u"x\u0308");
    QTest::newRow("a hand and its colour") << QStringLiteral(u"\U0001f44b\U0001f3fd");
}

void NamesTest::countsWhatPeopleCallCharacters()
{
    QFETCH(QString, character);
    QVERIFY(personName(character));
    QVERIFY(personName(character.repeated(protocol::maxPersonName)));
    QVERIFY(!personName(character.repeated(protocol::maxPersonName + 1)));
    QVERIFY(roomName(character.repeated(protocol::maxRoomName)));
    QVERIFY(statusText(character.repeated(protocol::maxStatusText)));
    QVERIFY(!statusText(character.repeated(protocol::maxStatusText + 1)));
    QVERIFY(!roomName(character.repeated(protocol::maxRoomName + 1)));
}

void NamesTest::refusesMarksPiledUpWithoutEnd()
{
    const QString tower = u'x' + QString(300, QChar(u'\u0308'));
    QVERIFY(!personName(tower));
    QVERIFY(!roomName(tower.repeated(2)));
}

void NamesTest::foldsWhatLooksAlikeIntoOneKey_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("case") << QStringLiteral("Ada") << QStringLiteral("aDA");
    QTest::newRow("case beyond ASCII") << QStringLiteral(u"ZO\u00cb") << QStringLiteral(u"zo\u00eb");
    QTest::newRow("Greek final sigma") << QStringLiteral(u"\u03a3\u03c2") << QStringLiteral(u"\u03c3\u03c3");
    QTest::newRow("capital sharp s") << QStringLiteral(u"Gro\u00df") << QStringLiteral(u"GRO\u1e9e");
    QTest::newRow("composition") << QStringLiteral(u"Zo\u00eb") << QStringLiteral(u"Zoe\u0308");
    QTest::newRow("full width") << QStringLiteral(u"\uff21\uff44\uff41") << QStringLiteral("Ada");
    QTest::newRow("ligature") << QStringLiteral(u"\ufb01sh") << QStringLiteral("fish");
    QTest::newRow("bold letters") << QStringLiteral(u"\U0001d400da") << QStringLiteral("Ada");
    QTest::newRow("hard blank") << QStringLiteral(u"Ada\u00a0B") << QStringLiteral("Ada B");
}

void NamesTest::foldsWhatLooksAlikeIntoOneKey()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(nameKey(one), nameKey(other));
    QCOMPARE(nameKey(nameKey(one)), nameKey(one));
}

void NamesTest::keepsDifferentNamesApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("letters") << QStringLiteral("Ada") << QStringLiteral("Ben");
    QTest::newRow("accents") << QStringLiteral(u"Zo\u00eb") << QStringLiteral("Zoe");
    QTest::newRow("blanks") << QStringLiteral("Ada B") << QStringLiteral("AdaB");
    QTest::newRow("digits") << QStringLiteral("Ada 1") << QStringLiteral("Ada 2");
}

void NamesTest::keepsDifferentNamesApart()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(nameKey(one) != nameKey(other));
}

QTEST_APPLESS_MAIN(NamesTest)
#include "namestest.moc"
