// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/querier.h"

#include "net/mdns/samples.h"
#include "support/fakeclock.h"
#include "support/seededchance.h"

#include <QTest>

#include <memory>

using namespace net::mdns;
using namespace std::chrono_literals;

namespace {

const QHostAddress neighbour(QStringLiteral("192.168.1.5"));

Message response(std::vector<Record> answers)
{
    return {.isResponse = true, .answers = std::move(answers)};
}

Instance studio()
{
    return {QStringLiteral("Studio"),
            QStringLiteral("ws-a.local"),
            8787,
            {neighbour, QHostAddress(QStringLiteral("fe80::1%lan"))},
            {"id=a", "v=1"}};
}

} // namespace

class QuerierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_querier = std::make_unique<Querier>(m_clock, m_chance, samples::services, QStringLiteral("lan"));
    }

    void asksWithGrowingPauses();
    void asksAnewWhenToldTo();
    void knowsWhoAnnouncesThemselves();
    void asksForWhatIsMissing();
    void isPatientWithWhatStaysMissing();
    void forgetsWhoTakesTheirLeave();
    void forgetsWhoIsSilent();
    void followsAChange();
    void keepsNothingOfOthers();
    void saysWhatItKnows();
    void saysMuchInSeveralMessages();
    void listensToTwoHundredAtOnce();

private:
    struct Asked {
        base::Duration after;
        Message message;
    };
    std::vector<Asked> pass(base::Duration duration);
    void hear(const Message &message) { m_querier->hear(message, neighbour); }
    /// What was asked but the question for the type.
    static std::set<std::pair<Name, quint16>> special(const std::vector<Asked> &asked);

    support::FakeClock m_clock;
    support::SeededChance m_chance{1};
    std::unique_ptr<Querier> m_querier;
};

std::vector<QuerierTest::Asked> QuerierTest::pass(base::Duration duration)
{
    const base::TimePoint begin = m_clock.now();
    std::vector<Asked> asked;
    while (m_querier->nextDue() <= begin + duration) {
        m_clock.advance(std::max(base::Duration(0), m_querier->nextDue() - m_clock.now()));
        for (Message &message : m_querier->proceed())
            asked.push_back({m_clock.now() - begin, std::move(message)});
    }
    m_clock.advance(begin + duration - m_clock.now());
    return asked;
}

std::set<std::pair<Name, quint16>> QuerierTest::special(const std::vector<Asked> &asked)
{
    std::set<std::pair<Name, quint16>> questions;
    for (const Asked &one : asked) {
        for (const Question &question : one.message.questions) {
            if (!(question.name == samples::services))
                questions.insert({question.name, question.type});
        }
    }
    return questions;
}

void QuerierTest::asksWithGrowingPauses()
{
    const auto asked = pass(4h);
    QVERIFY(asked.front().after >= 20ms && asked.front().after <= 120ms);
    base::Duration pause = 1s;
    for (std::size_t i = 1; i < asked.size(); ++i) {
        QVERIFY(asked[i].message == samples::query());
        QCOMPARE(asked[i].after - asked[i - 1].after, pause);
        pause = std::min<base::Duration>(2 * pause, 1h);
    }
    QCOMPARE(pause, 1h);
}

void QuerierTest::asksAnewWhenToldTo()
{
    pass(4h);
    m_querier->restart();
    // At once, and one and three seconds later.
    QCOMPARE(pass(4s).size(), 3U);
}

void QuerierTest::knowsWhoAnnouncesThemselves()
{
    hear(samples::announcement());
    QVERIFY(m_querier->instances() == std::vector<Instance>{studio()});
    QVERIFY(special(pass(10s)).empty());
}

void QuerierTest::asksForWhatIsMissing()
{
    const std::vector<Record> all = samples::announcement().answers;
    hear(response({all[0]}));
    QVERIFY(m_querier->instances().empty());
    const std::set<std::pair<Name, quint16>> place{{samples::studio, quint16(RecordType::Srv)},
                                                   {samples::studio, quint16(RecordType::Txt)}};
    QCOMPARE(special(pass(120ms)), place);
    hear(response({all[1], all[2]}));
    const std::set<std::pair<Name, quint16>> addresses{{samples::host, quint16(RecordType::A)},
                                                       {samples::host, quint16(RecordType::Aaaa)}};
    QCOMPARE(special(pass(120ms)), addresses);
    QVERIFY(m_querier->instances().empty());
    hear(response({all[3], all[4]}));
    QVERIFY(m_querier->instances() == std::vector<Instance>{studio()});
    QVERIFY(special(pass(10s)).empty());
}

