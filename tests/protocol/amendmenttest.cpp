// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/samples.h"

#include <QTest>

using namespace protocol;
using base::Seq;

namespace {

/// Somebody does something to message 1, as the event of that seq.
RoomEvent doing(Seq seq, EventContent content, const base::UserId &user = sample::ben)
{
    RoomEvent event = sample::with(sample::message(seq), std::move(content));
    event.user = user;
    return event;
}

const QString thumb = QStringLiteral("👍");
const QString heart = QStringLiteral("❤️");

} // namespace

class AmendmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_message = MessagePosted{QStringLiteral("tea?"), {}}; }

    void edits();
    void deletesEverythingButThePlace();
    void takesReactionsInTheOrderOfComing();
    void pins();
    void doesNoHarmTwice();
    void leavesADeletedMessageAlone();
    void takesNoTextFromAnEditThatHasLostIts();
    void isNoOtherEvent();

private:
    MessagePosted m_message;
};

void AmendmentTest::edits()
{
    QVERIFY(amend(m_message, doing(2, MessageEdited{1, QStringLiteral("coffee?")})));
    QCOMPARE(m_message.content, QStringLiteral("coffee?"));
    QVERIFY(m_message.state.edited == sample::message(2).timestamp);
    QCOMPARE(m_message.state.seq, Seq{2});
}

void AmendmentTest::deletesEverythingButThePlace()
{
    m_message.replyTo = 7;
    amend(m_message, doing(2, MessageEdited{1, QStringLiteral("coffee?")}));
    amend(m_message, doing(3, ReactionSet{1, thumb, true}));
    amend(m_message, doing(4, MessagePinned{1, true}));
    QVERIFY(amend(m_message, doing(5, MessageDeleted{1})));
    MessagePosted deleted{{}, 7};
    deleted.state.seq = 5;
    deleted.state.isDeleted = true;
    QVERIFY(m_message == deleted);
}

void AmendmentTest::takesReactionsInTheOrderOfComing()
{
    amend(m_message, doing(2, ReactionSet{1, thumb, true}, sample::ben));
    amend(m_message, doing(3, ReactionSet{1, heart, true}, sample::ada));
    amend(m_message, doing(4, ReactionSet{1, thumb, true}, sample::ada));
    QVERIFY((m_message.state.reactions ==
             std::vector<Reaction>{{thumb, {sample::ben, sample::ada}}, {heart, {sample::ada}}}));
    QVERIFY(reacts(m_message, sample::ada, heart));
    QVERIFY(!reacts(m_message, sample::ben, heart));
    amend(m_message, doing(5, ReactionSet{1, thumb, false}, sample::ben));
    amend(m_message, doing(6, ReactionSet{1, heart, false}, sample::ada));
    QVERIFY((m_message.state.reactions == std::vector<Reaction>{{thumb, {sample::ada}}}));
}

void AmendmentTest::pins()
{
    amend(m_message, doing(2, MessagePinned{1, true}));
    QVERIFY(m_message.state.isPinned);
    amend(m_message, doing(3, MessagePinned{1, false}));
    QVERIFY(!m_message.state.isPinned);
}

void AmendmentTest::doesNoHarmTwice()
{
    const std::vector<RoomEvent> events{doing(2, ReactionSet{1, thumb, true}),
                                        doing(3, MessageEdited{1, QStringLiteral("coffee?")}),
                                        doing(4, ReactionSet{1, thumb, false})};
    for (const RoomEvent &event : events)
        QVERIFY(amend(m_message, event));
    const MessagePosted once = m_message;
    for (const RoomEvent &event : events)
        QVERIFY(!amend(m_message, event));
    QVERIFY(m_message == once);
}

void AmendmentTest::leavesADeletedMessageAlone()
{
    amend(m_message, doing(2, MessageDeleted{1}));
    amend(m_message, doing(3, MessageEdited{1, QStringLiteral("coffee?")}));
    amend(m_message, doing(4, ReactionSet{1, thumb, true}));
    QCOMPARE(m_message.content, QString());
    QVERIFY(m_message.state.isDeleted);
    QVERIFY(m_message.state.reactions.empty());
}

void AmendmentTest::takesNoTextFromAnEditThatHasLostIts()
{
    amend(m_message, doing(2, MessageEdited{1, {}}));
    QCOMPARE(m_message.content, QStringLiteral("tea?"));
}

void AmendmentTest::isNoOtherEvent()
{
    const MessagePosted before = m_message;
    QVERIFY(!amend(m_message, doing(2, UserJoined{})));
    QVERIFY(!amend(m_message, sample::message(3)));
    QVERIFY(m_message == before);
    QVERIFY(!amendmentOf(UserJoined{}));
    QVERIFY((amendmentOf(MessagePinned{1, true}) == Amendment(MessagePinned{1, true})));
}

QTEST_APPLESS_MAIN(AmendmentTest)
#include "amendmenttest.moc"
