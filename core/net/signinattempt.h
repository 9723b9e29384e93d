// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "net/probe.h"

namespace net {

/// Tries once whether a space lets somebody in, and tells why not where it does not: for who has just typed
/// what to sign in with. Keeps nothing and dials once, so that it can be told what was wrong before anything
/// is changed.
class SignInAttempt final : public QObject
{
    Q_OBJECT

public:
    /// The space has let them in; the connection is closed again.
    struct Entered {
        base::UserId user;
        QString name; ///< what the space calls them
        /// What came for a password: the next sign-in takes it.
        std::optional<protocol::IssuedToken> issued{};
    };

    /// The space asks to come back later.
    struct PutOff {
        protocol::ErrorCode code = protocol::ErrorCode::RateLimited;
        base::Duration wait{};
    };

    /// No space has answered.
    enum class Unanswered {
        Nobody,   ///< nobody listens there, or the network is gone
        Stranger, ///< somebody does, who does not speak as a space
    };

    using Outcome = std::variant<Entered, Refused, PutOff, Unanswered>;

    /// Makes a probe that is under way.
    using SendProbe = std::function<std::unique_ptr<Probe>()>;

    /// The clock and chance must outlive this object.
    SignInAttempt(base::Clock &clock, base::Chance &chance, Connection::Dial dial, SendProbe sendProbe,
                  Connection::Credentials credentials);
    ~SignInAttempt() override;

    /// The key of the space where it was known before: another one is shown nothing.
    void expectServerKey(const QByteArray &key) { m_connection.expectServerKey(key); }
    /// Begins; ended() follows.
    void begin() { m_connection.open(); }

Q_SIGNALS:
    /// Once, and nothing after it. Whoever hears of it may delete this object later, not at once.
    void ended(const net::SignInAttempt::Outcome &outcome);

private:
    void onStateChanged();
    void end(const Outcome &outcome);
    void askWhoIsThere();

    base::Clock &m_clock;
    SendProbe m_sendProbe;
    Connection m_connection;
    std::optional<protocol::IssuedToken> m_issued;
    std::unique_ptr<Probe> m_probe;
    std::unique_ptr<base::Timer> m_patience; ///< for the probe
    bool m_hasSpoken = false;                ///< whoever is there speaks as a space
    bool m_hasEnded = false;
};

} // namespace net
