// SPDX-License-Identifier: GPL-3.0-or-later
#include "app.h"

namespace ui {

void App::showSpace(Space *space)
{
    if (m_space == space)
        return;
    m_space = space;
    Q_EMIT spaceChanged();
}

void App::setProblem(Problem problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace ui
