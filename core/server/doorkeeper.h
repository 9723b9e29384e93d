// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"
#include "crypto/jwt.h"
#include "server/accountstore.h"
#include "server/attempts.h"
#include "server/passwordhasher.h"
#include "server/tokenbook.h"

#include <variant>

namespace server {

/// How long a session token holds without being used, and a link's code altogether.
inline constexpr std::chrono::hours sessionLifetime{30 * 24};
inline constexpr std::chrono::minutes linkLifetime{10};

/// Who gets into a space: weighs what somebody shows, has the store decide, and makes tokens. Tries are
/// throttled by address and by account, and who guesses learns from neither words nor time which names there
/// are. No socket, no SQL, no thread of its own.
class Doorkeeper
{
public:
    struct Settings {
        SignUpPolicy signUp = SignUpPolicy::Open;
        QByteArray owner{}; ///< the device key of who owns the space; empty where none is known
        std::optional<crypto::JwtTrust> own{};     ///< of the tokens that the administrator issues
        std::optional<crypto::JwtTrust> foreign{}; ///< of another identity system's
        PasswordHasher *passwords = nullptr;       ///< outlives this; none: nobody signs in by password
        Attempts::Limits perAddress{.free = 20};
        Attempts::Limits perAccount{.longest = std::chrono::minutes(1)};
    };

    Doorkeeper(base::Clock &clock, base::Chance &chance, AccountStore &store, Settings settings,
               const base::RoomId &home, const std::vector<TokenRecord> &tokens);

    /// Who was let in, and the session token for who came by password.
    struct Entry {
        SignedIn signedIn;
        std::optional<protocol::IssuedToken> issued{};
    };
    template <class T>
    using Reply = std::function<void(std::variant<T, protocol::Failure>)>;

    /// Whether a token of a handshake is good, as far as can be said at once.
    [[nodiscard]] bool accepts(const QString &token) const;

    /// Lets in whoever has proved to own the key.
    void signIn(const protocol::Authenticate &request, const QString &source, const Reply<Entry> &reply);
    void signIn(const protocol::AuthenticateToken &request, const QString &source, const Reply<Entry> &reply);
    void signIn(const protocol::AuthenticatePassword &request, const QString &source,
                const Reply<Entry> &reply);
    void signIn(const protocol::SignUp &request, const QString &source, const Reply<Entry> &reply);

    void setPassword(const base::UserId &user, const protocol::SetPassword &request,
                     const Reply<std::monostate> &reply);
    void refresh(const base::DeviceId &device, const base::RequestId &request,
                 const Reply<protocol::IssuedToken> &reply);
    void link(const base::UserId &user, const base::RequestId &request,
              const Reply<protocol::LinkCode> &reply);
    /// A device's connection is gone: it was used until now.
    void left(const DeviceRecord &device);
    /// A device was signed out.
    void forget(const base::DeviceId &device) { m_tokens.revoke(device); }

private:
    struct Issued {
        NewToken kept;
        protocol::IssuedToken shown;
    };

    [[nodiscard]] Arrival arrival(const QString &name, std::optional<protocol::AvatarColor> color,
                                  const std::optional<QString> &device);
    [[nodiscard]] Issued newToken();
    /// Whether a token is a session's, or one that the administrator has issued: it has to be known, too.
    [[nodiscard]] bool isIssuedHere(const QByteArray &token) const;
    /// The claims of a token that another identity system signed.
    [[nodiscard]] std::optional<protocol::TokenClaims> foreignClaims(const QByteArray &token) const;
    /// Counts a try; the refusal where there were too many.
    [[nodiscard]] std::optional<protocol::Failure> tryAt(Attempts &attempts, const QString &place,
                                                         const base::RequestId &request);
    /// Takes the outcome of the store over, and tells it.
    [[nodiscard]] AccountStore::Reply<SignedIn> admitting(const base::RequestId &request,
                                                          const Reply<Entry> &reply,
                                                          std::optional<protocol::IssuedToken> issued = {},
                                                          std::function<void()> onSuccess = {});
    void enterByPassword(const protocol::AuthenticatePassword &request, const PasswordRecord &password,
                         const Reply<Entry> &reply, const std::function<void()> &onSuccess);
    /// Hashes the new password and keeps it in the place of the former.
    void replacePassword(const base::UserId &user, const base::RequestId &request, const QByteArray &password,
                         const std::optional<QByteArray> &former, const Reply<std::monostate> &reply);

    base::Clock &m_clock;
    base::Chance &m_chance;
    AccountStore &m_store;
    Settings m_settings;
    base::RoomId m_home;
    TokenBook m_tokens;
    Attempts m_addresses;
    Attempts m_accounts;
};

/// The answer to a request that the store, or the hashing of passwords, could not carry out.
[[nodiscard]] protocol::Failure accountFailure(const base::RequestId &request, const base::Error &error);

} // namespace server
