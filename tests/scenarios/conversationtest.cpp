// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "scenarios/socketworld.h"
#include "support/world.h"

#include <QTest>

using support::Device;
using support::general;

namespace {

/// Two people talk, one goes offline and writes, the server is stopped and started, and all is there.
template <class World>
void converse(World &world)
{
    const QString hello = QStringLiteral("Hello Ben");
    const QString away = QStringLiteral("written while away");
    const QString meanwhile = QStringLiteral("written meanwhile");
    const QString later = QStringLiteral("written while the server was down");
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    const auto areBothHere = [&] { return ada.isOnline() && ben.isOnline(); };
    QVERIFY(world.waitUntil(areBothHere));
    ada.open(general);
    ben.open(general);

    ada.write(general, hello);
    QVERIFY(world.waitUntil([&] { return ben.shows(general, hello); }));

    ben.connection().close();
    ben.write(general, away);
    ada.write(general, meanwhile);
    QVERIFY(world.waitUntil([&] { return ada.diary().sent().size() == 2 && ben.shows(general, away); }));
    QVERIFY(!ben.shows(general, meanwhile));
    QVERIFY(!ada.shows(general, away));

    world.stopServer();
    QVERIFY(world.waitUntil([&] { return !ada.isOnline(); }));
    ada.write(general, later);
    ben.connection().open();
    world.startServer();
    QVERIFY(world.waitUntil([&] { return ada.shows(general, away) && ben.shows(general, later); }));
    QVERIFY(world.waitUntil([&] { return ada.session().waiting() + ben.session().waiting() == 0; }));

    QVERIFY(world.waitUntil([&] { return ada.texts(general) == ben.texts(general); }));
    QCOMPARE(ada.texts(general).size(), 4);
    QCOMPARE(ada.texts(general).mid(0, 2), QStringList({hello, meanwhile}));
    QCOMPARE(ada.diary().complaints(), QStringList());
    QCOMPARE(ben.diary().complaints(), QStringList());
}

} // namespace

class ConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void goesOnAcrossRestartsOverPipes()
    {
        support::World world;
        converse(world);
    }
    void goesOnAcrossRestartsOverSockets()
    {
        scenarios::SocketWorld world;
        converse(world);
    }
};

QTEST_GUILESS_MAIN(ConversationTest)
#include "conversationtest.moc"
