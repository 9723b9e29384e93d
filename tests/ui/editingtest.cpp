// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QSignalSpy>
#include <QTest>

using support::general;
using support::World;
using ui::OpenedSpace;
using ui::Room;

/// How the composer's room edits a message that was refused.
class EditingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup() { m_opened.reset(); }

    void takesThePlaceOfTheRefusedOne();
    void bringsBackWhatWasWrittenBefore();
    void keepsWhatIsTypedMeanwhile();
    void leavesTheMessageAsItWasWhenCancelled();
    void losesNothingWhenTheRoomIsLeft();
    void goesOnWhereTheDiskRefuses();
    void endsWithTheMessage();
    void goesFromOneToTheOther();
    void editsOnlyWhatWasRefused();

private:
    [[nodiscard]] Room &room() { return m_opened->room(); }
    /// Something that the space refuses: an answer to nothing. Gives its id.
    QString refused(const QString &text);
    [[nodiscard]] QStringList states() { return models::rowsOf(*room().timeline(), {"content", "state"}); }

    std::unique_ptr<OpenedSpace> m_opened;
};

void EditingTest::init()
{
    m_opened = std::make_unique<OpenedSpace>();
    m_opened->world.settle();
}

QString EditingTest::refused(const QString &text)
{
    const base::RequestId id = m_opened->ada.session().write(general, text, {}, base::Seq(9999));
    m_opened->world.settle();
    return id.value().toString(QUuid::WithoutBraces);
}

void EditingTest::takesThePlaceOfTheRefusedOne()
{
    const QString id = refused(QStringLiteral("helo"));
    QVERIFY(room().editing().isEmpty());
    room().edit(id);
    QCOMPARE(room().editing(), id);
    QCOMPARE(room().draft(), QStringLiteral("helo"));
    room().saveDraft(QStringLiteral("hello"));
    const QSignalSpy changed(&room(), &Room::editingChanged);
    room().send(QStringLiteral("hello"));
    World::deliver();
    QCOMPARE(changed.size(), 0); // the disk has not answered
    m_opened->world.settle();
    QCOMPARE(changed.size(), 1);
    QVERIFY(room().editing().isEmpty());
    QCOMPARE(room().draft(), QString());
    QCOMPARE(states().first(), QStringLiteral("hello Stored"));
    QCOMPARE(m_opened->messages(), QStringList(QStringLiteral("hello")));
}

void EditingTest::bringsBackWhatWasWrittenBefore()
{
    const QString id = refused(QStringLiteral("helo"));
    room().saveDraft(QStringLiteral("By the way"));
    room().edit(id);
    room().saveDraft(QStringLiteral("hello"));
    room().send(QStringLiteral("hello"));
    m_opened->world.settle();
    QCOMPARE(room().draft(), QStringLiteral("By the way"));
    m_opened->openAgain(general);
    m_opened->world.settle();
    QCOMPARE(room().draft(), QStringLiteral("By the way"));
}

void EditingTest::keepsWhatIsTypedMeanwhile()
{
    room().edit(refused(QStringLiteral("helo")));
    room().saveDraft(QStringLiteral("hello"));
    room().send(QStringLiteral("hello"));
    room().saveDraft(QStringLiteral("hello and"));
    m_opened->world.settle();
    QCOMPARE(room().draft(), QStringLiteral(" and"));
    QCOMPARE(m_opened->messages(), QStringList(QStringLiteral("hello")));
}

void EditingTest::leavesTheMessageAsItWasWhenCancelled()
{
    room().saveDraft(QStringLiteral("By the way"));
    room().edit(refused(QStringLiteral("helo")));
    room().saveDraft(QStringLiteral("something else"));
    room().cancelEdit();
    QVERIFY(room().editing().isEmpty());
    QCOMPARE(room().draft(), QStringLiteral("By the way"));
    m_opened->world.settle();
    QCOMPARE(states().first(), QStringLiteral("helo Failed"));
}

void EditingTest::losesNothingWhenTheRoomIsLeft()
{
    room().saveDraft(QStringLiteral("By the way"));
    room().edit(refused(QStringLiteral("helo")));
    room().saveDraft(QStringLiteral("hello, and more"));
    m_opened->openAgain(general);
    m_opened->world.settle();
    QVERIFY(room().editing().isEmpty());
    QCOMPARE(room().draft(), QStringLiteral("By the way\nhello, and more"));
    QCOMPARE(states().first(), QStringLiteral("helo Failed"));
}

void EditingTest::goesOnWhereTheDiskRefuses()
{
    const QString id = refused(QStringLiteral("helo"));
    room().edit(id);
    room().saveDraft(QStringLiteral("hello"));
    const QSignalSpy notKept(&room(), &Room::notKept);
    room().send(QStringLiteral("hello"));
    m_opened->world.of(m_opened->ada).disk.fail();
    m_opened->world.settle();
    QCOMPARE(notKept.size(), 1);
    QCOMPARE(room().editing(), id);
    QCOMPARE(room().draft(), QStringLiteral("hello"));
    QCOMPARE(states().first(), QStringLiteral("helo Failed"));
    room().send(QStringLiteral("hello"));
    m_opened->world.settle();
    QCOMPARE(m_opened->messages(), QStringList(QStringLiteral("hello")));
}

void EditingTest::endsWithTheMessage()
{
    const QString id = refused(QStringLiteral("helo"));
    room().edit(id);
    room().discard(id);
    QVERIFY(room().editing().isEmpty());
    QCOMPARE(room().draft(), QString());
    // What was changed of it is the user's to throw away.
    const QString other = refused(QStringLiteral("helo"));
    room().edit(other);
    room().saveDraft(QStringLiteral("hello"));
    room().discard(other);
    QCOMPARE(room().draft(), QStringLiteral("hello"));
    room().send(QStringLiteral("hello"));
    m_opened->world.settle();
    QCOMPARE(m_opened->messages(), QStringList(QStringLiteral("hello")));
}

void EditingTest::goesFromOneToTheOther()
{
    const QString one = refused(QStringLiteral("one"));
    const QString two = refused(QStringLiteral("two"));
    room().edit(one);
    room().edit(two);
    QCOMPARE(room().editing(), two);
    QCOMPARE(room().draft(), QStringLiteral("two"));
    room().saveDraft(QStringLiteral("two!"));
    room().edit(one);
    QCOMPARE(room().draft(), QStringLiteral("one"));
    room().cancelEdit();
    QCOMPARE(room().draft(), QStringLiteral("two!"));
}

void EditingTest::editsOnlyWhatWasRefused()
{
    room().edit(QUuid::createUuid().toString(QUuid::WithoutBraces));
    room().send(QStringLiteral("fine"));
    m_opened->world.settle();
    room().edit(m_opened->newest({"id"}));
    QVERIFY(room().editing().isEmpty());
    QCOMPARE(room().draft(), QString());
}

QTEST_GUILESS_MAIN(EditingTest)
#include "editingtest.moc"
