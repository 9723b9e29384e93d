// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefixture.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using base::Seq;
using protocol::Progress;

/// How far members are, and since when.
class StoreReceiptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsOnlyWhatIsNews();
    void takesWhatIsReadForDelivered();
    void keepsPrivateWhatIsReadInPrivate();
    void doesNotMindWhoIsNoMember();
    void keepsAStepAMinute();
    void keepsSoManySteps();
    void saysSinceWhenAtTheLatestOfWhatIsOlder();
    void hasForgottenWhoComesBack();

private:
    [[nodiscard]] std::optional<Progress> mark(const Mark &mark);
    /// What Ben has made of a message.
    [[nodiscard]] protocol::MessageReceipt receipt(Seq seq);
    [[nodiscard]] int steps();

    std::unique_ptr<StoreFixture> m_space;
    base::UserId m_ada;
    base::UserId m_ben;
};

void StoreReceiptsTest::init()
{
    m_space = std::make_unique<StoreFixture>();
    m_ada = m_space->user(QStringLiteral("Ada")); // general: 1
    m_ben = m_space->user(QStringLiteral("Ben")); // general: 2
    for (int i = 3; i < 80; ++i)
        (void)m_space->post(m_ada, i, QStringLiteral("something"));
}

std::optional<Progress> StoreReceiptsTest::mark(const Mark &mark)
{
    const auto marked =
        m_space->answer<Marked>([&](auto reply) { m_space->store().mark(general, m_ben, mark, reply); });
    return marked ? marked->progress : std::nullopt;
}

protocol::MessageReceipt StoreReceiptsTest::receipt(Seq seq)
{
    const auto list = m_space->answer<protocol::ReceiptList>([&](auto reply) {
        m_space->store().listReceipts({wire::request(1), general, seq}, reply);
    });
    if (!list || list->receipts.size() != 1)
        return {};
    return list->receipts.front();
}

int StoreReceiptsTest::steps()
{
    const auto counts =
        m_space->storage().database().rows(QStringLiteral("SELECT count(*) FROM receipts"), {},
                                           [](const auto &row) { return row.value(0).toInt(); });
    return counts ? counts->front() : -1;
}

void StoreReceiptsTest::tellsOnlyWhatIsNews()
{
    QVERIFY((mark({.delivered = 5}) == Progress{m_ben, 5, 0}));
    QVERIFY(!mark({.delivered = 5}));
    QVERIFY(!mark({.delivered = 3}));
    QVERIFY((mark({.delivered = 4, .read = 4}) == Progress{m_ben, 5, 4}));
    QVERIFY(!mark({.read = 3}));
}

void StoreReceiptsTest::takesWhatIsReadForDelivered()
{
    QVERIFY((mark({.read = 7, .time = wire::at(1h)}) == Progress{m_ben, 7, 7}));
    QVERIFY(receipt(7).delivered == wire::at(1h));
    QVERIFY(receipt(7).read == wire::at(1h));
}

void StoreReceiptsTest::keepsPrivateWhatIsReadInPrivate()
{
    QVERIFY((mark({.read = 7, .isPrivate = true, .time = wire::at(1h)}) == Progress{m_ben, 7, 0}));
    QVERIFY(!mark({.read = 7}));
    QVERIFY(receipt(7).delivered);
    QVERIFY(!receipt(7).read);
    QVERIFY((mark({.read = 8}) == Progress{m_ben, 8, 8}));
}

void StoreReceiptsTest::doesNotMindWhoIsNoMember()
{
    const auto marked = m_space->answer<Marked>([&](auto reply) {
        m_space->store().mark(general, base::UserId(QStringLiteral("nobody")), {.delivered = 3}, reply);
    });
    QVERIFY(marked && !marked->progress && !marked->seen);
    QCOMPARE(steps(), 0);
}

void StoreReceiptsTest::keepsAStepAMinute()
{
    (void)mark({.delivered = 3, .time = wire::at(1min)});
    (void)mark({.delivered = 4, .time = wire::at(1min + 20s)});
    (void)mark({.delivered = 5, .time = wire::at(2min)});
    QCOMPARE(steps(), 2);
    QVERIFY(receipt(3).delivered == wire::at(1min + 20s));
    QVERIFY(receipt(5).delivered == wire::at(2min));
    QVERIFY(!receipt(6).delivered);
}

void StoreReceiptsTest::keepsSoManySteps()
{
    for (Seq seq = 3; seq < 80; ++seq)
        (void)mark({.delivered = seq, .time = wire::at(std::chrono::minutes(seq))});
    QCOMPARE(steps(), 32);
    (void)mark({.read = 79, .time = wire::at(2h)});
    QCOMPARE(steps(), 33);
}

void StoreReceiptsTest::saysSinceWhenAtTheLatestOfWhatIsOlder()
{
    for (Seq seq = 3; seq < 80; ++seq)
        (void)mark({.delivered = seq, .time = wire::at(std::chrono::minutes(seq))});
    QVERIFY(receipt(79).delivered == wire::at(79min));
    QVERIFY(receipt(48).delivered == wire::at(48min));
    QVERIFY(receipt(3).delivered == wire::at(48min));
}

void StoreReceiptsTest::hasForgottenWhoComesBack()
{
    (void)mark({.read = 5, .time = wire::at(1h)});
    const auto go = [&](int request, auto call) {
        return m_space->answer<std::optional<Stored>>(
            [&](auto reply) { (m_space->store().*call)(general, m_space->act(request, m_ben), reply); });
    };
    QVERIFY(go(90, &SqliteSpaceStore::leave));
    QCOMPARE(steps(), 0);
    QVERIFY(go(91, &SqliteSpaceStore::join));
    QVERIFY(!receipt(5).delivered);
    QVERIFY((mark({.delivered = 3}) == Progress{m_ben, 3, 0}));
}

QTEST_GUILESS_MAIN(StoreReceiptsTest)
#include "storereceiptstest.moc"
