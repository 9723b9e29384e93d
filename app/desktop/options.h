// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace desktop {

/// What the command line of wireside says.
struct Options {
    QString profile; ///< the folder of the identity that runs
};

/// Reads the command line. `--help`, `--version` and what makes no sense print and end the process.
[[nodiscard]] Options readOptions(const QStringList &arguments);

} // namespace desktop
