// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace bench {

/// Says on stderr why nothing can be measured, and ends the process with 1.
[[noreturn]] void complain(const std::string &what);

/// The same with the reason that `errno` gives.
[[noreturn]] void complainAboutSystem(const std::string &what);

} // namespace bench
