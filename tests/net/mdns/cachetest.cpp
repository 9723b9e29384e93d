// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/cache.h"

#include "net/mdns/samples.h"
#include "support/fakeclock.h"
#include "support/seededchance.h"

#include <QTest>

#include <memory>

using namespace net::mdns;
using namespace std::chrono_literals;

namespace {

const QHostAddress neighbour(QStringLiteral("192.168.1.5"));
const QHostAddress another(QStringLiteral("192.168.1.6"));

Record pointerTo(const QByteArray &label, std::chrono::seconds ttl = 100s)
{
    return {samples::services, Pointer{*samples::services.child(label)}, ttl, false};
}

Record addressOf(const char *address, std::chrono::seconds ttl = 100s)
{
    return {samples::host, Address{QHostAddress(QString::fromLatin1(address))}, ttl, true};
}

} // namespace

class CacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void keepsARecordForItsTime();
    void keepsWhatIsTakenBackOneSecond();
    void replacesWhatAUniqueRecordContradicts();
    void keepsWhatCameWithAUniqueRecord();
    void asksAgainFourTimesBeforeARecordEnds();
    void asksNoMoreForWhatWasHeardAgain();
    void namesWhatItKnowsForHalfTheTime();
    void takesOnlySoMuchFromOneSource();
    void takesOnlySoMuchInAll();
    void hasRoomAgainOnceRecordsHaveEnded();
    void takesNoHugeData();

private:
    /// Turns the clock on and lets the cache work whenever it is due; what it asked, and when.
    std::vector<base::Duration> pass(base::Duration duration);
    [[nodiscard]] std::size_t pointers() const
    {
        return m_cache->find(samples::services, RecordType::Ptr).size();
    }

    support::FakeClock m_clock;
    support::SeededChance m_chance{1};
    std::unique_ptr<Cache> m_cache;
};

void CacheTest::init()
{
    m_cache = std::make_unique<Cache>(m_clock, m_chance);
}

std::vector<base::Duration> CacheTest::pass(base::Duration duration)
{
    const base::TimePoint begin = m_clock.now();
    std::vector<base::Duration> asked;
    while (m_cache->nextDue() && *m_cache->nextDue() <= begin + duration) {
        m_clock.advance(std::max(base::Duration(0), *m_cache->nextDue() - m_clock.now()));
        for (std::size_t i = m_cache->proceed().size(); i > 0; --i)
            asked.push_back(m_clock.now() - begin);
    }
    m_clock.advance(begin + duration - m_clock.now());
    return asked;
}

void CacheTest::keepsARecordForItsTime()
{
    m_cache->take(pointerTo("Studio"), neighbour);
    pass(99'999ms);
    QCOMPARE(pointers(), 1U);
    pass(1ms);
    QCOMPARE(pointers(), 0U);
    QVERIFY(!m_cache->nextDue());
}

void CacheTest::keepsWhatIsTakenBackOneSecond()
{
    m_cache->take(pointerTo("Studio"), neighbour);
    m_cache->take(pointerTo("Atelier"), neighbour);
    m_cache->take(pointerTo("Studio", 0s), neighbour);
    m_cache->take(pointerTo("Never there", 0s), neighbour);
    pass(999ms);
    QCOMPARE(pointers(), 2U);
    pass(1ms);
    QCOMPARE(pointers(), 1U);
    // It says that it is still there, after all.
    m_cache->take(pointerTo("Atelier", 0s), neighbour);
    m_cache->take(pointerTo("Atelier"), neighbour);
    pass(50s);
    QCOMPARE(pointers(), 1U);
}

void CacheTest::replacesWhatAUniqueRecordContradicts()
{
    m_cache->take(addressOf("192.168.1.5"), neighbour);
    m_cache->take({samples::host, Text{{"a"}}, 100s, true}, neighbour);
    pass(2s);
    m_cache->take(addressOf("192.168.1.7"), neighbour);
    pass(999ms);
    QCOMPARE(m_cache->find(samples::host, RecordType::A).size(), 2U);
    pass(1ms);
    const std::vector<Record> left = m_cache->find(samples::host, RecordType::A);
    QCOMPARE(left.size(), 1U);
    QVERIFY(left.front().data == addressOf("192.168.1.7").data);
    QCOMPARE(m_cache->find(samples::host, RecordType::Txt).size(), 1U);
}

void CacheTest::keepsWhatCameWithAUniqueRecord()
{
    m_cache->take(addressOf("192.168.1.5"), neighbour);
    pass(900ms);
    m_cache->take(addressOf("192.168.1.7"), neighbour);
    pass(10s);
    QCOMPARE(m_cache->find(samples::host, RecordType::A).size(), 2U);
}

void CacheTest::asksAgainFourTimesBeforeARecordEnds()
{
    m_cache->take(pointerTo("Studio"), neighbour);
    const std::vector<base::Duration> asked = pass(100s);
    QCOMPARE(asked.size(), 4U);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const base::Duration least = 80s + 5s * i;
        QVERIFY2(asked[i] >= least && asked[i] <= least + 2s, qPrintable(QString::number(asked[i].count())));
    }
}

