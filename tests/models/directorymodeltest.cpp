// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/directorymodel.h"
#include "models/modelrows.h"
#include "models/scriptedspace.h"

#include <QAbstractItemModelTester>
#include <QTest>

using models::DirectoryModel;
using models::ScriptedSpace;

class DirectoryModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatICouldJoinByName();
    void readsEveryPage();
    void keepsWhatIsThereWhileTheSpaceIsAway();

private:
    [[nodiscard]] static protocol::RoomSummary stranger(const QString &id, const QString &name);
};

protocol::RoomSummary DirectoryModelTest::stranger(const QString &id, const QString &name)
{
    protocol::RoomSummary room = sample::room(base::RoomId(id), name);
    room.isMember = false;
    room.topic = u"About %1"_qs.arg(name);
    room.memberCount = 3;
    return room;
}

void DirectoryModelTest::showsWhatICouldJoinByName()
{
    ScriptedSpace space;
    space.start();
    space.greet({});
    DirectoryModel model(space.session());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.refresh();
    space.settle();
    const auto request = space.heard<protocol::ListRooms>();
    QVERIFY(request);
    space.say(
        protocol::RoomList{request->id,
                           {stranger(u"r-2"_qs, u"Walks"_qs), sample::room(sample::general, u"General"_qs),
                            stranger(u"r-3"_qs, u"books"_qs)},
                           true});
    QCOMPARE(models::rowsOf(model, {"room", "name", "topic", "members"}),
             (QStringList{u"r-3 books About books 3"_qs, u"r-2 Walks About Walks 3"_qs}));
}

void DirectoryModelTest::readsEveryPage()
{
    ScriptedSpace space;
    space.start();
    space.greet({});
    DirectoryModel model(space.session());
    model.refresh();
    space.settle();
    const auto first = space.heard<protocol::ListRooms>();
    QVERIFY(first);
    space.say(protocol::RoomList{first->id, {stranger(u"r-2"_qs, u"Walks"_qs)}, false});
    QCOMPARE(model.rowCount(), 0);
    const auto second = space.heard<protocol::ListRooms>();
    QVERIFY(second);
    QCOMPARE(second->after, std::optional(base::RoomId(u"r-2"_qs)));
    space.say(protocol::RoomList{second->id, {stranger(u"r-3"_qs, u"Books"_qs)}, true});
    QCOMPARE(models::rowsOf(model, {"name"}), (QStringList{u"Books"_qs, u"Walks"_qs}));
}

void DirectoryModelTest::keepsWhatIsThereWhileTheSpaceIsAway()
{
    ScriptedSpace space;
    space.start();
    space.greet({});
    DirectoryModel model(space.session());
    model.refresh();
    space.settle();
    const auto request = space.heard<protocol::ListRooms>();
    QVERIFY(request);
    space.say(protocol::RoomList{request->id, {stranger(u"r-2"_qs, u"Walks"_qs)}, true});
    space.cut();
    model.refresh();
    space.settle();
    QCOMPARE(models::rowsOf(model, {"name"}), QStringList(u"Walks"_qs));
}

QTEST_GUILESS_MAIN(DirectoryModelTest)
#include "directorymodeltest.moc"
