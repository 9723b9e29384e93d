// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include <QHash>
#include <QTest>

#include <set>
#include <type_traits>

using base::RoomId;
using base::SessionId;
using base::UserId;

static_assert(!std::is_convertible_v<RoomId, UserId> && !std::is_constructible_v<UserId, RoomId>);
static_assert(!std::is_convertible_v<QString, RoomId>);
static_assert(!std::is_convertible_v<RoomId, QString>);

class TaggedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsValue();
    void beginsEmpty();
    void isEqualWhereTheValueIs();
    void isOrderedAsItsValue();
    void isAKeyOfAHash();
};

void TaggedTest::keepsItsValue()
{
    QCOMPARE(RoomId(QStringLiteral("general")).value(), QStringLiteral("general"));
    QCOMPARE(SessionId(7).value(), quint64{7});
}

void TaggedTest::beginsEmpty()
{
    QCOMPARE(RoomId().value(), QString());
    QCOMPARE(SessionId().value(), quint64{0});
}

void TaggedTest::isEqualWhereTheValueIs()
{
    QVERIFY(RoomId(QStringLiteral("general")) == RoomId(QStringLiteral("general")));
    QVERIFY(RoomId(QStringLiteral("general")) != RoomId(QStringLiteral("random")));
}

void TaggedTest::isOrderedAsItsValue()
{
    const std::set<SessionId> sorted{SessionId(3), SessionId(1), SessionId(2), SessionId(1)};
    QCOMPARE(sorted.size(), std::size_t{3});
    QCOMPARE(sorted.begin()->value(), quint64{1});
    QCOMPARE(sorted.rbegin()->value(), quint64{3});
}

void TaggedTest::isAKeyOfAHash()
{
    const QHash<UserId, QString> names{{UserId(QStringLiteral("u1")), QStringLiteral("Ada")},
                                       {UserId(QStringLiteral("u2")), QStringLiteral("Ben")}};
    QCOMPARE(names.value(UserId(QStringLiteral("u2"))), QStringLiteral("Ben"));
    QVERIFY(!names.contains(UserId(QStringLiteral("u3"))));
}

QTEST_APPLESS_MAIN(TaggedTest)
#include "taggedtest.moc"
