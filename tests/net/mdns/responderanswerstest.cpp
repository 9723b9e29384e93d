// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/responder.h"

#include "net/mdns/responderfixture.h"

#include <QTest>

#include <memory>
#include <set>

using namespace net::mdns;
using namespace std::chrono_literals;

namespace {

Message queryFor(const Name &name, quint16 type, bool wantsUnicast = false)
{
    return {.questions = {{name, type, wantsUnicast}}};
}

const Endpoint neighbour{QHostAddress(QStringLiteral("192.168.1.6"))};

} // namespace

class ResponderAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_f = std::make_unique<ResponderFixture>();
        m_f->establish();
    }

    void answersWhoLooksForTheTypeALittleLater();
    void answersForItsOwnNamesAtOnce();
    void listsItsType();
    void saysWhatIsNotThere();
    void isSilentOnOthersNames();
    void isSilentToWhoKnows();
    void answersWhoWillNotKnowForLong();
    void waitsForMoreKnownAnswers();
    void isSilentWhereAnotherHasAnswered();
    void answersAllAtMostOnceASecond();
    void answersAProbeSooner();
    void answersOneAloneWhereAllHaveHeard();
    void answersAllWhereTheyHaveNotHeardForLong();
    void answersWhoSpeaksOnlyTheDns();

private:
    std::unique_ptr<ResponderFixture> m_f;
};

void ResponderAnswersTest::answersWhoLooksForTheTypeALittleLater()
{
    std::set<base::Duration> delays;
    for (quint64 seed = 0; seed < 50; ++seed) {
        ResponderFixture f(seed);
        f.establish();
        const auto sent = f.ask(samples::query());
        QCOMPARE(sent.size(), 1U);
        const Message &message = sent.front().outgoing.message;
        const std::vector<Record> records = f.records();
        QVERIFY(!sent.front().outgoing.to);
        QVERIFY(message.answers == std::vector<Record>{records[0]});
        // What is needed to reach it comes along: place, text and address.
        QVERIFY(message.additionals == (std::vector<Record>{records[1], records[2], records[4]}));
        delays.insert(sent.front().after);
    }
    QVERIFY(*delays.begin() >= 20ms && *delays.rbegin() <= 120ms);
    QVERIFY(delays.size() > 25);
}

void ResponderAnswersTest::answersForItsOwnNamesAtOnce()
{
    const auto sent = m_f->ask(queryFor(samples::studio, numberOf(RecordType::Srv)));
    QCOMPARE(sent.size(), 1U);
    QCOMPARE(sent.front().after, 0s);
    QVERIFY(sent.front().outgoing.message.answers == std::vector<Record>{m_f->records()[1]});
    m_f->pass(5s);
    const auto all = m_f->ask(queryFor(samples::studio, anyType));
    QCOMPARE(all.size(), 1U);
    QCOMPARE(all.front().outgoing.message.answers.size(), 2U);
}

void ResponderAnswersTest::listsItsType()
{
    const auto sent = m_f->ask(queryFor(allTypes(), numberOf(RecordType::Ptr)));
    QCOMPARE(sent.size(), 1U);
    QVERIFY(sent.front().outgoing.message.answers == std::vector<Record>{m_f->records()[3]});
    QVERIFY(sent.front().after >= 20ms);
}

void ResponderAnswersTest::saysWhatIsNotThere()
{
    const auto sent = m_f->ask(queryFor(samples::host, numberOf(RecordType::Aaaa)));
    QCOMPARE(sent.size(), 1U);
    const Record expected{samples::host, Existing{{RecordType::A}}, 120s, true};
    QVERIFY(sent.front().outgoing.message.answers == std::vector<Record>{expected});
}

void ResponderAnswersTest::isSilentOnOthersNames()
{
    QVERIFY(m_f->ask(queryFor(Name::known("_http._tcp.local"), numberOf(RecordType::Ptr))).empty());
    QVERIFY(m_f->ask(queryFor(Name::known("other.local"), anyType)).empty());
    QVERIFY(m_f->ask(queryFor(samples::services, numberOf(RecordType::A))).empty());
}

void ResponderAnswersTest::isSilentToWhoKnows()
{
    Message query = samples::query();
    query.answers = {m_f->records()[0]};
    query.answers[0].ttl /= 2;
    QVERIFY(m_f->ask(query).empty());
}

