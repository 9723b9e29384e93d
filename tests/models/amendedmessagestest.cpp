// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/modelrows.h"
#include "models/scriptedspace.h"
#include "models/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using models::ReactionItem;
using models::ScriptedSpace;
using models::TimelineModel;
using sample::general;
using sample::message;
using sample::with;

/// What a view sees of messages that were edited, deleted, answered with emoji or pinned.
class AmendedMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsAnEditInItsMessage();
    void showsThatAMessageWasDeleted();
    void showsWhoAnswersWithWhat();
    void showsMyReactionBeforeTheSpaceHasIt();
    void showsWhoPinsInARowOfItsOwn();
    void keepsPeoplesMessagesTogetherOverWhatDoesNotShow();
    void beginsNoDayWithWhatDoesNotShow();

private:
    void arrive(const protocol::RoomEvent &event);
    [[nodiscard]] QStringList rows(std::initializer_list<const char *> roles) const
    {
        return models::rowsOf(*m_model, roles);
    }
    /// The reactions to the message of a row: emoji and count, mine in brackets.
    [[nodiscard]] QStringList reactions(int row) const;

    std::unique_ptr<ScriptedSpace> m_space;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void AmendedMessagesTest::init()
{
    qputenv("TZ", "UTC");
    m_space = std::make_unique<ScriptedSpace>();
    m_space->start();
    m_space->greetAndFollow({sample::room(general, u"General"_qs)}, {message(1), message(2)});
    m_model = std::make_unique<TimelineModel>(m_space->session(), general);
    m_space->settle();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void AmendedMessagesTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_space.reset();
}

void AmendedMessagesTest::arrive(const protocol::RoomEvent &event)
{
    m_space->say(event);
    m_space->settle();
}

QStringList AmendedMessagesTest::reactions(int row) const
{
    QStringList shown;
    for (const QVariant &each : models::valueAt(*m_model, row, "reactions").toList()) {
        const auto reaction = each.value<ReactionItem>();
        const QString text = QStringLiteral("%1 %2").arg(reaction.emoji).arg(reaction.count);
        shown.append(reaction.isMine ? QStringLiteral("(%1)").arg(text) : text);
    }
    return shown;
}

void AmendedMessagesTest::showsAnEditInItsMessage()
{
    arrive(with(message(3), protocol::MessageEdited{1, u"better"_qs}));
    QCOMPARE(rows({"content", "isEdited"}).mid(0, 2),
             QStringList({u"better true"_qs, u"message 1002 false"_qs}));
    QCOMPARE(rows({"kind"}).last(), u"Amendment"_qs);
}

void AmendedMessagesTest::showsThatAMessageWasDeleted()
{
    arrive(with(message(3), protocol::MessageDeleted{2}));
    QCOMPARE(rows({"content", "isDeleted"}).mid(0, 2), QStringList({u"message 1001 false"_qs, u" true"_qs}));
}

void AmendedMessagesTest::showsWhoAnswersWithWhat()
{
    arrive(with(message(3), protocol::ReactionSet{1, u"👍"_qs, true}));
    protocol::RoomEvent mine = with(message(4), protocol::ReactionSet{1, u"👍"_qs, true});
    mine.user = sample::ada;
    arrive(mine);
    arrive(with(message(5), protocol::ReactionSet{1, u"🎉"_qs, true}));
    QCOMPARE(reactions(0), QStringList({u"(👍 2)"_qs, u"🎉 1"_qs}));
    arrive(with(message(6), protocol::ReactionSet{1, u"🎉"_qs, false}));
    QCOMPARE(reactions(0), QStringList(u"(👍 2)"_qs));
}

void AmendedMessagesTest::showsMyReactionBeforeTheSpaceHasIt()
{
    m_space->session().amend(general, protocol::ReactionSet{2, u"👍"_qs, true});
    m_space->settle();
    QCOMPARE(reactions(1), QStringList(u"(👍 1)"_qs));
}

void AmendedMessagesTest::showsWhoPinsInARowOfItsOwn()
{
    arrive(with(message(3), protocol::MessagePinned{1, true}));
    QCOMPARE(rows({"isPinned"}).first(), u"true"_qs);
    QCOMPARE(rows({"kind"}).last(), u"Pinned"_qs);
}

void AmendedMessagesTest::keepsPeoplesMessagesTogetherOverWhatDoesNotShow()
{
    arrive(with(message(3), protocol::MessageEdited{1, u"better"_qs}));
    arrive(message(4));
    QCOMPARE(rows({"seq", "startsGroup"}).last(), u"4 false"_qs);
    arrive(with(message(5), protocol::MessagePinned{1, true}));
    arrive(message(6));
    QCOMPARE(rows({"seq", "startsGroup"}).last(), u"6 true"_qs);
}

void AmendedMessagesTest::beginsNoDayWithWhatDoesNotShow()
{
    protocol::RoomEvent edit = with(message(3), protocol::MessageEdited{1, u"better"_qs});
    edit.timestamp += std::chrono::hours(24);
    arrive(edit);
    protocol::RoomEvent next = message(4);
    next.timestamp += std::chrono::hours(24);
    arrive(next);
    QCOMPARE(rows({"seq", "startsDay"}).mid(2), QStringList({u"3 false"_qs, u"4 true"_qs}));
}

QTEST_GUILESS_MAIN(AmendedMessagesTest)
#include "amendedmessagestest.moc"
