// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace gallery {

/// Paints the scenes of these names, or all where there are none. Whether every picture could be written.
[[nodiscard]] bool paintAll(const QString &folder, const QStringList &names);

} // namespace gallery
