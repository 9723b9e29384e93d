// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QLocalServer>
#include <QObject>

namespace net {

/// Where a running program hears of its second start: the first of a name opens the door, later ones knock
/// and end. For this user of this machine only.
class InstanceDoor final : public QObject
{
    Q_OBJECT

public:
    explicit InstanceDoor(QString name);

    /// Begins to hear. What an earlier program of the name left behind when it was killed is taken over, so
    /// the caller has to be the only one, by a lock of its own. Fails as the system does.
    [[nodiscard]] base::Result<void> open();

    /// Whether somebody hears of it; waits a second at most.
    [[nodiscard]] static bool knock(const QString &name);

Q_SIGNALS:
    void knocked();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace net
