// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notifier.h"
#include "openspace.h"

#include <memory>

namespace desktop {

/// Has the desktop tell what is new in the spaces, and leads back there when the user asks.
class SpaceAlerts final : public QObject
{
    Q_OBJECT

public:
    explicit SpaceAlerts(std::unique_ptr<Notifier> notifier);

    /// Tells what is new in a space from now on, until it ends.
    void watch(OpenSpace &space);

Q_SIGNALS:
    /// The user wants to see a room. `token`: see Notifier::activated().
    void chosen(const QUrl &address, const base::RoomId &room, const QString &token);

private:
    void onActivated(const QString &key, const QString &token);

    std::unique_ptr<Notifier> m_notifier;
};

} // namespace desktop
