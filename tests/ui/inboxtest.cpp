// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QSignalSpy>
#include <QTest>

using support::general;
using ui::OpenedSpace;
using ui::Space;

/// What Ada is told in person of what Ben does.
class InboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void listsTheNewestFirst();
    void countsWhatWasNotSeen();
    void seesOneAndThenAll();
    void seesWhatIsReadInItsRoom();
    void callsRoomsByTheirNames();
    void leadsToItsMessage();
    void saysWhatModeratorsDid();

private:
    void mention(const QString &text);
    [[nodiscard]] QStringList rows()
    {
        return models::rowsOf(*m_opened->space->inbox(), {"name", "excerpt", "isRead"});
    }

    std::unique_ptr<OpenedSpace> m_opened;
};

void InboxTest::init()
{
    m_opened = std::make_unique<OpenedSpace>();
    m_opened->world.settle();
}

void InboxTest::cleanup()
{
    m_opened.reset();
}

void InboxTest::mention(const QString &text)
{
    const protocol::Mentions ada{{m_opened->ada.session().me()}, false};
    m_opened->ben.session().write(general, text, {}, {}, ada);
    m_opened->world.settle();
}

void InboxTest::listsTheNewestFirst()
{
    QCOMPARE(rows(), QStringList());
    mention(QStringLiteral("@Ada one"));
    mention(QStringLiteral("@Ada two"));
    QCOMPARE(rows(),
             QStringList({QStringLiteral("Ben @Ada two false"), QStringLiteral("Ben @Ada one false")}));
}

void InboxTest::countsWhatWasNotSeen()
{
    const QSignalSpy changed(m_opened->space.get(), &Space::unseenChanged);
    mention(QStringLiteral("@Ada"));
    QCOMPARE(m_opened->space->unseen(), 1);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(models::rowAt(*m_opened->space->rooms(), 0, {"name", "unread", "mentions"}),
             QStringLiteral("general 1 1"));
}

void InboxTest::seesOneAndThenAll()
{
    for (const char *text : {"@Ada one", "@Ada two", "@Ada three"})
        mention(QLatin1String(text));
    m_opened->space->markSeen(models::valueAt(*m_opened->space->inbox(), 1, "number").toULongLong());
    m_opened->world.settle();
    QCOMPARE(m_opened->space->unseen(), 2);
    QVERIFY(rows().at(1).endsWith(QStringLiteral("true")));
    m_opened->space->markSeen(0);
    m_opened->world.settle();
    QCOMPARE(m_opened->space->unseen(), 0);
}

void InboxTest::seesWhatIsReadInItsRoom()
{
    mention(QStringLiteral("@Ada"));
    m_opened->room().setWatched(true);
    m_opened->world.settle();
    m_opened->world.advance(base::Duration(2'000));
    QCOMPARE(m_opened->space->unseen(), 0);
}

void InboxTest::callsRoomsByTheirNames()
{
    QCOMPARE(m_opened->space->roomName(general.value()), QStringLiteral("general"));
    QCOMPARE(m_opened->space->roomName(QStringLiteral("r-gone")), QStringLiteral("r-gone"));
}

void InboxTest::leadsToItsMessage()
{
    mention(QStringLiteral("@Ada"));
    QCOMPARE(models::valueAt(*m_opened->space->inbox(), 0, "seq"),
             models::valueAt(*m_opened->room().timeline(), 0, "seq"));
}

void InboxTest::saysWhatModeratorsDid()
{
    Space his(m_opened->world.clock(), m_opened->ben.session(), QStringLiteral("10.0.0.5:8787"));
    m_opened->space->moderation()->removeMember(general.value(), m_opened->ben.session().me().value(),
                                                QStringLiteral("be kind"));
    m_opened->world.settle();
    const quint64 number = models::valueAt(*his.inbox(), 0, "number").toULongLong();
    QCOMPARE(his.moderation()->told(number), QStringLiteral("Ada removed you from general: be kind"));
    QCOMPARE(his.moderation()->told(number + 1), QString());
}

QTEST_GUILESS_MAIN(InboxTest)
#include "inboxtest.moc"
