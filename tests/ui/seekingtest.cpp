// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QSignalSpy>
#include <QTest>

using support::general;
using ui::OpenedSpace;
using ui::Room;
using ui::Seeking;
using ui::Space;

/// Bringing a message of long ago into the window. Ben has written 300, of which the computer of Ada has all,
/// and the new one that her window stands on only the newest 50.
class SeekingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void findsWhatIsShown();
    void fetchesWhatIsNotHere();
    void findsWhatWasFetchedBeforeWithoutAConnection();
    void closesTheGapFromAbove();
    void marksItForAWhile();
    void findsADeletedMessageAsSuch();
    void saysThatItIsGone();
    void waitsForTheConnection();
    void looksForAnotherInstead();
    void opensItsRoomFirst();
    void opensNothingThatIAmNotIn();

private:
    [[nodiscard]] Room &room() { return *m_space->room(); }
    [[nodiscard]] Seeking &seeking() { return *room().seeking(); }
    [[nodiscard]] support::World &world() { return m_opened->world; }
    /// Looks for a message, and lets everything happen that does by itself.
    void seek(base::Seq seq);
    /// What stands in a row, by the names of roles; the row that is sought where it is not said.
    [[nodiscard]] QString at(int row, std::initializer_list<const char *> roles)
    {
        return models::rowAt(*room().timeline(), row, roles);
    }
    /// How many events each gap stands for, the newest first.
    [[nodiscard]] QStringList gaps();

    std::unique_ptr<OpenedSpace> m_opened;
    support::Device *m_laptop = nullptr;
    std::unique_ptr<Space> m_space;
    base::Seq m_first = 0; ///< of the first message
};

void SeekingTest::init()
{
    m_opened = std::make_unique<OpenedSpace>();
    world().settle();
    for (int i = 1; i <= 300; ++i)
        m_opened->ben.write(general, QStringLiteral("line %1").arg(i));
    m_opened->room().setWatched(true); // so a view does not look for the unread line
    world().advance(std::chrono::minutes(1));
    m_first = models::valueAt(*m_opened->room().timeline(), 0, "seq").toULongLong() - 299;
    m_laptop = &world().add(QStringLiteral("Ada"));
    world().settle();
    m_space = std::make_unique<Space>(world().clock(), m_laptop->session(), QStringLiteral("10.0.0.5:8787"));
    m_space->openFirst(general.value());
    world().settle();
}

void SeekingTest::cleanup()
{
    m_space.reset();
    m_opened.reset();
}

void SeekingTest::seek(base::Seq seq)
{
    m_space->openMessage(general.value(), seq);
    world().settle();
}

QStringList SeekingTest::gaps()
{
    QStringList gaps = models::rowsOf(*room().timeline(), {"missing"});
    gaps.removeAll(QStringLiteral("0"));
    return gaps;
}

void SeekingTest::findsWhatIsShown()
{
    const int rows = room().timeline()->rowCount();
    const QSignalSpy found(&seeking(), &Seeking::found);
    m_space->openMessage(general.value(), m_first + 295);
    QCOMPARE(found.size(), 1);
    QCOMPARE(at(seeking().row(), {"content"}), QStringLiteral("line 296"));
    world().settle();
    QCOMPARE(room().timeline()->rowCount(), rows);
}

void SeekingTest::fetchesWhatIsNotHere()
{
    const QSignalSpy found(&seeking(), &Seeking::found);
    m_space->openMessage(general.value(), m_first + 99);
    QCOMPARE(seeking().state(), Seeking::State::Looking);
    QCOMPARE(seeking().row(), -1);
    world().settle();
    QCOMPARE(found.size(), 1);
    const int row = seeking().row();
    QCOMPARE(at(row, {"content"}), QStringLiteral("line 100"));
    // The newest is row 0, so what follows stands at a lower one.
    QCOMPARE(at(row - 25, {"content"}), QStringLiteral("line 125"));
    QCOMPARE(at(row - 26, {"kind"}), QStringLiteral("Gap"));
    QCOMPARE(at(row + 24, {"content"}), QStringLiteral("line 76"));
    QCOMPARE(gaps(), QStringList(QStringLiteral("125")));
}

