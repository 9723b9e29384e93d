// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace net {

/// Waits for the first byte of an accepted connection and leaves it where it is: what the client speaks
/// decides which kind of socket the connection becomes. Deletes itself.
class FirstByte final : public QObject
{
    Q_OBJECT

public:
    /// Owns the descriptor until the byte is seen; closes it where none comes within `patience`.
    FirstByte(qintptr descriptor, base::Clock &clock, base::Duration patience, QObject *parent);
    ~FirstByte() override;

Q_SIGNALS:
    /// The byte is there, still unread; the descriptor is the receiver's from now on.
    void seen(qintptr descriptor, char byte);

private:
    void look();

    qintptr m_descriptor;
    QSocketNotifier m_notifier;
    std::unique_ptr<base::Timer> m_deadline;
};

} // namespace net
