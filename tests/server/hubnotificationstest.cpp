// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using namespace protocol;
using base::Seq;
using Kind = NotificationKind;
using Person = HubFixture::Person;

namespace {

ChatMessage naming(int request, const QString &text, const Mentions &mentions)
{
    ChatMessage message = saying(request, text);
    message.mentions = mentions;
    return message;
}

} // namespace

/// Ada, her phone, Ben and Cleo are in the general room.
class HubNotificationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsWhoIsNamedOnAllTheirDevices();
    void tellsWhoIsAnswered();
    void tellsEverybodyInASmallRoom();
    void tellsOfDirectMessages();
    void tellsOfInvitations();
    void tellsNobodyTwiceOrOfThemselves();
    void tellsNobodyWhoIsNotInTheRoom();
    void tellsOnceWhatIsSentTwice();
    void refusesStrangersAndLargeRooms();
    void listsWhatSomebodyMissed();
    void listsFromBothEnds();
    void tellsTheOtherDevicesWhatWasSeen();
    void takesReadingTheRoomForSeeing();
    void forgetsTheTextOfADeletedMessage();
    void showsHowAnEditedMessageBegins();
    void keepsAThousand();

private:
    [[nodiscard]] Notification told(Kind kind, NotificationNumber number, Seq seq, const Person &by,
                                    const QString &excerpt) const
    {
        return {number, kind, general, seq, by.user, by.name, excerpt, m_space->clock().utcNow()};
    }
    [[nodiscard]] std::vector<Notification> notificationsFor(const Person &person)
    {
        std::vector<Notification> all;
        for (const Event &event : m_space->eventsFor(person)) {
            if (const auto *notification = std::get_if<Notification>(&event))
                all.push_back(*notification);
        }
        return all;
    }
    [[nodiscard]] NotificationList list(const Person &person, std::optional<NotificationNumber> after,
                                        std::optional<NotificationNumber> before = {}, int limit = 200)
    {
        m_space->forget();
        m_space->hub().handle(person.session, ListNotifications{wire::request(80), after, before, limit});
        m_space->storage().commit();
        return std::get<NotificationList>(m_space->eventsFor(person).at(0));
    }
    [[nodiscard]] static QList<NotificationNumber> numbersOf(const NotificationList &list)
    {
        QList<NotificationNumber> numbers;
        for (const Notification &each : list.notifications)
            numbers.append(each.number);
        return numbers;
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_adasPhone;
    Person m_ben;
    Person m_cleo;
    const QString m_text = QStringLiteral("tea?");
};

void HubNotificationsTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_adasPhone = m_space->signIn(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_cleo = m_space->signInAndSubscribe(QStringLiteral("Cleo"));
    m_space->forget();
}

void HubNotificationsTest::tellsWhoIsNamedOnAllTheirDevices()
{
    (void)m_space->ask(m_ben, naming(1, m_text, {{m_ada.user}}));
    const std::vector told{this->told(Kind::Mention, 1, 4, m_ben, m_text)};
    QVERIFY(notificationsFor(m_ada) == told);
    QVERIFY(notificationsFor(m_adasPhone) == told);
    QVERIFY(notificationsFor(m_cleo).empty());
}

void HubNotificationsTest::tellsWhoIsAnswered()
{
    (void)m_space->ask(m_ada, saying(1, m_text));
    ChatMessage answer = saying(2, QStringLiteral("yes"));
    answer.replyTo = 4;
    m_space->forget();
    (void)m_space->ask(m_ben, answer);
    QVERIFY((notificationsFor(m_ada) == std::vector{told(Kind::Reply, 1, 5, m_ben, QStringLiteral("yes"))}));
    QVERIFY(notificationsFor(m_cleo).empty());
}

void HubNotificationsTest::tellsEverybodyInASmallRoom()
{
    (void)m_space->ask(m_ben, naming(1, m_text, {{}, true}));
    QVERIFY((notificationsFor(m_ada) == std::vector{told(Kind::Mention, 1, 4, m_ben, m_text)}));
    QVERIFY((notificationsFor(m_cleo) == std::vector{told(Kind::Mention, 1, 4, m_ben, m_text)}));
    QVERIFY(notificationsFor(m_ben).empty());
}