void QuerierTest::isPatientWithWhatStaysMissing()
{
    hear(response({{samples::services, Pointer{samples::studio}, 4500s, false}}));
    // 0, 1, 3, 7, 15, 31 seconds.
    QCOMPARE(pass(60s).size(), 2U * 6U);
}

void QuerierTest::forgetsWhoTakesTheirLeave()
{
    hear(samples::announcement());
    hear(samples::announcement(0s));
    pass(1s);
    QVERIFY(m_querier->instances().empty());
}

void QuerierTest::forgetsWhoIsSilent()
{
    hear(samples::announcement());
    QVERIFY(pass(119s).size() > 4);
    QCOMPARE(m_querier->instances().size(), 1U);
    pass(1s);
    QVERIFY(m_querier->instances().empty());
}

void QuerierTest::followsAChange()
{
    hear(samples::announcement());
    pass(2s);
    const QHostAddress moved(QStringLiteral("192.168.1.9"));
    hear(response({{samples::studio, Service{0, 0, 9000, samples::host}, 120s, true},
                   {samples::studio, Text{{"id=a", "v=1", "people=2"}}, 120s, true},
                   {samples::host, Address{moved}, 120s, true}}));
    pass(1s);
    QCOMPARE(m_querier->instances().size(), 1U);
    const Instance instance = m_querier->instances().front();
    QCOMPARE(instance.port, 9000);
    QCOMPARE(instance.text, QByteArrayList({"id=a", "v=1", "people=2"}));
    QVERIFY(instance.addresses ==
            (std::vector<QHostAddress>{moved, QHostAddress(QStringLiteral("fe80::1%lan"))}));
}

void QuerierTest::keepsNothingOfOthers()
{
    const Name web = Name::known("_http._tcp.local");
    QVERIFY(!m_querier->hear(response({{web, Pointer{*web.child("Printer")}, 120s, false},
                                       {*web.child("Printer"), Service{0, 0, 80, samples::host}, 120s, true},
                                       {samples::services, Pointer{*web.child("Printer")}, 120s, false},
                                       {samples::host, Address{neighbour}, 120s, true}}),
                             neighbour));
    QVERIFY(special(pass(10s)).empty());
    // The host is known only now.
    hear(response({samples::announcement().answers[0], samples::announcement().answers[1],
                   samples::announcement().answers[2]}));
    QVERIFY(m_querier->instances().empty());
}

void QuerierTest::saysWhatItKnows()
{
    hear(samples::announcement(4500s));
    const auto asked = pass(120ms);
    QCOMPARE(asked.size(), 1U);
    Record known = samples::announcement(4499s).answers[0];
    QVERIFY(asked.front().message.answers == std::vector<Record>{known});
}

void QuerierTest::saysMuchInSeveralMessages()
{
    std::vector<Record> pointers;
    for (int i = 0; i < 200; ++i)
        pointers.push_back(
            {samples::services,
             Pointer{*samples::services.child("A space of some length " + QByteArray::number(i))}, 4500s,
             false});
    hear(response(pointers));
    m_querier->restart();
    std::size_t known = 0;
    bool isFollowed = false;
    for (const Asked &one : pass(120ms)) {
        QVERIFY(encode(one.message).size() <= 1'440);
        const bool isForAll = one.message.questions == samples::query().questions;
        QVERIFY(one.message.answers.empty() || isFollowed || !one.message.questions.empty());
        QVERIFY(!isForAll || !isFollowed);
        isFollowed = one.message.isTruncated;
        known += one.message.answers.size();
    }
    QVERIFY(!isFollowed);
    QCOMPARE(known, 200U);
}

void QuerierTest::listensToTwoHundredAtOnce()
{
    for (int i = 0; i < 200; ++i) {
        Registration registration = samples::registration();
        registration.label = QByteArray::number(i);
        registration.host = "ws-" + registration.label;
        hear(response(recordsOf(registration, {neighbour})));
    }
    QCOMPARE(m_querier->instances().size(), 200U);
}

QTEST_APPLESS_MAIN(QuerierTest)
#include "queriertest.moc"
