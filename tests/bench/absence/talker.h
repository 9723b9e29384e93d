// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"

#include <QUrl>

namespace bench {

/// Somebody who says much in the room `general`, many messages on their way at once, and keeps nothing.
class Talker final : public QObject
{
    Q_OBJECT

public:
    Talker(const QUrl &address, const QString &name);

    /// Says so many messages, and waits until the space has them all; gives the last one's seq.
    [[nodiscard]] base::Seq say(int count);

private:
    void fillWindow();
    void onReceived(const protocol::Event &event);

    base::SystemClock m_clock;
    base::SystemChance m_chance;
    net::Connection m_connection;
    int m_toSay = 0;
    int m_onTheirWay = 0;
    base::Seq m_last = 0;
};

} // namespace bench
