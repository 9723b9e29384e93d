// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>
#include <QUrl>

namespace net {

/// Asks once whether somebody listens at an address, and says nothing to them.
class Probe : public QObject
{
    Q_OBJECT

public:
    enum class Answer { Reachable, Unreachable };

Q_SIGNALS:
    /// Once; never where the question is lost on its way.
    void answered(net::Probe::Answer answer);
};

/// By opening a TCP connection, which is dropped as soon as it is there.
class TcpProbe final : public Probe
{
    Q_OBJECT

public:
    /// Asks at the host and port of `url` (ws: or wss:).
    explicit TcpProbe(const QUrl &url);
    ~TcpProbe() override;

private:
    QTcpSocket m_socket;
};

} // namespace net
