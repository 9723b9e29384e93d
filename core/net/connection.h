// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"
#include "crypto/devicekey.h"
#include "net/backoff.h"
#include "net/keepalive.h"
#include "net/transport.h"
#include "protocol/frames.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace net {

/// Not connected, and not trying to be.
struct Offline {
    friend bool operator==(const Offline &, const Offline &) = default;
};

/// A transport is being opened.
struct Dialing {
    int attempt = 1;

    friend bool operator==(const Dialing &, const Dialing &) = default;
};

/// The transport is open; the sign-in is under way.
struct Greeting {
    friend bool operator==(const Greeting &, const Greeting &) = default;
};

/// Signed in; commands can be sent.
struct Online {
    friend bool operator==(const Online &, const Online &) = default;
};

/// The last attempt failed; the next one is at `until`.
struct Waiting {
    int attempt = 1;
    base::TimePoint until;
    QString reason; ///< why the last one failed, in English
    /// The space itself has asked to wait: it is too busy, or too much was tried.
    std::optional<protocol::ErrorCode> askedFor{};

    friend bool operator==(const Waiting &, const Waiting &) = default;
};

/// Trying again would not help; the user has to do something.
struct Refused {
    enum class Reason {
        SignIn,           ///< the server does not accept this key, token or password
        Closed,           ///< the space takes nobody new, or nobody without a good invitation
        Banned,           ///< this person is shut out of the space
        NameTaken,        ///< another key has this name
        BadName,          ///< the server does not accept this name
        ServerKeyChanged, ///< the server is not the one that was known under this address
    };
    Reason reason;
    QString detail; ///< the server's words, in English

    friend bool operator==(const Refused &, const Refused &) = default;
};

using State = std::variant<Offline, Dialing, Greeting, Online, Waiting, Refused>;

/// The client's connection to one space: dials, signs in, keeps alive, and dials again when the link is
/// gone, for ever. Knows nothing of what is said after the sign-in.
class Connection final : public QObject
{
    Q_OBJECT

public:
    /// Makes a transport that is being opened.
    using Dial = std::function<std::unique_ptr<Transport>()>;

    /// This installation's key, and what it wants to be called.
    struct Identity {
        crypto::DeviceKey key;
        QString name;
        std::optional<protocol::AvatarColor> color{}; ///< nothing: whatever the space knows
        std::optional<QString> code{};                ///< of a link to an account; counts until it has worked
        std::optional<QString> invite{};              ///< for a space that takes new people by invitation
        std::optional<QString> device{};              ///< what this device calls itself
    };

    /// A session token that a password was given for, or one that was issued. It is shown only after the
    /// server's key was compared, so not on the handshake.
    struct Token {
        QString token;
        QString name{}; ///< what the account was called when it was last heard of
    };

    /// A name and its password, for the first sign-in: tokenIssued() gives what later ones take.
    struct Password {
        enum class Account {
            Known,
            New, ///< to be made
        };

        QString name;
        QString password;
        Account account = Account::Known;
        std::optional<QString> invite{}; ///< for a new one
        std::optional<QString> device{};
    };

    using Credentials = std::variant<Identity, Token, Password>;

    Connection(base::Clock &clock, base::Chance &chance, Dial dial, Credentials credentials);
    ~Connection() override;

    /// The space's public key as it was known before; another one is refused. None: the first one counts.
    void expectServerKey(const QByteArray &key) { m_expectedKey = key; }
    /// The key that the space is known by; empty before it was seen.
    [[nodiscard]] const QByteArray &expectedServerKey() const { return m_expectedKey; }

    /// What I sign in as; by a token, empty where nobody has said it yet.
    [[nodiscard]] const QString &name() const { return m_name; }
    /// Counts from the next sign-in by key on.
    void setName(const QString &name);
    /// Counts from the next sign-in by key on.
    void setColor(std::optional<protocol::AvatarColor> color);
    /// Another way in; tried at once, unless this is closed.
    void signInWith(Credentials credentials);
    /// A newer token, which is shown from the next sign-in by token on.
    void setToken(const QString &token);
    [[nodiscard]] const State &state() const { return m_state; }

    /// Connects, and stays connected until close() or a refusal.
    void open();
    /// Says goodbye and stays away.
    void close();
    /// Dials at once where it waits or was refused; does nothing otherwise.
    void tryNow();
    /// The network is another one, or the machine has slept. Where it waits or dials it dials anew, as if for
    /// the first time; an open link has two seconds to give a sign of life.
    void networkChanged();
    /// How long the space took to answer last: a ping, or the sign-in before the first one. Nothing while
    /// there is no link.
    [[nodiscard]] std::optional<base::Duration> roundTrip() const { return m_roundTrip; }
    /// Sends a command; only while Online. What was sent may never arrive: only its answer counts.
    void send(const protocol::Command &command);

Q_SIGNALS:
    void stateChanged();
    /// The space's public key, before anything is signed for it.
    void serverKeySeen(const QByteArray &key);
    /// A session token came in a password's place: to be kept as a secret. The next sign-ins take it.
    void tokenIssued(const protocol::IssuedToken &issued);
    /// The sign-in succeeded: commands can be sent; stateChanged() follows.
    void greeted(const protocol::Hello &hello);
    /// A ping was answered: roundTrip() is another one.
    void roundTripMeasured();
    /// All that the space says after that.
    void received(const protocol::Event &event);

private:
    void dial();
    void dialAnew();
    void onPonged();
    void onReceived(const QByteArray &frame);
    void onClosed(const Closed &closed);
    void greet(const protocol::Event &event);
    void on(const protocol::Challenge &challenge);
    void on(const protocol::IssuedToken &issued);
    void on(const protocol::Hello &hello);
    void on(const protocol::Failure &failure);
    /// The request that answers a challenge.
    [[nodiscard]] protocol::Command signIn(const protocol::Challenge &challenge);
    void refuse(Refused::Reason reason, const QString &detail);
    void waitToRetry(const QString &reason);
    void dropTransport();
    void enter(State state);

    base::Clock &m_clock;
    base::Chance &m_chance;
    Dial m_dial;
    Credentials m_credentials;
    QString m_name;
    QByteArray m_expectedKey;
    Backoff m_backoff;
    State m_state = Offline{};
    int m_signUps = 0;                         ///< how often an account was asked for
    std::optional<protocol::Failure> m_putOff; ///< what the space said on this link instead of hello
    bool m_hasAnswered = false;                ///< the challenge of this link
    base::TimePoint m_answeredAt{};            ///< when it has
    std::optional<base::Duration> m_roundTrip;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Keepalive> m_keepalive;
    std::unique_ptr<base::Timer> m_retry;
    std::unique_ptr<base::Timer> m_stable;   ///< once it has held this long, the backoff begins anew
    std::unique_ptr<base::Timer> m_patience; ///< for a dial and a sign-in to succeed
};

} // namespace net
