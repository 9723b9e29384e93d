// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utctime.h"

#include <QTimeZone>

namespace base {

QString isoText(UtcTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return QString::asprintf("%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()), unsigned(date.month()),
                             unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                             int(clock.seconds().count()), int(clock.subseconds().count()));
}

std::optional<UtcTime> fromIsoText(const QString &text)
{
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    const UtcTime time{std::chrono::milliseconds(parsed.toMSecsSinceEpoch())};
    // The parser takes other zones and precisions too; the wire knows one spelling.
    if (isoText(time) != text)
        return std::nullopt;
    return time;
}

QDateTime toDateTime(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc());
}

} // namespace base
