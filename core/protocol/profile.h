// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/room.h"

/// What people are called, look like and say of themselves.
namespace protocol {

/// Changes what is given of oneself and leaves the rest.
struct UpdateProfile {
    base::RequestId id;
    std::optional<QString> name{};
    std::optional<AvatarColor> color{};
    std::optional<QString> statusText{}; ///< empty: none any more

    friend bool operator==(const UpdateProfile &, const UpdateProfile &) = default;
};

/// What somebody who shares a room with me, or I myself, is called, looks like and says of themselves now.
struct Profile {
    base::UserId user;
    QString name;
    std::optional<AvatarColor> color{};
    std::optional<QString> statusText{};

    friend bool operator==(const Profile &, const Profile &) = default;
};

} // namespace protocol
