// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/fixture.h"

#include "ui/icons.h"

#include <QQmlEngine>
#include <QtQuickTest>

namespace qmltest {

/// Gives the tests written in QML their fixture.
class Setup final : public QObject
{
    Q_OBJECT

public:
    Setup() { qmlRegisterSingletonInstance("Wireside.Fixture", 1, 0, "Fixture", &m_fixture); }

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        QQmlEngine::setObjectOwnership(&m_fixture, QQmlEngine::CppOwnership);
        engine->addImageProvider(QStringLiteral("icon"), new ui::Icons);
    }

private:
    Fixture m_fixture;
};

} // namespace qmltest

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QTEST_SET_MAIN_SOURCE_PATH
    qmltest::Setup setup;
    return quick_test_main_with_setup(argc, argv, "qml", QUICK_TEST_SOURCE_DIR, &setup);
}

#include "main.moc"
