// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowplace.h"

#include <algorithm>

namespace ui {

namespace {

/// What of a title bar has to be on a screen, so that one can drag the window by it.
constexpr QSize hold{100, 24};

bool canBeHeld(const QRect &window, const QRect &screen)
{
    const QRect seen = QRect(window.topLeft(), QSize(window.width(), hold.height())).intersected(screen);
    return seen.width() >= std::min(hold.width(), window.width()) && seen.height() == hold.height();
}

} // namespace

QRect placeWindow(const QRect &last, const QRect &primary, const std::vector<QRect> &screens)
{
    if (last.isEmpty())
        return {};
    QRect all;
    for (const QRect &screen : screens)
        all |= screen;
    const QRect there(last.topLeft(), last.size().boundedTo(all.size()));
    if (std::ranges::any_of(screens, [&](const QRect &screen) { return canBeHeld(there, screen); }))
        return there;
    QRect centred(QPoint(), last.size().boundedTo(primary.size()));
    centred.moveCenter(primary.center());
    return centred;
}

} // namespace ui
