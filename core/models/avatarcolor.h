// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wirenames.h"

#include <iterator>
#include <optional>

/// The colours that people pick for their avatars, as a view counts them: by their places in its palette.
namespace models {

/// The place of a colour, from 0; -1 where none was picked.
[[nodiscard]] inline int paletteIndex(const std::optional<protocol::AvatarColor> &color)
{
    return color ? static_cast<int>(*color) : -1;
}

/// The colour at a place; nothing outside the palette.
[[nodiscard]] inline std::optional<protocol::AvatarColor> avatarColorAt(int index)
{
    const auto &all = protocol::wireNames<protocol::AvatarColor>;
    if (index < 0 || index >= std::ssize(all))
        return std::nullopt;
    return all[static_cast<std::size_t>(index)].first;
}

} // namespace models
