// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/utctime.h"

#include <QString>

#include <optional>

namespace protocol {

/// Tells everybody in the space something, in the place of what was told before.
struct Announce {
    base::RequestId id;
    QString text; ///< empty: nothing any more
    std::optional<base::UtcTime> until{};

    friend bool operator==(const Announce &, const Announce &) = default;
};

/// What everybody in the space is told.
struct Announcement {
    base::Seq number = 0; ///< higher than that of all before
    QString text;         ///< empty: nothing any more
    base::UserId user;
    QString name; ///< that person's, as of now
    base::UtcTime timestamp{};
    std::optional<base::UtcTime> until{}; ///< after that it is over

    friend bool operator==(const Announcement &, const Announcement &) = default;
};

} // namespace protocol
