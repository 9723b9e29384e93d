// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using protocol::SetTyping;
using protocol::Typing;
using wire::request;
using Person = HubFixture::Person;

class HubNoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsTheOthersWhoWrites();
    void tellsOfARenewalNowAndThen();
    void endsWritingThatIsNotRenewed();
    void endsWritingWithTheMessage();
    void endsWritingWithTheLastDevice();
    void endsWritingWithTheMembership();
    void ignoresWritingInARoomOfOthers();

private:
    [[nodiscard]] QByteArrayList typing(bool isOn) const
    {
        return shown({Typing{general, m_ada.user, m_ada.name, isOn}});
    }
    void type(const Person &person, bool isOn)
    {
        m_space->hub().handle(person.session, SetTyping{general, isOn});
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_adasPhone;
    Person m_ben;
};

void HubNoticesTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_adasPhone = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_space->settle();
    m_space->forget();
}

void HubNoticesTest::tellsTheOthersWhoWrites()
{
    type(m_ada, true);
    QCOMPARE(m_space->heard(m_ben), typing(true));
    QVERIFY(m_space->isQuiet());
    type(m_ada, false);
    QCOMPARE(m_space->heard(m_ben), typing(false));
    type(m_ada, false);
    QVERIFY(m_space->isQuiet());
    QVERIFY(m_space->storage().isIdle());
}

void HubNoticesTest::tellsOfARenewalNowAndThen()
{
    type(m_ada, true);
    for (int i = 0; i < 39; ++i) {
        m_space->clock().advance(100ms);
        type(i % 2 ? m_ada : m_adasPhone, true);
    }
    QCOMPARE(m_space->heard(m_ben), typing(true) + typing(true));
}

void HubNoticesTest::endsWritingThatIsNotRenewed()
{
    type(m_ada, true);
    m_space->clock().advance(3s);
    type(m_ada, true);
    m_space->forget();
    m_space->clock().advance(5'999ms);
    QVERIFY(m_space->isQuiet());
    m_space->clock().advance(1ms);
    QCOMPARE(m_space->heard(m_ben), typing(false));
    m_space->clock().advance(30s);
    QVERIFY(m_space->isQuiet());
}

void HubNoticesTest::endsWritingWithTheMessage()
{
    type(m_ada, true);
    m_space->forget();
    m_space->hub().handle(m_ada.session, saying(1, QStringLiteral("text")));
    QVERIFY(m_space->isQuiet());
    m_space->storage().commit();
    const QByteArrayList heard = m_space->heard(m_ben);
    QCOMPARE(heard.size(), 2);
    QCOMPARE(heard.mid(0, 1), typing(false));
    m_space->forget();
    m_space->clock().advance(30s);
    QVERIFY(m_space->isQuiet());
}

void HubNoticesTest::endsWritingWithTheLastDevice()
{
    type(m_ada, true);
    m_space->forget();
    m_space->hub().leave(m_ada.session);
    QVERIFY(m_space->isQuiet());
    m_space->hub().leave(m_adasPhone.session);
    QCOMPARE(m_space->heard(m_ben).mid(0, 1), typing(false));
    m_space->forget();
    m_space->clock().advance(30s);
    QVERIFY(m_space->isQuiet());
}

void HubNoticesTest::endsWritingWithTheMembership()
{
    type(m_ada, true);
    m_space->forget();
    (void)m_space->ask(m_ada, protocol::LeaveRoom{request(1), general});
    const QByteArrayList heard = m_space->heard(m_ben);
    QCOMPARE(heard.size(), 2);
    QCOMPARE(heard.mid(0, 1), typing(false));
    m_space->forget();
    m_space->clock().advance(30s);
    QVERIFY(m_space->isQuiet());
}

void HubNoticesTest::ignoresWritingInARoomOfOthers()
{
    m_space->hub().handle(m_ada.session, SetTyping{garden, true});
    m_space->hub().handle(m_ada.session, SetTyping{base::RoomId(QStringLiteral("nowhere")), true});
    QVERIFY(m_space->isQuiet());
}

QTEST_GUILESS_MAIN(HubNoticesTest)
#include "hubnoticestest.moc"
