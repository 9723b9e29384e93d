// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wirenames.h"

#include <QStringList>
#include <QTest>

using namespace protocol;

class WireNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryKindOfRoom();
    void namesEveryStatus();
    void namesEveryColour();
    void namesEveryKindOfDevice();
    void namesWhatModeratorsDo();
    void namesWhatPeopleMay();
    void namesEveryError();
    void knowsNoOtherWords_data();
    void knowsNoOtherWords();
    void knowsWhichErrorsPass();

private:
    /// The choices have these words, in their order, and every word leads back to its choice.
    template <class Choice>
    void namesEach(const QStringList &words);
};

template <class Choice>
void WireNamesTest::namesEach(const QStringList &words)
{
    QCOMPARE(wireNames<Choice>.size(), static_cast<std::size_t>(words.size()));
    for (int i = 0; i < words.size(); ++i) {
        const auto choice = static_cast<Choice>(i);
        QCOMPARE(QString::fromLatin1(toWireName(choice)), words[i]);
        QCOMPARE(fromWireName<Choice>(words[i]), std::optional(choice));
    }
}

void WireNamesTest::namesEveryKindOfRoom()
{
    namesEach<RoomKind>({QStringLiteral("public"), QStringLiteral("private"), QStringLiteral("direct")});
}

void WireNamesTest::namesEveryStatus()
{
    namesEach<Status>({QStringLiteral("online"), QStringLiteral("away"), QStringLiteral("offline")});
}

void WireNamesTest::namesEveryColour()
{
    namesEach<AvatarColor>({QStringLiteral("slate"), QStringLiteral("teal"), QStringLiteral("plum"),
                            QStringLiteral("amber"), QStringLiteral("brown"), QStringLiteral("green"),
                            QStringLiteral("olive"), QStringLiteral("rose"), QStringLiteral("blue"),
                            QStringLiteral("violet")});
}

void WireNamesTest::namesWhatModeratorsDo()
{
    namesEach<ModerationAction>({QStringLiteral("remove_member"), QStringLiteral("mute_member"),
                                 QStringLiteral("set_role"), QStringLiteral("delete_message")});
}

void WireNamesTest::namesEveryKindOfDevice()
{
    namesEach<DeviceKind>({QStringLiteral("key"), QStringLiteral("password"), QStringLiteral("token")});
}

void WireNamesTest::namesWhatPeopleMay()
{
    namesEach<Role>({QStringLiteral("owner"), QStringLiteral("moderator"), QStringLiteral("member"),
                     QStringLiteral("guest")});
    namesEach<Circle>({QStringLiteral("everyone"), QStringLiteral("moderators")});
    namesEach<EmptyRooms>({QStringLiteral("keep"), QStringLiteral("remove")});
}

void WireNamesTest::namesEveryError()
{
    namesEach<ErrorCode>(
        {QStringLiteral("bad_frame"), QStringLiteral("unknown_type"), QStringLiteral("bad_field"),
         QStringLiteral("too_long"), QStringLiteral("not_found"), QStringLiteral("not_allowed"),
         QStringLiteral("not_a_member"), QStringLiteral("name_taken"), QStringLiteral("banned"),
         QStringLiteral("unauthenticated"), QStringLiteral("rate_limited"), QStringLiteral("out_of_order"),
         QStringLiteral("unavailable")});
}

void WireNamesTest::knowsNoOtherWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << QString();
    QTest::newRow("upper case") << QStringLiteral("Public");
    QTest::newRow("blank behind") << QStringLiteral("public ");
    QTest::newRow("of another choice") << QStringLiteral("online");
    QTest::newRow("unheard of") << QStringLiteral("secret");
}

void WireNamesTest::knowsNoOtherWords()
{
    QFETCH(QString, word);
    QVERIFY(!fromWireName<RoomKind>(word));
}

void WireNamesTest::knowsWhichErrorsPass()
{
    QVERIFY(isTemporary(ErrorCode::RateLimited));
    QVERIFY(isTemporary(ErrorCode::OutOfOrder));
    QVERIFY(isTemporary(ErrorCode::Unavailable));
    for (const auto &[code, word] : wireNames<ErrorCode>) {
        if (code < ErrorCode::RateLimited)
            QVERIFY2(!isTemporary(code), word);
    }
}

QTEST_APPLESS_MAIN(WireNamesTest)
#include "wirenamestest.moc"