void HubNotificationsTest::tellsOfDirectMessages()
{
    m_space->hub().handle(m_ben.session, CreateRoom{wire::request(1), {}, RoomKind::Direct, {m_ada.user}});
    m_space->storage().commit();
    const base::RoomId direct = std::get<RoomCreatedAck>(m_space->eventsFor(m_ben).at(0)).room;
    // The room itself is no news.
    QVERIFY(notificationsFor(m_ada).empty());
    (void)m_space->ask(m_ben, saying(2, m_text, direct));
    const auto told = notificationsFor(m_ada);
    QCOMPARE(told.size(), 1U);
    QVERIFY(told[0].kind == Kind::Direct);
    QVERIFY(told[0].room == direct);
}

void HubNotificationsTest::tellsOfInvitations()
{
    const CreateRoom request{wire::request(1), QStringLiteral("Den"), RoomKind::Private, {m_ada.user}};
    (void)m_space->ask(m_ben, request);
    const auto told = notificationsFor(m_ada);
    QCOMPARE(told.size(), 1U);
    QVERIFY(told[0].kind == Kind::Invitation);
    QCOMPARE(told[0].user, m_ben.user);
    QVERIFY(!told[0].seq);
    QVERIFY(told[0].room);
    QVERIFY(notificationsFor(m_ben).empty());
}

void HubNotificationsTest::tellsNobodyTwiceOrOfThemselves()
{
    (void)m_space->ask(m_ada, saying(1, m_text));
    ChatMessage answer = naming(2, m_text, {{m_ada.user, m_ada.user, m_ben.user}, true});
    answer.replyTo = 4;
    m_space->forget();
    (void)m_space->ask(m_ben, answer);
    QVERIFY((notificationsFor(m_ada) == std::vector{told(Kind::Mention, 1, 5, m_ben, m_text)}));
    QVERIFY(list(m_ben, 0).notifications.empty());
}

void HubNotificationsTest::tellsNobodyWhoIsNotInTheRoom()
{
    (void)m_space->ask(m_ada, saying(1, m_text));
    (void)m_space->ask(m_ada, LeaveRoom{wire::request(2), general});
    ChatMessage answer = naming(3, m_text, {{m_ada.user}});
    answer.replyTo = 4;
    (void)m_space->ask(m_ben, answer);
    QVERIFY(list(m_ada, 0).notifications.empty());
}

void HubNotificationsTest::tellsOnceWhatIsSentTwice()
{
    (void)m_space->ask(m_ben, naming(1, m_text, {{m_ada.user}}));
    m_space->forget();
    (void)m_space->ask(m_ben, naming(1, m_text, {{m_ada.user}}));
    QVERIFY(m_space->isQuiet());
    QCOMPARE(list(m_ada, 0).notifications.size(), 1U);
}

void HubNotificationsTest::refusesStrangersAndLargeRooms()
{
    const auto stranger = naming(1, m_text, {{base::UserId(QStringLiteral("nobody"))}});
    QCOMPARE(m_space->ask(m_ben, stranger),
             shown({Failure{
                 wire::request(1), ErrorCode::BadField, QStringLiteral("mentions names nobody known"), {}}}));
    for (int number = 0; number < maxRoomMention; ++number)
        (void)m_space->signIn(QStringLiteral("Guest %1").arg(number));
    QCOMPARE(
        m_space->ask(m_ben, naming(2, m_text, {{}, true})),
        shown({Failure{
            wire::request(2), ErrorCode::NotAllowed, QStringLiteral("the room has too many people"), {}}}));
}

void HubNotificationsTest::listsWhatSomebodyMissed()
{
    m_space->hub().leave(m_ada.session);
    m_space->hub().leave(m_adasPhone.session);
    (void)m_space->ask(m_ben, naming(1, m_text, {{m_ada.user}}));
    (void)m_space->ask(m_cleo, naming(2, m_text, {{m_ada.user}}));
    m_space->restart();
    m_ada = m_space->signIn(QStringLiteral("Ada"));
    const NotificationList all = list(m_ada, 0);
    QVERIFY((all.notifications == std::vector{told(Kind::Mention, 1, 4, m_ben, m_text),
                                              told(Kind::Mention, 2, 5, m_cleo, m_text)}));
    QVERIFY((all.unread == std::vector<NotificationNumber>{1, 2}));
    QVERIFY(all.isComplete);
    QCOMPARE(numbersOf(list(m_ada, 1)), QList<NotificationNumber>{2});
    QVERIFY(list(m_ada, 2).notifications.empty());
}

