// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>

#include <mutex>

namespace base {

std::shared_ptr<spdlog::logger> log(const char *module)
{
    static std::mutex creating;
    const std::lock_guard lock(creating);
    if (auto logger = spdlog::get(module))
        return logger;
    auto logger = spdlog::stderr_color_mt(module);
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e %^%l%$ %n: %v");
    return logger;
}

void setLogLevel(spdlog::level::level_enum level)
{
    spdlog::set_level(level);
}

} // namespace base
