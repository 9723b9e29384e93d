// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

class QCoreApplication;

/// Lists the spaces nearby as they come, change and go, until it is told to end or its patience is over.
/// Needs no profile.
[[nodiscard]] ExitCode showNearby(QCoreApplication &application, const Options &options);
