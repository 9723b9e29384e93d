// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <spdlog/spdlog.h>

#include <QString>

#include <memory>

namespace base {

/// The logger of one module ("net", "server" …), made at its first use. It writes to standard error.
/// Decisions and transitions go into it; never message text, tokens or invite codes.
[[nodiscard]] std::shared_ptr<spdlog::logger> log(const char *module);

/// Sets what all loggers write from now on.
void setLogLevel(spdlog::level::level_enum level);

} // namespace base

/// Lets a QString stand as an argument of a log line.
template <>
struct fmt::formatter<QString> : fmt::formatter<std::string> {
    template <class Context>
    auto format(const QString &text, Context &context) const
    {
        return fmt::formatter<std::string>::format(text.toStdString(), context);
    }
};
