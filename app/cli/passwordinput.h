// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

/// The first line of a file, or where `path` is empty of standard input; a terminal is asked for the password
/// of `account`, and does not show it.
[[nodiscard]] base::Result<QString> readPassword(const QString &path, const QString &account);
