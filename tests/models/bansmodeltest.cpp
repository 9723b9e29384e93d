// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bansmodel.h"
#include "models/modelrows.h"
#include "models/scriptedspace.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace std::chrono_literals;
using models::BansModel;
using models::ScriptedSpace;

class BansModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void showsWhoIsBannedAndWhy();
    void readsTheNextPageWhenItIsWanted();
    void beginsAnew();
    void keepsWhatIsThereWhileTheSpaceIsAway();

private:
    [[nodiscard]] static protocol::BannedUser banned(const QString &name,
                                                     const std::optional<QString> &reason = {})
    {
        return {base::UserId(u"u-"_qs + name.toLower()), name, wire::at(8h), reason};
    }
    /// Answers the question that is open, which has to be the one after `after`.
    void answer(const std::optional<base::UserId> &after, const std::vector<protocol::BannedUser> &bans,
                bool isComplete = true);
    [[nodiscard]] QStringList names() const { return models::rowsOf(*m_model, {"name"}); }

    std::unique_ptr<ScriptedSpace> m_space;
    std::unique_ptr<BansModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void BansModelTest::init()
{
    m_tester.reset();
    m_model.reset();
    m_space = std::make_unique<ScriptedSpace>();
    m_space->start();
    m_space->greet({});
    m_model = std::make_unique<BansModel>(m_space->session());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->refresh();
    m_space->settle();
}

void BansModelTest::answer(const std::optional<base::UserId> &after,
                           const std::vector<protocol::BannedUser> &bans, bool isComplete)
{
    const auto request = m_space->heard<protocol::ListBans>();
    QVERIFY(request);
    QCOMPARE(request->after, after);
    m_space->say(protocol::BanList{request->id, bans, isComplete});
}

void BansModelTest::showsWhoIsBannedAndWhy()
{
    answer({}, {banned(u"Ben"_qs, u"Spam"_qs), banned(u"Cleo"_qs)});
    QCOMPARE(models::rowsOf(*m_model, {"user", "name", "reason"}),
             (QStringList{u"u-ben Ben Spam"_qs, u"u-cleo Cleo "_qs}));
    QCOMPARE(models::valueAt(*m_model, 0, "timestamp").toDateTime(), base::toDateTime(wire::at(8h)));
    QVERIFY(!m_model->canFetchMore({}));
}

void BansModelTest::readsTheNextPageWhenItIsWanted()
{
    m_tester.reset(); // it fetches by itself
    answer({}, {banned(u"Ben"_qs)}, false);
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QVERIFY(!m_model->canFetchMore({})); // until that is answered
    m_space->settle();
    answer(base::UserId(u"u-ben"_qs), {banned(u"Cleo"_qs)});
    QCOMPARE(names(), (QStringList{u"Ben"_qs, u"Cleo"_qs}));
    QVERIFY(!m_model->canFetchMore({}));
}

void BansModelTest::beginsAnew()
{
    answer({}, {banned(u"Ben"_qs), banned(u"Cleo"_qs)});
    m_model->refresh();
    m_space->settle();
    answer({}, {banned(u"Cleo"_qs)});
    QCOMPARE(names(), QStringList(u"Cleo"_qs));
}

void BansModelTest::keepsWhatIsThereWhileTheSpaceIsAway()
{
    answer({}, {banned(u"Ben"_qs)}, false);
    m_space->cut();
    m_model->fetchMore({});
    m_space->settle();
    QCOMPARE(names(), QStringList(u"Ben"_qs));
    QVERIFY(m_model->canFetchMore({}));
}

QTEST_GUILESS_MAIN(BansModelTest)
#include "bansmodeltest.moc"
