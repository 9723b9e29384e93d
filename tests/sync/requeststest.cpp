// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/requests.h"
#include "store/samples.h"

#include <QTest>

using client::Answer;
using client::Requests;
using sample::request;

class RequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void handsTheAnswerToWhoAsked();
    void handsARefusalToWhoAsked();
    void knowsNothingOfOtherAnswers();
    void answersOnce();
    void tellsEverybodyThatTheConnectionIsGone();
    void tellsNobodyTwice();
    void takesARequestFromAReply();
    void takesARequestWhileItGivesUp();

private:
    /// Notes what comes for a request.
    [[nodiscard]] Requests::Reply noting(int number)
    {
        return [this, number](const Answer &answer) { m_answers.append({number, answer}); };
    }
    [[nodiscard]] static Answer joined(int number)
    {
        return protocol::Event(protocol::JoinedAck{request(number), sample::general});
    }

    std::unique_ptr<Requests> m_requests;
    QList<std::pair<int, Answer>> m_answers;
};

void RequestsTest::init()
{
    m_requests = std::make_unique<Requests>();
    m_answers.clear();
}

void RequestsTest::handsTheAnswerToWhoAsked()
{
    m_requests->add(request(1), noting(1));
    m_requests->add(request(2), noting(2));
    QVERIFY(m_requests->answer(request(2), joined(2)));
    QCOMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.front().first, 2);
    QVERIFY(m_answers.front().second == joined(2));
    QVERIFY(m_requests->answer(request(1), joined(1)));
    QCOMPARE(m_answers.size(), 2);
}

void RequestsTest::handsARefusalToWhoAsked()
{
    const protocol::Failure failure{request(1), protocol::ErrorCode::NotFound, u"no"_qs, {}};
    m_requests->add(request(1), noting(1));
    QVERIFY(m_requests->answer(request(1), failure));
    QCOMPARE(m_answers.size(), 1);
    QVERIFY(m_answers.front().second == Answer(failure));
}

void RequestsTest::knowsNothingOfOtherAnswers()
{
    m_requests->add(request(1), noting(1));
    QVERIFY(!m_requests->answer(request(2), joined(2)));
    QVERIFY(m_answers.isEmpty());
}

void RequestsTest::answersOnce()
{
    m_requests->add(request(1), noting(1));
    QVERIFY(m_requests->answer(request(1), joined(1)));
    QVERIFY(!m_requests->answer(request(1), joined(1)));
    m_requests->abandon();
    QCOMPARE(m_answers.size(), 1);
}

void RequestsTest::tellsEverybodyThatTheConnectionIsGone()
{
    for (const int number : {1, 2, 3})
        m_requests->add(request(number), noting(number));
    m_requests->abandon();
    QCOMPARE(m_answers.size(), 3);
    QSet<int> told;
    for (const auto &[number, answer] : m_answers) {
        told.insert(number);
        QVERIFY(std::holds_alternative<std::monostate>(answer));
    }
    QCOMPARE(told, (QSet{1, 2, 3}));
}

void RequestsTest::tellsNobodyTwice()
{
    m_requests->abandon();
    m_requests->add(request(1), noting(1));
    m_requests->abandon();
    m_requests->abandon();
    QVERIFY(!m_requests->answer(request(1), joined(1)));
    QCOMPARE(m_answers.size(), 1);
}

void RequestsTest::takesARequestFromAReply()
{
    // Page after page, as whoever asks for members does.
    m_requests->add(request(1), [this](const Answer &) {
        for (int number = 2; number < 100; ++number)
            m_requests->add(request(number), noting(number));
    });
    QVERIFY(m_requests->answer(request(1), joined(1)));
    for (int number = 2; number < 100; ++number)
        QVERIFY(m_requests->answer(request(number), joined(number)));
    QCOMPARE(m_answers.size(), 98);
}

void RequestsTest::takesARequestWhileItGivesUp()
{
    m_requests->add(request(1), [this](const Answer &) { m_requests->add(request(2), noting(2)); });
    m_requests->abandon();
    QVERIFY(m_answers.isEmpty());
    QVERIFY(m_requests->answer(request(2), joined(2)));
    QCOMPARE(m_answers.size(), 1);
}

QTEST_APPLESS_MAIN(RequestsTest)
#include "requeststest.moc"
