// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/responder.h"

#include "net/mdns/responderfixture.h"

#include <QTest>

#include <memory>
#include <set>

using namespace net::mdns;
using namespace std::chrono_literals;

namespace {

/// What another one says of the instance's place.
Record otherService()
{
    return {samples::studio, Service{0, 0, 9999, Name::known("other.local")}, 120s, true};
}

/// A probe for the sample's names, with other data for the instance.
Message otherProbe(quint16 port)
{
    return {.questions = {{samples::studio, anyType}},
            .authorities = {{samples::studio, Service{0, 0, port, samples::host}, 120s, false},
                            {samples::studio, Text{{"id=a", "v=1"}}, 4500s, false}}};
}

} // namespace

class ResponderClaimTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_f = std::make_unique<ResponderFixture>(); }

    void probesThreeTimesAndTellsTwice();
    void beginsAtAnyMoment();
    void asksForItsNamesWithWhatItClaims();
    void saysNothingBeforeItHasItsNames();
    void givesWayToWhoHasTheName();
    void isNotItsOwnRival();
    void takesAFarewellForNoRival();
    void waitsWhereItLosesToAnotherProbe();
    void goesOnWhereItWinsOverAnotherProbe();
    void claimsAgainWhereItIsContradicted();
    void slowsDownWhereItIsContradictedForEver();
    void takesEverythingBackAtItsEnd();
    void takesBackWhatIsNoMore();
    void tellsOnlyWhatIsNew();

private:
    std::unique_ptr<ResponderFixture> m_f;
};

void ResponderClaimTest::probesThreeTimesAndTellsTwice()
{
    m_f->responder.speakFor(m_f->records(), {});
    const auto sent = m_f->pass(10s);
    QCOMPARE(sent.size(), 5U);
    QVERIFY(sent[0].after <= 250ms);
    const base::Duration pauses[] = {250ms, 250ms, 250ms, 1s};
    for (std::size_t i = 1; i < sent.size(); ++i) {
        QCOMPARE(sent[i].after - sent[i - 1].after, pauses[i - 1]);
        QCOMPARE(sent[i].outgoing.message.isResponse, i > 2);
        QVERIFY(!sent[i].outgoing.to);
    }
    QVERIFY(m_f->responder.isEstablished());
    QVERIFY(sent[3].outgoing.message == sent[4].outgoing.message);
    QVERIFY(sent[3].outgoing.message.answers == m_f->records());
}

void ResponderClaimTest::beginsAtAnyMoment()
{
    std::set<base::Duration> begins;
    for (quint64 seed = 0; seed < 50; ++seed) {
        ResponderFixture f(seed);
        f.responder.speakFor(f.records(), {});
        begins.insert(f.pass(10s).front().after);
    }
    QVERIFY(begins.size() > 25);
    QVERIFY(*begins.begin() < 50ms);
    QVERIFY(*begins.rbegin() > 200ms && *begins.rbegin() <= 250ms);
}

void ResponderClaimTest::asksForItsNamesWithWhatItClaims()
{
    m_f->responder.speakFor(m_f->records(), {});
    const Message probe = m_f->pass(250ms).at(0).outgoing.message;
    const std::vector<Question> questions{{samples::studio, anyType}, {samples::host, anyType}};
    QVERIFY(probe.questions == questions);
    QCOMPARE(probe.authorities.size(), 3U);
    for (const Record &record : probe.authorities)
        QVERIFY(!record.isUnique);
    QVERIFY(probe.answers.empty());
}

void ResponderClaimTest::saysNothingBeforeItHasItsNames()
{
    m_f->responder.speakFor(m_f->records(), {});
    m_f->responder.hear(samples::query(), {QHostAddress(QStringLiteral("192.168.1.6"))});
    for (const auto &sent : m_f->pass(700ms))
        QVERIFY(!sent.outgoing.message.isResponse);
    QVERIFY(!m_f->responder.isEstablished());
}

void ResponderClaimTest::givesWayToWhoHasTheName()
{
    m_f->responder.speakFor(m_f->records(), {});
    m_f->pass(300ms);
    m_f->say(otherService());
    QCOMPARE(m_f->responder.takeConflict(), std::optional(samples::studio));
    QVERIFY(!m_f->responder.takeConflict());
    QVERIFY(m_f->pass(10s).empty());
    Registration other = samples::registration();
    other.label = "Studio (2)";
    m_f->responder.speakFor(m_f->records(other), {});
    m_f->say(otherService());
    QCOMPARE(m_f->pass(10s).size(), 5U);
    QVERIFY(!m_f->responder.takeConflict());
}

void ResponderClaimTest::isNotItsOwnRival()
{
    const std::vector<Record> elsewhere =
        recordsOf(samples::registration(), {QHostAddress(QStringLiteral("10.0.0.5"))});
    m_f->responder.speakFor(m_f->records(), elsewhere);
    m_f->pass(300ms);
    // Its own words come back, and those of its other link, where a bridge joins the two.
    for (const Record &record : m_f->records())
        m_f->say(record);
    for (const Record &record : elsewhere)
        m_f->say(record);
    m_f->pass(5s);
    for (const Record &record : elsewhere)
        m_f->say(record);
    // What it said a moment ago may be heard late.
    Registration other = samples::registration();
    other.text = {"id=a", "v=2"};
    m_f->responder.speakFor(m_f->records(other), {});
    for (const Record &record : m_f->records())
        m_f->say(record);
    QVERIFY(m_f->responder.isEstablished());
    QVERIFY(!m_f->responder.takeConflict());
}

