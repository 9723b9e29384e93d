// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/announcement.h"
#include "protocol/moderation.h"

#include <QByteArray>

#include <chrono>
#include <vector>

namespace protocol {

/// The server's first frame: what a device key has to sign.
struct Challenge {
    QByteArray nonce; ///< nonceBytes random bytes, new for every connection
    base::SpaceId space;
    QByteArray key; ///< the space's public key, DER (SubjectPublicKeyInfo)

    friend bool operator==(const Challenge &, const Challenge &) = default;
};

/// Signs in with a device key (Ed25519, RFC 8032) over signedChallenge().
struct Authenticate {
    base::RequestId id;
    QByteArray key; ///< 32 bytes
    QString name;
    QByteArray signature;               ///< 64 bytes
    std::optional<AvatarColor> color{}; ///< nothing: the one of before stays
    std::optional<QString> code{};      ///< makes this key one more device of who asked for the code
    std::optional<QString> invite{};    ///< lets somebody new in where that takes one
    std::optional<QString> device{};    ///< what this device calls itself

    friend bool operator==(const Authenticate &, const Authenticate &) = default;
};

/// Signs in with a session token or a JSON Web Token.
struct AuthenticateToken {
    /// The field that tells this form of `authenticate`.
    static constexpr const char *form = "token";

    base::RequestId id;
    QString token;

    friend bool operator==(const AuthenticateToken &, const AuthenticateToken &) = default;
};

/// Signs in with a name and its password.
struct AuthenticatePassword {
    static constexpr const char *form = "password";

    base::RequestId id;
    QString name;
    QString password;
    std::optional<QString> device{};

    friend bool operator==(const AuthenticatePassword &, const AuthenticatePassword &) = default;
};

/// Makes an account with a password, and signs in.
struct SignUp {
    base::RequestId id;
    QString name;
    QString password;
    std::optional<QString> invite{};
    std::optional<QString> device{};
    std::optional<AvatarColor> color{};

    friend bool operator==(const SignUp &, const SignUp &) = default;
};

/// A session token, which signs in like the password that it was given for.
struct IssuedToken {
    QString token;
    base::UtcTime expires{}; ///< unless it is used before

    friend bool operator==(const IssuedToken &, const IssuedToken &) = default;
};

/// The sign-in was accepted; Hello follows.
struct Authenticated {
    base::RequestId id;
    std::optional<IssuedToken> issued{}; ///< to who came with a password

    friend bool operator==(const Authenticated &, const Authenticated &) = default;
};

/// The account was made; Hello follows.
struct SignedUp {
    base::RequestId id;
    IssuedToken issued;

    friend bool operator==(const SignedUp &, const SignedUp &) = default;
};

/// What a server may set differently from limits.h.
struct Limits {
    int content = 0;
    int frame = 0;
    int page = 0;

    friend bool operator==(const Limits &, const Limits &) = default;
};

/// Everything a client needs to begin: who it is, where, and its rooms' positions.
struct Hello {
    base::SessionId session;
    base::UserId user;
    QString name; ///< the user's name as the space knows it
    base::SpaceId space;
    QString spaceName;
    base::Epoch epoch;
    std::chrono::milliseconds heartbeat{};
    Limits limits;
    std::vector<RoomSummary> rooms;     ///< those the user is a member of
    std::optional<AvatarColor> color{}; ///< the user's, as the space knows it
    Role role = Role::Member;           ///< the user's in the space
    SpacePolicy policy{};
    std::optional<Announcement> announcement{}; ///< one that stands
    std::optional<QString> statusText{};        ///< what the user says of themselves

    friend bool operator==(const Hello &, const Hello &) = default;
};

/// The bytes that Authenticate::signature signs: a fixed label, the nonce, the space and its key. The
/// label keeps the signature from meaning anything elsewhere; the key binds it to this server.
[[nodiscard]] QByteArray signedChallenge(const Challenge &challenge);

} // namespace protocol
