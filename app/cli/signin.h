// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include "net/connection.h"
#include "store/profile.h"
#include "store/spacetokens.h"

/// How this run signs in: by the session token that an earlier one was given for a password, by a name and
/// its password, or by the profile's key.
class SignIn
{
public:
    SignIn(store::Profile &profile, const Options &options);

    /// What to sign in with, and as whom. Fails with Invalid where the command line does not say enough.
    void find(const std::function<void(const base::Result<net::Connection::Credentials> &)> &reply);
    /// What the run is called, once find() has answered.
    [[nodiscard]] const QString &name() const { return m_name; }
    /// The server has said what the account is called.
    void greeted(const QString &name);
    /// Keeps the token that came for the password.
    void keep(const protocol::IssuedToken &issued);
    /// Forgets the token, which is good no longer; whether there was one.
    bool forget();

private:
    using Reply = std::function<void(const base::Result<net::Connection::Credentials> &)>;

    void byKey(const Reply &reply);
    [[nodiscard]] net::Connection::Credentials identity(const crypto::DeviceKey &key) const;
    [[nodiscard]] base::Result<net::Connection::Credentials> byPassword();
    void write();
    /// Tells that the keychain takes no secrets, and keeps them in files from then on.
    void keepInFiles(const base::Error &why);

    store::Profile &m_profile;
    const Options &m_options;
    store::SpaceTokens m_tokens;
    QString m_name;
    std::optional<store::SpaceToken> m_token; ///< that is kept, or to be
    bool m_isByKey = false;
};