void ResponderClaimTest::takesAFarewellForNoRival()
{
    m_f->responder.speakFor(m_f->records(), {});
    m_f->pass(300ms);
    Record farewell = otherService();
    farewell.ttl = 0s;
    m_f->say(farewell);
    m_f->pass(5s);
    m_f->say(farewell);
    QVERIFY(m_f->responder.isEstablished());
    QVERIFY(!m_f->responder.takeConflict());
}

void ResponderClaimTest::waitsWhereItLosesToAnotherProbe()
{
    m_f->responder.speakFor(m_f->records(), {});
    m_f->pass(300ms);
    m_f->responder.hear(otherProbe(9999), {QHostAddress(QStringLiteral("192.168.1.6"))});
    const auto sent = m_f->pass(10s);
    // All three once more.
    QCOMPARE(sent.size(), 5U);
    QCOMPARE(sent.front().after, 1s);
    QVERIFY(!m_f->responder.takeConflict());
}

void ResponderClaimTest::goesOnWhereItWinsOverAnotherProbe()
{
    m_f->responder.speakFor(m_f->records(), {});
    const std::size_t before = m_f->pass(300ms).size();
    m_f->responder.hear(otherProbe(80), {QHostAddress(QStringLiteral("192.168.1.6"))});
    // The same data are no rival's.
    m_f->responder.hear(otherProbe(8787), {QHostAddress(QStringLiteral("192.168.1.6"))});
    const auto sent = m_f->pass(10s);
    QCOMPARE(before + sent.size(), 5U);
    QVERIFY(sent.front().after <= 250ms);
}

void ResponderClaimTest::claimsAgainWhereItIsContradicted()
{
    m_f->establish();
    m_f->say(otherService());
    QVERIFY(!m_f->responder.isEstablished());
    QCOMPARE(m_f->pass(10s).size(), 5U);
    QVERIFY(m_f->responder.isEstablished());
    // An additional record of another type is none that it has.
    m_f->say({samples::host, Address{QHostAddress(QStringLiteral("fe80::9"))}, 120s, true});
    QVERIFY(m_f->responder.isEstablished());
}

void ResponderClaimTest::slowsDownWhereItIsContradictedForEver()
{
    Registration registration = samples::registration();
    int claims = 0;
    for (const base::TimePoint end = m_f->clock.now() + 60s; m_f->clock.now() < end; ++claims) {
        m_f->responder.speakFor(m_f->records(registration), {});
        while (m_f->pass(10ms).empty()) {
        }
        m_f->say({instanceName(registration), Text{{"mine"}}, 120s, true});
        QCOMPARE(m_f->responder.takeConflict(), std::optional(instanceName(registration)));
        registration.label = nextLabel(registration.label);
    }
    // Fifteen at once, and then one in five seconds until ten have gone by.
    QVERIFY2(claims > 30 && claims < 120, qPrintable(QString::number(claims)));
}

void ResponderClaimTest::takesEverythingBackAtItsEnd()
{
    m_f->establish();
    m_f->responder.speakFor({}, {});
    const auto sent = m_f->pass(10s);
    QCOMPARE(sent.size(), 1U);
    QCOMPARE(sent.front().after, 0s);
    std::vector<Record> expected;
    for (Record record : m_f->records()) {
        record.ttl = 0s;
        if (!(record.name == allTypes()))
            expected.push_back(record);
    }
    QCOMPARE(expected.size(), 4U);
    QVERIFY(sent.front().outgoing.message.answers == expected);
    QVERIFY(m_f->ask(samples::query()).empty());
}

void ResponderClaimTest::takesBackWhatIsNoMore()
{
    const QHostAddress ipv6(QStringLiteral("fe80::1"));
    const QHostAddress ipv4(QStringLiteral("192.168.1.5"));
    m_f->responder.speakFor(recordsOf(samples::registration(), {ipv4, ipv6}), {});
    m_f->pass(5s);
    m_f->responder.speakFor(recordsOf(samples::registration(), {ipv4}), {});
    const auto sent = m_f->pass(10s);
    QCOMPARE(sent.size(), 3U);
    const Record farewell{samples::host, Address{ipv6}, 0s, true};
    QVERIFY(sent.front().outgoing.message.answers == std::vector<Record>{farewell});
    QVERIFY(sent.back().outgoing.message.answers == m_f->records());
}

void ResponderClaimTest::tellsOnlyWhatIsNew()
{
    m_f->establish();
    m_f->responder.speakFor(m_f->records(), {});
    QVERIFY(m_f->pass(10s).empty());
    Registration other = samples::registration();
    other.text = {"id=a", "v=2"};
    m_f->responder.speakFor(m_f->records(other), {});
    const auto sent = m_f->pass(10s);
    QCOMPARE(sent.size(), 2U);
    QVERIFY(sent.front().outgoing.message.answers == m_f->records(other));
}

QTEST_APPLESS_MAIN(ResponderClaimTest)
#include "responderclaimtest.moc"