void HubNotificationsTest::listsFromBothEnds()
{
    for (int number = 1; number <= 5; ++number)
        (void)m_space->ask(m_ben, naming(number, m_text, {{m_ada.user}}));
    const NotificationList oldest = list(m_ada, 1, {}, 2);
    QCOMPARE(numbersOf(oldest), (QList<NotificationNumber>{2, 3}));
    QVERIFY(!oldest.isComplete);
    const NotificationList newest = list(m_ada, {}, 5, 3);
    QCOMPARE(numbersOf(newest), (QList<NotificationNumber>{2, 3, 4}));
    QVERIFY(!newest.isComplete);
    QVERIFY(list(m_ada, {}, {}, 5).isComplete);
}

void HubNotificationsTest::tellsTheOtherDevicesWhatWasSeen()
{
    for (int number = 1; number <= 3; ++number)
        (void)m_space->ask(m_ben, naming(number, m_text, {{m_ada.user}}));
    m_space->forget();
    const QByteArrayList read = shown({NotificationsRead{{2}}});
    QCOMPARE(m_space->ask(m_ada, MarkNotifications{wire::request(9), {2, 7}, {}}),
             shown({NotificationsMarked{wire::request(9)}}) + read);
    QCOMPARE(m_space->heard(m_adasPhone), read);
    QVERIFY(m_space->isQuiet());
    // What was seen already is no news.
    QCOMPARE(m_space->ask(m_ada, MarkNotifications{wire::request(9), {2}, {}}),
             shown({NotificationsMarked{wire::request(9)}}));
    (void)m_space->ask(m_ada, MarkNotifications{wire::request(9), {}, 2});
    QCOMPARE(m_space->heard(m_adasPhone), shown({NotificationsRead{{1}}}));
    QVERIFY((list(m_ada, 0).unread == std::vector<NotificationNumber>{3}));
}

void HubNotificationsTest::takesReadingTheRoomForSeeing()
{
    (void)m_space->ask(m_ben, naming(1, m_text, {{m_ada.user}}));
    (void)m_space->ask(m_ben, naming(2, m_text, {{m_ada.user}}));
    m_space->forget();
    (void)m_space->ask(m_ada, MarkRead{general, 4});
    QCOMPARE(m_space->heard(m_adasPhone), shown({NotificationsRead{{1}}}));
    m_space->hub().handle(m_adasPhone.session, Subscribe{wire::request(3), general, 0, 5});
    m_space->storage().commit();
    QVERIFY(m_space->heard(m_ada).contains(shown({NotificationsRead{{2}}})[0]));
    QVERIFY(list(m_ada, 0).unread.empty());
}

void HubNotificationsTest::forgetsTheTextOfADeletedMessage()
{
    (void)m_space->ask(m_ben, naming(1, m_text, {{m_ada.user}}));
    (void)m_space->ask(m_ben, DeleteMessage{wire::request(2), general, {4}});
    QVERIFY(!list(m_ada, 0).notifications.at(0).excerpt);
}

void HubNotificationsTest::showsHowAnEditedMessageBegins()
{
    (void)m_space->ask(m_ben, naming(1, m_text, {{m_ada.user}}));
    const QString letters(maxExcerpt + 1, u'a');
    (void)m_space->ask(m_ben, EditMessage{wire::request(2), general, {4, QStringLiteral("b \n ") + letters}});
    const auto excerpt = list(m_ada, 0).notifications.at(0).excerpt;
    QCOMPARE(excerpt, QStringLiteral("b ") + QString(maxExcerpt - 3, u'a') + QChar(0x2026));
}

void HubNotificationsTest::keepsAThousand()
{
    const auto name = [this](int number) {
        ChatMessage message = naming(1, m_text, {{m_ada.user}});
        message.id = base::RequestId(QUuid(static_cast<uint>(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
        m_space->hub().handle(m_ben.session, message);
    };
    for (int number = 1; number <= maxNotifications; ++number)
        name(number);
    m_space->storage().commit();
    (void)m_space->ask(m_ada, MarkNotifications{wire::request(9), {500}, {}});
    name(maxNotifications + 1);
    name(maxNotifications + 2);
    m_space->storage().commit();
    const NotificationList oldest = list(m_ada, 0, {}, 2);
    // What was seen goes first, then the oldest.
    QCOMPARE(numbersOf(oldest), (QList<NotificationNumber>{2, 3}));
    QCOMPARE(oldest.unread.size(), std::size_t{maxNotifications});
    QCOMPARE(numbersOf(list(m_ada, 498, {}, 2)), (QList<NotificationNumber>{499, 501}));
}

QTEST_APPLESS_MAIN(HubNotificationsTest)
#include "hubnotificationstest.moc"
