// SPDX-License-Identifier: GPL-3.0-or-later
#include "notifier.h"

#if defined(Q_OS_LINUX)
#include "freedesktopnotifier.h"
#else
#include "traynotifier.h"
#endif

namespace desktop {

std::unique_ptr<Notifier> Notifier::ofPlatform([[maybe_unused]] ui::App &app)
{
#if defined(Q_OS_LINUX)
    return std::make_unique<FreedesktopNotifier>();
#else
    return std::make_unique<TrayNotifier>(app);
#endif
}

} // namespace desktop
