// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace base {

/// A moment of the calendar in UTC, to the millisecond.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// ISO 8601 in UTC with milliseconds, as it stands on the wire: `2026-11-20T16:42:07.031Z`.
[[nodiscard]] QString isoText(UtcTime time);

/// Reads what isoText() writes, and nothing else.
[[nodiscard]] std::optional<UtcTime> fromIsoText(const QString &text);

/// The same moment for Qt's views and locales, in UTC.
[[nodiscard]] QDateTime toDateTime(UtcTime time);

} // namespace base
