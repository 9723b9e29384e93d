// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/spacetext.h"

#include <QTest>

using namespace net::mdns;

namespace {

SpaceText studio()
{
    return {base::SpaceId(QStringLiteral("s1")),
            QStringLiteral("Büro"),
            12,
            WayIn::Code,
            1,
            QByteArray(32, '\xff')};
}

} // namespace

class SpaceTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenByteForByte();
    void readsBackWhatItWrites();
    void ignoresWhatItDoesNotKnow();
    void cutsALongNameBetweenCharacters();
    void refusesWhatIsNotValid_data();
    void refusesWhatIsNotValid();
    void saysThatAnotherVersionIsSpoken();
};

void SpaceTextTest::isWrittenByteForByte()
{
    QCOMPARE(format(studio()), QByteArrayList({"id=s1", "name=B\xc3\xbcro", "people=12", "way=code", "v=1",
                                               "key=__________________________________________8"}));
}

void SpaceTextTest::readsBackWhatItWrites()
{
    for (const WayIn way : {WayIn::Open, WayIn::Ask, WayIn::Code, WayIn::None}) {
        SpaceText text = studio();
        text.wayIn = way;
        const auto read = parseSpaceText(format(text));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QVERIFY(*read == text);
    }
}

void SpaceTextTest::ignoresWhatItDoesNotKnow()
{
    QByteArrayList strings = format(studio());
    strings.prepend("colour=blue");
    strings.prepend("flag");
    strings.prepend("=nothing");
    strings.append("name=Another");
    strings[strings.indexOf("people=12")] = "PEOPLE=12";
    const auto read = parseSpaceText(strings);
    QVERIFY(read);
    QVERIFY(*read == studio());
}

void SpaceTextTest::cutsALongNameBetweenCharacters()
{
    SpaceText text = studio();
    text.name = QString::fromUtf8("x\xc3\xbc").repeated(100);
    const QByteArray name = format(text).at(1);
    QCOMPARE(name.size(), 255);
    text.name.prepend(QLatin1String("xx"));
    QCOMPARE(format(text).at(1).size(), 254);
}

void SpaceTextTest::refusesWhatIsNotValid_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("string");
    const auto row = [](const char *name, const char *key, const QByteArray &string) {
        QTest::newRow(name) << QByteArray(key) << string;
    };
    row("no id", "id=", "");
    row("empty id", "id=", "id=");
    row("id with a blank", "id=", "id=s 1");
    row("long id", "id=", "id=" + QByteArray(65, 'a'));
    row("no name", "name=", "");
    row("empty name", "name=", "name=");
    row("name that is no UTF-8", "name=", "name=\xff");
    row("name with a line break", "name=", "name=a\nb");
    row("no people", "people=", "");
    row("people below none", "people=", "people=-1");
    row("too many people", "people=", "people=1000001");
    row("no way in", "way=", "");
    row("another way in", "way=", "way=window");
    row("no version", "v=", "");
    row("version 0", "v=", "v=0");
    row("no key", "key=", "");
    row("short key", "key=", "key=____");
    row("key that is no base64", "key=", "key=" + QByteArray(43, '!'));
}

void SpaceTextTest::refusesWhatIsNotValid()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, string);
    QByteArrayList strings;
    for (const QByteArray &good : format(studio())) {
        if (!good.startsWith(key))
            strings.append(good);
    }
    QCOMPARE(strings.size(), 5);
    if (!string.isEmpty())
        strings.append(string);
    const auto read = parseSpaceText(strings);
    QVERIFY(!read);
    QCOMPARE(read.error().code, base::ErrorCode::Invalid);
}

void SpaceTextTest::saysThatAnotherVersionIsSpoken()
{
    SpaceText text = studio();
    text.version = 2;
    const auto read = parseSpaceText(format(text));
    QVERIFY(!read);
    QCOMPARE(read.error().code, base::ErrorCode::TooNew);
}

QTEST_APPLESS_MAIN(SpaceTextTest)
#include "spacetexttest.moc"