void CacheTest::asksNoMoreForWhatWasHeardAgain()
{
    m_cache->take(pointerTo("Studio"), neighbour);
    QCOMPARE(pass(83s).size(), 1U);
    m_cache->take(pointerTo("Studio"), neighbour);
    QVERIFY(pass(79s).empty());
    QCOMPARE(pointers(), 1U);
}

void CacheTest::namesWhatItKnowsForHalfTheTime()
{
    m_cache->take(pointerTo("Studio"), neighbour);
    m_cache->take(pointerTo("Atelier", 20s), neighbour);
    pass(10s);
    const std::vector<Record> known = m_cache->knownAnswers(samples::services, RecordType::Ptr);
    QCOMPARE(known.size(), 1U);
    QVERIFY(known.front().data == pointerTo("Studio").data);
    QCOMPARE(known.front().ttl, 90s);
    pass(40s);
    QVERIFY(m_cache->knownAnswers(samples::services, RecordType::Ptr).empty());
}

void CacheTest::takesOnlySoMuchFromOneSource()
{
    for (int i = 0; i < 2 * Cache::maxOfSource; ++i)
        m_cache->take(pointerTo(QByteArray::number(i)), neighbour);
    QCOMPARE(pointers(), std::size_t(Cache::maxOfSource));
    m_cache->take(pointerTo("Studio"), another);
    QCOMPARE(pointers(), std::size_t(Cache::maxOfSource) + 1);
    // Of another type there is room.
    m_cache->take(addressOf("192.168.1.5"), neighbour);
    QCOMPARE(m_cache->all(RecordType::A).size(), 1U);
}

void CacheTest::takesOnlySoMuchInAll()
{
    for (int i = 0; i < 2 * Cache::maxOfType; ++i)
        m_cache->take(pointerTo(QByteArray::number(i)), QHostAddress(quint32(0x0a000000 + i)));
    QCOMPARE(pointers(), std::size_t(Cache::maxOfType));
}

void CacheTest::hasRoomAgainOnceRecordsHaveEnded()
{
    for (int i = 0; i < Cache::maxOfSource; ++i)
        m_cache->take(pointerTo(QByteArray::number(i)), neighbour);
    pass(100s);
    m_cache->take(pointerTo("Studio"), neighbour);
    QCOMPARE(pointers(), 1U);
}

void CacheTest::takesNoHugeData()
{
    const QByteArray string(200, 'x');
    m_cache->take({samples::studio, Text{QByteArrayList(6, string)}, 100s, true}, neighbour);
    QCOMPARE(m_cache->all(RecordType::Txt).size(), 1U);
    m_cache->take({samples::host, Text{QByteArrayList(7, string)}, 100s, true}, neighbour);
    QCOMPARE(m_cache->all(RecordType::Txt).size(), 1U);
}

QTEST_APPLESS_MAIN(CacheTest)
#include "cachetest.moc"
