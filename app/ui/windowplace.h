// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

#include <vector>

namespace ui {

/// Where a window opens that was at `last` the time before, in the coordinates that all screens share: there
/// again, where enough of its upper edge to take hold of lies on one of `screens`, else in the middle of
/// `primary`; never larger than what it is on. All of them are what windows may use, without panels; no
/// screen need begin at 0, 0. An empty `last` stays empty.
[[nodiscard]] QRect placeWindow(const QRect &last, const QRect &primary, const std::vector<QRect> &screens);

} // namespace ui
