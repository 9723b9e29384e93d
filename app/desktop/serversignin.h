// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deviceidentity.h"
#include "ui/signin.h"

#include "net/signinattempt.h"
#include "store/spacetokens.h"

#include <functional>
#include <memory>

namespace desktop {

/// Tries what somebody has typed at the server itself, before anything is changed here, and keeps what later
/// sign-ins take: a token in the profile's secrets, or nothing where it is the key of this device.
class ServerSignIn final : public ui::SignIn
{
    Q_OBJECT

public:
    /// What else is known of the profile's spaces.
    struct Spaces {
        /// The key that a server was known by before; empty for none.
        std::function<QByteArray(const QUrl &server)> keyOf;
        /// What this device is called there; empty for nothing yet.
        std::function<QString(const QUrl &server)> nameAt;
        /// Where the account of a person at a server is kept, or is to be.
        std::function<QUrl(const QUrl &server, const base::UserId &user, const QString &name)> addressOf;
    };

    /// All must outlive this object.
    ServerSignIn(base::Clock &clock, base::Chance &chance, store::Profile &profile, DeviceIdentity &identity,
                 Spaces spaces);
    ~ServerSignIn() override;

    [[nodiscard]] bool isAddress(const QString &text) const override;
    void byKey(const QString &address, const QString &name, const QString &invite) override;
    void byPassword(const QString &address, const QString &name, const QString &password) override;
    void signUp(const QString &address, const QString &name, const QString &password,
                const QString &invite) override;
    void byCode(const QString &address, const QString &code) override;
    void byToken(const QString &address, const QString &token) override;
    void cancel() override;

Q_SIGNALS:
    /// The space lets them in, and its address says how: by the token that is kept for it, or by the key.
    void admitted(const QUrl &address, const base::UserId &user, const QString &name);

private:
    enum class Way { Key, Password, NewAccount, Code, Token };

    /// Whether a try can begin at that address; tells why where it cannot.
    [[nodiscard]] bool prepare(Way way, const QString &address);
    /// Tries, once it is known that a token could be kept.
    void tryWithToken(const net::Connection::Credentials &credentials);
    void tryWith(const net::Connection::Credentials &credentials);
    void onEnded(const net::SignInAttempt::Outcome &outcome);
    void on(const net::SignInAttempt::Entered &entered);
    void on(const net::Refused &refused);
    void on(const net::SignInAttempt::PutOff &putOff);
    void on(net::SignInAttempt::Unanswered unanswered);
    [[nodiscard]] Problem problemOf(net::Refused::Reason reason) const;
    void endAttempt();
    /// A reply that does nothing once another try has begun, or this one was given up.
    template <class Function>
    [[nodiscard]] auto whileWanted(Function function);

    base::Clock &m_clock;
    base::Chance &m_chance;
    store::Profile &m_profile;
    DeviceIdentity &m_identity;
    Spaces m_spaces;
    store::SpaceTokens m_tokens;
    Way m_way = Way::Key;
    bool m_hasInvite = false;
    bool m_knowsOfFiles = false; ///< the user has read that there is no keychain to be used
    QUrl m_server;
    QString m_token; ///< that was typed, while it is tried
    int m_number = 0;
    std::unique_ptr<net::SignInAttempt> m_attempt;
};

} // namespace desktop