void ResponderAnswersTest::answersWhoWillNotKnowForLong()
{
    Message query = samples::query();
    query.answers = {m_f->records()[0]};
    query.answers[0].ttl = query.answers[0].ttl / 2 - 1s;
    QCOMPARE(m_f->ask(query).size(), 1U);
}

void ResponderAnswersTest::waitsForMoreKnownAnswers()
{
    Message query = samples::query();
    query.isTruncated = true;
    const auto sent = m_f->ask(query);
    QCOMPARE(sent.size(), 1U);
    QVERIFY(sent.front().after >= 400ms && sent.front().after <= 500ms);
    m_f->pass(5s);
    m_f->responder.hear(query, neighbour);
    m_f->responder.hear({.answers = {m_f->records()[0]}}, neighbour);
    QVERIFY(m_f->pass(5s).empty());
    // What one knows another does not.
    m_f->responder.hear(query, neighbour);
    m_f->responder.hear(query, {QHostAddress(QStringLiteral("192.168.1.7"))});
    m_f->responder.hear({.answers = {m_f->records()[0]}}, neighbour);
    QCOMPARE(m_f->pass(5s).size(), 1U);
}

void ResponderAnswersTest::isSilentWhereAnotherHasAnswered()
{
    m_f->responder.hear(samples::query(), neighbour);
    m_f->say(m_f->records()[0]);
    QVERIFY(m_f->pass(5s).empty());
    m_f->responder.hear(samples::query(), neighbour);
    Record shorter = m_f->records()[0];
    shorter.ttl -= 1s;
    m_f->say(shorter);
    QCOMPARE(m_f->pass(5s).size(), 1U);
}

void ResponderAnswersTest::answersAllAtMostOnceASecond()
{
    const Message query = queryFor(samples::studio, numberOf(RecordType::Txt));
    m_f->responder.hear(query, neighbour);
    QCOMPARE(m_f->pass(500ms).size(), 1U);
    m_f->responder.hear(query, neighbour);
    QVERIFY(m_f->pass(500ms).empty());
    QCOMPARE(m_f->ask(query).size(), 1U);
}

void ResponderAnswersTest::answersAProbeSooner()
{
    Message probe = queryFor(samples::studio, anyType);
    probe.authorities = {{samples::studio, Text{{"mine"}}, 120s, false}};
    m_f->responder.hear(probe, neighbour);
    QCOMPARE(m_f->pass(250ms).size(), 1U);
    m_f->responder.hear(probe, neighbour);
    const auto sent = m_f->pass(5s);
    QCOMPARE(sent.size(), 1U);
    QCOMPARE(sent.front().after, 0s);
}

void ResponderAnswersTest::answersOneAloneWhereAllHaveHeard()
{
    const auto sent = m_f->ask(queryFor(samples::studio, numberOf(RecordType::Txt), true));
    QCOMPARE(sent.size(), 1U);
    QVERIFY(sent.front().outgoing.to == neighbour);
    QVERIFY(sent.front().outgoing.message.answers == std::vector<Record>{m_f->records()[2]});
    QVERIFY(sent.front().outgoing.message.questions.empty());
}

void ResponderAnswersTest::answersAllWhereTheyHaveNotHeardForLong()
{
    // A quarter of two minutes.
    m_f->pass(31s);
    const auto sent = m_f->ask(queryFor(samples::studio, numberOf(RecordType::Srv), true));
    QCOMPARE(sent.size(), 1U);
    QVERIFY(!sent.front().outgoing.to);
}

void ResponderAnswersTest::answersWhoSpeaksOnlyTheDns()
{
    Message query = samples::query();
    query.id = 0x1234;
    const auto sent = m_f->ask(query, 40'000);
    QCOMPARE(sent.size(), 1U);
    QCOMPARE(sent.front().after, 0s);
    QVERIFY(sent.front().outgoing.to == (Endpoint{neighbour.address, 40'000}));
    const Message &message = sent.front().outgoing.message;
    QCOMPARE(message.id, 0x1234);
    QVERIFY(message.questions == query.questions);
    QCOMPARE(message.answers.size(), 1U);
    QCOMPARE(message.additionals.size(), 3U);
    for (const Record &record : message.additionals) {
        QVERIFY(record.ttl <= 10s);
        QVERIFY(!record.isUnique);
    }
}

QTEST_APPLESS_MAIN(ResponderAnswersTest)
#include "responderanswerstest.moc"
