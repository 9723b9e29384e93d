// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/utctime.h"

#include <chrono>

/// The people, rooms and moments that the samples speak of.
namespace wire {

inline const base::UserId ada{QStringLiteral("u-ada")};
inline const base::UserId ben{QStringLiteral("u-ben")};
inline const base::RoomId general{QStringLiteral("r-general")};
inline const base::RoomId adaAndBen{QStringLiteral("d-ada-ben")};
inline const base::DeviceId laptop{QStringLiteral("k-laptop")};
inline const base::SpaceId space{QStringLiteral("0b9f1c52-6c1e-4d3a-9a57-2f6f8e1d4c30")};

/// A moment of the day of the samples, 20 November 2026.
[[nodiscard]] inline base::UtcTime at(std::chrono::milliseconds sinceMidnight)
{
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + sinceMidnight;
}

/// A request's id that differs from the others in its last two digits.
[[nodiscard]] inline base::RequestId request(int number)
{
    return base::RequestId(QUuid::fromString(
        QStringLiteral("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d%1").arg(number, 2, 10, QLatin1Char('0'))));
}

} // namespace wire
