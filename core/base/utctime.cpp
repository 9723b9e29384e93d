// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utctime.h"

#include <QDateTime>

namespace base {

QString isoText(UtcTime time)
{
    const qint64 ms = time.time_since_epoch().count();
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
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

} // namespace base
