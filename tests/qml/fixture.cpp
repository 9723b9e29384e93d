// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/fixture.h"

#include "protocol/wirenames.h"

#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QQmlEngine>
#include <QTest>

namespace qmltest {

void Fixture::begin()
{
    m_app = std::make_unique<FixtureApp>();
    QQmlEngine::setObjectOwnership(m_app.get(), QQmlEngine::CppOwnership);
    m_app->openSpace(QStringLiteral("192.168.1.20:7470"));
    m_app->space()->openRoom(support::general.value());
    m_app->settle();
    Q_EMIT appChanged();
}

void Fixture::end()
{
    const std::unique_ptr<FixtureApp> ended = std::move(m_app);
    Q_EMIT appChanged();
}

int Fixture::colorCount() const
{
    return static_cast<int>(protocol::wireNames<protocol::AvatarColor>.size());
}

void Fixture::press(QWindow *window, int key, int modifiers)
{
    QTest::keyClick(window, static_cast<Qt::Key>(key), static_cast<Qt::KeyboardModifiers>(modifiers));
}

void Fixture::compose(const QString &preedit)
{
    QInputMethodEvent event(preedit, {});
    QGuiApplication::sendEvent(QGuiApplication::focusObject(), &event);
}

void Fixture::commit(const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QGuiApplication::sendEvent(QGuiApplication::focusObject(), &event);
}

} // namespace qmltest
