// SPDX-License-Identifier: GPL-3.0-or-later
#include "processtime.h"

#include "complaint.h"

#include <fstream>
#include <sstream>

#include <unistd.h>

namespace bench {

std::chrono::duration<double> processTime(pid_t process)
{
    const std::string path = "/proc/" + std::to_string(process) + "/stat";
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line))
        complain("cannot read " + path);
    // proc(5): utime and stime are the fields 14 and 15; the second one ends with the last parenthesis.
    std::istringstream fields(line.substr(line.rfind(')') + 1));
    std::string skipped;
    for (int field = 3; field < 14; ++field)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return std::chrono::duration<double>((user + system) / static_cast<double>(sysconf(_SC_CLK_TCK)));
}

} // namespace bench
