// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/instancedoor.h"

#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using net::InstanceDoor;

class InstanceDoorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsThereAtFirst();
    void hearsEachKnock();
    void takesOverFromOneThatDied();

private:
    const QString m_name = QStringLiteral("wireside-test-") + QUuid::createUuid().toString(QUuid::Id128);
};

void InstanceDoorTest::nobodyIsThereAtFirst()
{
    QVERIFY(!InstanceDoor::knock(m_name));
}

void InstanceDoorTest::hearsEachKnock()
{
    InstanceDoor door(m_name);
    QSignalSpy knocked(&door, &InstanceDoor::knocked);
    QVERIFY(door.open());
    QVERIFY(InstanceDoor::knock(m_name));
    QVERIFY(knocked.wait());
    QVERIFY(InstanceDoor::knock(m_name));
    QTRY_COMPARE(knocked.size(), 2);
}

void InstanceDoorTest::takesOverFromOneThatDied()
{
    InstanceDoor dead(m_name);
    QVERIFY(dead.open());
    InstanceDoor door(m_name);
    QSignalSpy knocked(&door, &InstanceDoor::knocked);
    QVERIFY(door.open());
    QVERIFY(InstanceDoor::knock(m_name));
    QVERIFY(knocked.wait());
}

QTEST_GUILESS_MAIN(InstanceDoorTest)
#include "instancedoortest.moc"
