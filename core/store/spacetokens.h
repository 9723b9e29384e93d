// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "store/secretstore.h"

#include <QUrl>

namespace store {

/// What signs somebody in to a space in the place of this installation's key.
struct SpaceToken {
    QString token;
    QString name;                           ///< of the account, as the space called it last
    std::optional<base::UtcTime> expires{}; ///< if it is not used before; nothing where nobody has said

    friend bool operator==(const SpaceToken &, const SpaceToken &) = default;
};

/// The tokens of a profile, one for each space that is not entered by the key. A token that is good no longer
/// stays until another one takes its place: it says that the key is not the way in.
class SpaceTokens
{
public:
    /// `secrets` must outlive this object and all replies.
    explicit SpaceTokens(SecretStore &secrets)
        : m_secrets(secrets)
    {
    }

    /// Nothing where the space is entered by the key. Fails as ProfileSecrets::read() does, and with Corrupt
    /// where what is kept is no token.
    void read(const QUrl &address, const SecretStore::Reply<std::optional<SpaceToken>> &reply);
    /// Fails as ProfileSecrets::write() does, and leaves the one of before then.
    void write(const QUrl &address, const SpaceToken &token, const SecretStore::Reply<void> &reply);
    void remove(const QUrl &address, const SecretStore::Reply<void> &reply);

private:
    SecretStore &m_secrets;
};

} // namespace store
