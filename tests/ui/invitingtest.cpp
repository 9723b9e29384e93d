// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using support::general;
using ui::Inviting;
using ui::OpenedSpace;
using ui::Space;

/// Ada, who owns the space, brings people of general into her room Tea, where Ben is already.
class InvitingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void listsWhomIKnowByName();
    void knowsNobodyBeforeTheSpaceAnswers();
    void findsByAPartOfTheName();
    void invitesSeveralAtOnce();
    void doesNotChooseWhoIsThere();
    void choosesAgainWhomItLetGo();
    void saysWhoWasRefused();
    void saysWhoseInvitationGotNoAnswer();
    void saysThatItMayNotBeAll();
    void beginsAnewWithNobodyChosen();

private:
    [[nodiscard]] Inviting &inviting() { return *m_opened->space->moderation()->inviting(); }
    [[nodiscard]] support::World &world() { return m_opened->world; }
    [[nodiscard]] QStringList rows() { return models::rowsOf(*inviting().people(), {"name", "standing"}); }
    void begin();
    void toggle(support::Device &person) { inviting().toggle(person.session().me().value()); }
    void ban(support::Device &person);

    std::unique_ptr<OpenedSpace> m_opened;
    support::Device *m_cleo = nullptr;
    support::Device *m_dora = nullptr;
    QString m_room;
};

void InvitingTest::init()
{
    m_opened = std::make_unique<OpenedSpace>();
    m_cleo = &world().add(QStringLiteral("Cleo"));
    m_dora = &world().add(QStringLiteral("Dora"));
    world().settle();
    m_opened->ada.session().ask(
        protocol::CreateRoom{
            {}, QStringLiteral("Tea"), protocol::RoomKind::Private, {m_opened->ben.session().me()}},
        [this](const client::Answer &answer) {
            m_room = client::ackOf<protocol::RoomCreatedAck>(answer)->room.value();
        });
    world().settle();
}

void InvitingTest::cleanup()
{
    m_opened.reset();
}

void InvitingTest::begin()
{
    inviting().begin(m_room);
    world().settle();
}

void InvitingTest::ban(support::Device &person)
{
    m_opened->space->moderation()->ban(person.session().me().value(), {});
    world().settle();
}

void InvitingTest::listsWhomIKnowByName()
{
    const QAbstractItemModelTester tester(inviting().people(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    begin();
    QCOMPARE(inviting().state(), Inviting::State::Ready);
    QCOMPARE(rows(), QStringList({QStringLiteral("Ben Present"), QStringLiteral("Cleo Free"),
                                  QStringLiteral("Dora Free")}));
    QCOMPARE(inviting().known(), 3);
}

void InvitingTest::knowsNobodyBeforeTheSpaceAnswers()
{
    inviting().begin(m_room);
    QCOMPARE(inviting().state(), Inviting::State::Loading);
    QCOMPARE(rows(), QStringList());
}

void InvitingTest::findsByAPartOfTheName()
{
    begin();
    inviting().setFilter(QStringLiteral(" ORA"));
    QCOMPARE(rows(), QStringList(QStringLiteral("Dora Free")));
    toggle(*m_dora);
    inviting().setFilter(QStringLiteral("nobody"));
    QCOMPARE(rows(), QStringList());
    QCOMPARE(inviting().chosen(), 1);
    inviting().setFilter({});
    QCOMPARE(rows().size(), 3);
}

void InvitingTest::invitesSeveralAtOnce()
{
    begin();
    toggle(*m_cleo);
    toggle(*m_dora);
    QCOMPARE(inviting().chosen(), 2);
    const QSignalSpy done(&inviting(), &Inviting::done);
    inviting().send();
    QCOMPARE(rows().at(1), QStringLiteral("Cleo Asking"));
    world().settle();
    QCOMPARE(rows(), QStringList({QStringLiteral("Ben Present"), QStringLiteral("Cleo Present"),
                                  QStringLiteral("Dora Present")}));
    QCOMPARE(done.size(), 1);
    for (support::Device *person : {m_cleo, m_dora})
        QVERIFY(person->session().rooms().size() == 2);
}

void InvitingTest::doesNotChooseWhoIsThere()
{
    begin();
    toggle(m_opened->ben);
    QCOMPARE(inviting().chosen(), 0);
    QCOMPARE(rows().front(), QStringLiteral("Ben Present"));
}

void InvitingTest::choosesAgainWhomItLetGo()
{
    begin();
    toggle(*m_cleo);
    toggle(*m_cleo);
    QCOMPARE(inviting().chosen(), 0);
    const QSignalSpy done(&inviting(), &Inviting::done);
    inviting().send();
    world().settle();
    QCOMPARE(m_cleo->session().rooms().size(), std::size_t(1));
    QCOMPARE(done.size(), 0);
}

void InvitingTest::saysWhoWasRefused()
{
    begin();
    ban(*m_cleo);
    toggle(*m_cleo);
    toggle(*m_dora);
    const QSignalSpy done(&inviting(), &Inviting::done);
    inviting().send();
    world().settle();
    QCOMPARE(rows(), QStringList({QStringLiteral("Ben Present"), QStringLiteral("Cleo Refused"),
                                  QStringLiteral("Dora Present")}));
    QCOMPARE(models::rowAt(*inviting().people(), 1, {"failure"}), QStringLiteral("bad_field"));
    QCOMPARE(done.size(), 0);
}

void InvitingTest::saysWhoseInvitationGotNoAnswer()
{
    begin();
    toggle(*m_cleo);
    m_opened->ada.connection().close();
    inviting().send();
    world().settle();
    QCOMPARE(rows().at(1), QStringLiteral("Cleo Refused"));
    QCOMPARE(models::rowAt(*inviting().people(), 1, {"failure"}), QString());
    m_opened->ada.connection().open();
    world().settle();
    toggle(*m_cleo);
    inviting().send();
    world().settle();
    QCOMPARE(rows().at(1), QStringLiteral("Cleo Present"));
}

void InvitingTest::saysThatItMayNotBeAll()
{
    m_opened->ada.connection().close();
    begin();
    QCOMPARE(inviting().state(), Inviting::State::Partial);
    QCOMPARE(rows(), QStringList());
}

void InvitingTest::beginsAnewWithNobodyChosen()
{
    begin();
    toggle(*m_cleo);
    inviting().setFilter(QStringLiteral("Cleo"));
    inviting().begin(general.value());
    world().settle();
    QCOMPARE(inviting().filter(), QString());
    QCOMPARE(rows(), QStringList({QStringLiteral("Ben Present"), QStringLiteral("Cleo Present"),
                                  QStringLiteral("Dora Present")}));
}

QTEST_GUILESS_MAIN(InvitingTest)
#include "invitingtest.moc"
