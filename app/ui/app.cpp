// SPDX-License-Identifier: GPL-3.0-or-later
#include "app.h"

#include "windowplace.h"

#include <QGuiApplication>
#include <QScreen>

namespace ui {

QRectF App::windowPlace()
{
    std::vector<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.push_back(screen->availableGeometry());
    const QScreen *primary = QGuiApplication::primaryScreen();
    return placeWindow(settings()->window().toRect(), primary ? primary->availableGeometry() : QRect(),
                       screens);
}

void App::showSpace(Space *space)
{
    if (m_space == space)
        return;
    m_space = space;
    Q_EMIT spaceChanged();
}

void App::setUnread(int unread)
{
    if (std::exchange(m_unread, unread) != unread)
        Q_EMIT unreadChanged();
}

void App::foundTray()
{
    if (!std::exchange(m_hasTray, true))
        Q_EMIT hasTrayChanged();
}

void App::setKeyState(KeyState state)
{
    if (std::exchange(m_keyState, state) != state)
        Q_EMIT keyStateChanged();
}

void App::setProblem(Problem problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

void App::addDamagedFile(const QString &path)
{
    if (!m_damagedFile.isEmpty())
        m_damagedFile += QLatin1Char('\n');
    m_damagedFile += path;
    Q_EMIT damagedFileChanged();
}

void App::dismissDamage()
{
    m_damagedFile.clear();
    Q_EMIT damagedFileChanged();
}

} // namespace ui
