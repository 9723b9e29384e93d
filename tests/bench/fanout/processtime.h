// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <sys/types.h>

namespace bench {

/// The processor time that all threads of a process have had, user and system; in steps of 10 ms.
[[nodiscard]] std::chrono::duration<double> processTime(pid_t process);

} // namespace bench
