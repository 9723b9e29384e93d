// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notifier.h"
#include "openspace.h"

#include <map>
#include <memory>

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
    /// The user wants to see what they were told of, in a room, at a message. `token`: see
    /// Notifier::activated().
    void chosen(const QUrl &address, const base::RoomId &room, std::optional<base::Seq> seq,
                const QString &token);

private:
    void onActivated(const QString &key, const QString &token);
    void withdraw(const QString &key);

    std::unique_ptr<Notifier> m_notifier;
    std::map<QString, std::optional<base::Seq>> m_told; ///< what may still be shown: by key, of which message
};

} // namespace desktop