void SeekingTest::findsWhatWasFetchedBeforeWithoutAConnection()
{
    seek(m_first + 99);
    m_laptop->connection().close();
    m_space->closeRoom();
    m_space->openMessage(general.value(), m_first + 89);
    world().settle();
    QCOMPARE(seeking().state(), Seeking::State::Found);
    QCOMPARE(at(seeking().row(), {"content"}), QStringLiteral("line 90"));
}

void SeekingTest::closesTheGapFromAbove()
{
    seek(m_first + 99);
    const int row = seeking().row();
    room().fillGapAfter(m_first + 124);
    world().settle();
    QCOMPARE(gaps(), QStringList(QStringLiteral("75")));
    QCOMPARE(at(seeking().row(), {"content"}), QStringLiteral("line 100"));
    QCOMPARE(seeking().row(), row + 50);
    QCOMPARE(at(row, {"content"}), QStringLiteral("line 150"));
    room().fillGapAfter(m_first + 174);
    room().fillGapAfter(m_first + 174);
    world().settle();
    QCOMPARE(gaps(), QStringList());
    QCOMPARE(seeking().row(), 200);
}

void SeekingTest::marksItForAWhile()
{
    seek(m_first + 99);
    QCOMPARE(seeking().marked(), static_cast<double>(m_first + 99));
    world().advance(std::chrono::seconds(4));
    QCOMPARE(seeking().marked(), 0.0);
    QCOMPARE(seeking().state(), Seeking::State::Idle);
    QCOMPARE(at(seeking().row(), {"content"}), QStringLiteral("line 100"));
}

void SeekingTest::findsADeletedMessageAsSuch()
{
    m_opened->ben.session().amend(general, protocol::MessageDeleted{m_first + 99});
    world().settle();
    seek(m_first + 99);
    QCOMPARE(seeking().state(), Seeking::State::Found);
    QCOMPARE(at(seeking().row(), {"content", "isDeleted"}), QStringLiteral(" true"));
}

void SeekingTest::saysThatItIsGone()
{
    seek(m_first + 1'000);
    QCOMPARE(seeking().state(), Seeking::State::Gone);
    QCOMPARE(seeking().row(), -1);
    world().advance(std::chrono::seconds(10));
    QCOMPARE(seeking().state(), Seeking::State::Idle);
}

void SeekingTest::waitsForTheConnection()
{
    m_laptop->connection().close();
    world().settle();
    seek(m_first + 99);
    QCOMPARE(seeking().state(), Seeking::State::Waiting);
    world().advance(std::chrono::minutes(1));
    QCOMPARE(seeking().state(), Seeking::State::Waiting);
    const QSignalSpy found(&seeking(), &Seeking::found);
    m_laptop->connection().open();
    world().settle();
    QCOMPARE(found.size(), 1);
    QCOMPARE(at(seeking().row(), {"content"}), QStringLiteral("line 100"));
}

void SeekingTest::looksForAnotherInstead()
{
    const QSignalSpy found(&seeking(), &Seeking::found);
    m_space->openMessage(general.value(), m_first + 19);
    seek(m_first + 99);
    QCOMPARE(found.size(), 1);
    QCOMPARE(at(seeking().row(), {"content"}), QStringLiteral("line 100"));
    QCOMPARE(gaps(), QStringList(QStringLiteral("125")));
}

void SeekingTest::opensItsRoomFirst()
{
    m_space->closeRoom();
    seek(m_first + 99);
    QCOMPARE(room().name(), QStringLiteral("general"));
    QCOMPARE(at(seeking().row(), {"content"}), QStringLiteral("line 100"));
}

void SeekingTest::opensNothingThatIAmNotIn()
{
    m_space->openRoom(general.value());
    world().settle();
    m_space->openMessage(QStringLiteral("r-nowhere"), m_first + 99);
    world().settle();
    QCOMPARE(m_space->room()->id(), general.value());
    QCOMPARE(seeking().state(), Seeking::State::Idle);
    QCOMPARE(seeking().row(), -1);
}

QTEST_GUILESS_MAIN(SeekingTest)
#include "seekingtest.moc"
