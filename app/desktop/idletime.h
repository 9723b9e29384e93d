// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <memory>
#include <optional>

namespace desktop {

/// How long the machine has not been used, by whatever the platform offers.
class IdleTime
{
public:
    virtual ~IdleTime() = default;

    /// Since the last key or movement of the pointer; nothing where the platform does not say.
    [[nodiscard]] virtual std::optional<base::Duration> idle() const = 0;

    /// The one of this platform: the screen-saver extension under X11, Mutter's idle monitor over D-Bus under
    /// Wayland, GetLastInputInfo on Windows, CGEventSource on macOS.
    [[nodiscard]] static std::unique_ptr<IdleTime> ofPlatform();
};

} // namespace desktop
