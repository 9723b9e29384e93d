// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"
#include "net/keepalive.h"
#include "net/transport.h"
#include "protocol/frames.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace server {

class Hub;

/// One connection to the space: asks for the sign-in, decodes what comes, and ends those who do not keep
/// to the protocol.
class Peer final : public QObject
{
    Q_OBJECT

public:
    Peer(std::unique_ptr<net::Transport> transport, Hub &hub, base::Clock &clock, base::Chance &chance,
         const QByteArray &spaceKey);
    ~Peer() override;

    [[nodiscard]] QString address() const { return m_transport->peerAddress(); }
    [[nodiscard]] const std::optional<base::SessionId> &session() const { return m_session; }

    void send(const QByteArray &frame, net::Delivery delivery) { m_transport->send(frame, delivery); }
    void close(protocol::CloseCode code, const QString &reason) { m_transport->close(code, reason); }
    /// Reads nothing more; what was read before is still answered.
    void stopReading();

Q_SIGNALS:
    /// The sign-in succeeded, and session() is known; the hub's welcome follows.
    void signedIn();
    /// The connection is gone, and the hub knows it.
    void ended();

private:
    void onReceived(const QByteArray &frame);
    void onBadFrame(const protocol::Failure &remark);
    /// Begins a sign-in by one of the ways that there are; whether the command is one.
    [[nodiscard]] bool beginSignIn(const protocol::Command &command);
    /// `acknowledge` makes the ack of the request, where there was one.
    template <class Request, class Acknowledge>
    void signIn(const Request &request, Acknowledge acknowledge);
    /// Signs in by the token that the handshake carried.
    void signInByHandshake();
    void reject(protocol::Failure failure);
    void send(const protocol::Event &event);

    std::unique_ptr<net::Transport> m_transport;
    Hub &m_hub;
    base::Clock &m_clock;
    protocol::Challenge m_challenge;
    std::vector<base::TimePoint> m_badFrames; ///< when they came, those of the last minute
    net::Keepalive m_keepalive;
    std::unique_ptr<base::Timer> m_signInDeadline;
    std::optional<base::SessionId> m_session;
    bool m_isSigningIn = false;
    bool m_hasEnded = false;
};

} // namespace server
