// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// Whether the command line names one of the administrator's commands instead of options of the server.
[[nodiscard]] bool isAdministration(const QStringList &arguments);

/// Carries out such a command on the data folder, prints what there is to tell, and gives the exit code.
[[nodiscard]] int administer(const QStringList &arguments);
