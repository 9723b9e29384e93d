// SPDX-License-Identifier: GPL-3.0-or-later
#include "complaint.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace bench {

void complain(const std::string &what)
{
    std::fprintf(stderr, "%s: %s\n", program_invocation_short_name, what.c_str());
    std::exit(1);
}

void complainAboutSystem(const std::string &what)
{
    complain(what + ": " + std::strerror(errno));
}

} // namespace bench
