// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/samples.h"
#include "sync/roster.h"

#include <QTest>

using namespace std::chrono_literals;
using client::Roster;
using sample::garden;
using sample::general;

namespace {

constexpr base::TimePoint start{1h};

base::UserId user(const QString &name)
{
    return base::UserId(u"u-"_qs + name.toLower());
}

} // namespace

class TypingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void knowsNobodyAtFirst();
    void showsWhoWrites();
    void endsWritingThatIsNotRenewed();
    void endsWritingWhenToldSo();
    void keepsWritingOfRoomsApart();
    void forgetsWritingWithTheConnection();

private:
    void follow(const Roster::TypingChanges &changes);
    [[nodiscard]] QStringList writers(const base::RoomId &room = general) const;
    void type(const QString &name, bool isOn, base::TimePoint now = start,
              const base::RoomId &room = general);

    std::unique_ptr<Roster> m_roster;
    std::map<base::RoomId, std::vector<client::TypingRow>> m_writers;
};

void TypingTest::init()
{
    m_roster = std::make_unique<Roster>();
    m_writers.clear();
}

void TypingTest::cleanup()
{
    for (const base::RoomId &room : {general, garden})
        QVERIFY(m_writers[room] == m_roster->typing(room));
}

void TypingTest::follow(const Roster::TypingChanges &changes)
{
    for (const auto &[room, more] : changes) {
        QVERIFY(!more.empty());
        for (const auto &change : more)
            client::apply(m_writers[room], change);
    }
}

QStringList TypingTest::writers(const base::RoomId &room) const
{
    QStringList names;
    for (const client::TypingRow &row : m_roster->typing(room))
        names.append(row.name);
    return names;
}

void TypingTest::type(const QString &name, bool isOn, base::TimePoint now, const base::RoomId &room)
{
    follow(m_roster->apply(protocol::Typing{room, user(name), name, isOn}, now));
}

void TypingTest::knowsNobodyAtFirst()
{
    QVERIFY(m_roster->typing(general).empty());
    QVERIFY(!m_roster->nextExpiry());
    QVERIFY(m_roster->expire(start).empty());
    QVERIFY(m_roster->forgetTyping().empty());
}

void TypingTest::showsWhoWrites()
{
    type(u"Cleo"_qs, true);
    type(u"Ben"_qs, true);
    QCOMPARE(writers(), (QStringList{u"Ben"_qs, u"Cleo"_qs}));
    type(u"Ben"_qs, true, start + 1s);
    QCOMPARE(writers(), (QStringList{u"Ben"_qs, u"Cleo"_qs}));
}

void TypingTest::endsWritingThatIsNotRenewed()
{
    type(u"Ben"_qs, true);
    type(u"Cleo"_qs, true, start + 2s);
    const auto first = m_roster->nextExpiry();
    QVERIFY(first);
    QVERIFY(*first >= start + 6s && *first <= start + 10s);
    follow(m_roster->expire(*first - 1ms));
    QCOMPARE(writers(), (QStringList{u"Ben"_qs, u"Cleo"_qs}));
    follow(m_roster->expire(*first));
    QCOMPARE(writers(), QStringList{u"Cleo"_qs});
    QVERIFY(m_roster->nextExpiry() == *first + 2s);

    type(u"Cleo"_qs, true, start + 5s);
    QVERIFY(m_roster->nextExpiry() == *first + 5s);
    follow(m_roster->expire(*first + 5s));
    QCOMPARE(writers(), QStringList());
    QVERIFY(!m_roster->nextExpiry());
}

void TypingTest::endsWritingWhenToldSo()
{
    type(u"Ben"_qs, true);
    type(u"Ben"_qs, false);
    QCOMPARE(writers(), QStringList());
    QVERIFY(m_roster->apply(protocol::Typing{general, user(u"Ben"_qs), u"Ben"_qs, false}, start).empty());
    QVERIFY(!m_roster->nextExpiry());
}

void TypingTest::keepsWritingOfRoomsApart()
{
    type(u"Ben"_qs, true);
    type(u"Ben"_qs, true, start, garden);
    type(u"Ben"_qs, false, start, garden);
    QCOMPARE(writers(), QStringList{u"Ben"_qs});
    QCOMPARE(writers(garden), QStringList());
}

void TypingTest::forgetsWritingWithTheConnection()
{
    type(u"Ben"_qs, true);
    type(u"Cleo"_qs, true, start, garden);
    follow(m_roster->forgetTyping());
    QCOMPARE(writers(), QStringList());
    QCOMPARE(writers(garden), QStringList());
    QVERIFY(!m_roster->nextExpiry());
}

QTEST_APPLESS_MAIN(TypingTest)
#include "typingtest.moc"
