// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notifier.h"
#include "openspace.h"

#include <memory>
#include <set>

namespace desktop {

/// Has the desktop tell what is new in the spaces, and leads back there when the user asks.
class SpaceAlerts final : public QObject
{
    Q_OBJECT

public:
    explicit SpaceAlerts(std::unique_ptr<Notifier> notifier);

    /// Tells what is new in a space from now on; as it ends, takes back what it told.
    void watch(OpenSpace &space);

Q_SIGNALS:
    /// The user wants to see a room. `token`: see Notifier::activated().
    void chosen(const QUrl &address, const base::RoomId &room, const QString &token);

private:
    void onActivated(const QString &key, const QString &token);
    void withdraw(const QString &key);

    std::unique_ptr<Notifier> m_notifier;
    std::set<QString> m_told; ///< keys of what may still be shown
};

} // namespace desktop
