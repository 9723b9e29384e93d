// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doorkeeper.h"

#include "base/log.h"
#include "crypto/token.h"
#include "protocol/names.h"
#include "protocol/passwords.h"

// Sign-ins. What is done with an account later: accountkeeping.cpp.
namespace server {

using protocol::ErrorCode;
using protocol::Failure;

namespace {

constexpr int userIdLength = 12;
constexpr int deviceIdLength = 12;
/// How long a client is asked to wait where the disk refuses, and where too many sign in at once.
constexpr base::Duration storageRetry{2'000};
constexpr base::Duration busyRetry{1'000};

Failure failureOf(const base::RequestId &id, ErrorCode code, const char *message)
{
    return {id, code, QLatin1String(message), std::nullopt};
}

/// The same words for a name that nobody has and for a password that is not its.
Failure notRight(const base::RequestId &id)
{
    return failureOf(id, ErrorCode::Unauthenticated, "the name or the password is not right");
}

std::optional<QByteArray> hashOf(const std::optional<QString> &code)
{
    return code ? std::optional(crypto::codeHash(*code)) : std::nullopt;
}

} // namespace

Failure accountFailure(const base::RequestId &id, const base::Error &error)
{
    switch (error.code) {
    case base::ErrorCode::Refused:
        return {id, ErrorCode::Unauthenticated, error.detail, std::nullopt};
    case base::ErrorCode::Conflict:
        return failureOf(id, ErrorCode::NameTaken, "that name is taken");
    case base::ErrorCode::NotFound:
    case base::ErrorCode::Forbidden:
        return {id, ErrorCode::NotAllowed, error.detail, std::nullopt};
    case base::ErrorCode::Invalid:
        return {id, ErrorCode::BadField, error.detail, std::nullopt};
    case base::ErrorCode::Busy:
        return {id, ErrorCode::RateLimited, error.detail, busyRetry};
    case base::ErrorCode::TooNew:
    case base::ErrorCode::Corrupt:
    case base::ErrorCode::NoSpace:
    case base::ErrorCode::Io:
    case base::ErrorCode::Unreachable:
        break;
    }
    base::log("server")->error("the store refused: {}", error.detail);
    return {id, ErrorCode::Unavailable, QStringLiteral("the server cannot store anything now"), storageRetry};
}

Doorkeeper::Doorkeeper(base::Clock &clock, base::Chance &chance, AccountStore &store, Settings settings,
                       const base::RoomId &home, const std::vector<TokenRecord> &tokens)
    : m_clock(clock)
    , m_chance(chance)
    , m_store(store)
    , m_settings(std::move(settings))
    , m_home(home)
    , m_tokens(tokens)
    , m_addresses(m_settings.perAddress)
    , m_accounts(m_settings.perAccount)
{
}

bool Doorkeeper::accepts(const QString &token) const
{
    const QByteArray hash = crypto::tokenHash(token);
    const QByteArray text = token.toUtf8();
    if (isIssuedHere(text))
        return m_tokens.isGood(hash, m_clock.utcNow());
    return foreignClaims(text) && !m_tokens.isRevoked(hash);
}

bool Doorkeeper::isIssuedHere(const QByteArray &token) const
{
    // Only those of RFC 7519 have dots.
    return !token.contains('.') ||
           (m_settings.own && crypto::verifyJwt(token, *m_settings.own, m_clock.utcNow()));
}

std::optional<protocol::TokenClaims> Doorkeeper::foreignClaims(const QByteArray &token) const
{
    if (!m_settings.foreign)
        return std::nullopt;
    const auto claims = crypto::verifyJwt(token, *m_settings.foreign, m_clock.utcNow());
    if (claims)
        return *claims;
    base::log("server")->debug("a token was refused: {}", claims.error().detail);
    return std::nullopt;
}

Arrival Doorkeeper::arrival(const QString &name, std::optional<protocol::AvatarColor> color,
                            const std::optional<QString> &device)
{
    const base::UserId user(m_chance.token(userIdLength));
    const Act joining{base::RequestId(m_chance.uuid()), user, m_clock.utcNow()};
    return {{user, name, color}, base::DeviceId(m_chance.token(deviceIdLength)), device, m_home, joining};
}

Doorkeeper::Issued Doorkeeper::newToken()
{
    const QString token = crypto::newSessionToken(m_chance);
    const base::UtcTime expires = m_clock.utcNow() + sessionLifetime;
    return {{crypto::tokenHash(token), expires}, {token, expires}};
}

std::optional<Failure> Doorkeeper::tryAt(Attempts &attempts, const QString &place,
                                         const base::RequestId &request)
{
    const auto wait = attempts.begin(place, m_clock.now());
    if (!wait)
        return std::nullopt;
    return Failure{request, ErrorCode::RateLimited, QStringLiteral("too many tries; wait"), *wait};
}

AccountStore::Reply<SignedIn> Doorkeeper::admitting(const base::RequestId &request, const Reply<Entry> &reply,
                                                    std::optional<protocol::IssuedToken> issued,
                                                    std::function<void()> onSuccess)
{
    return [this, request, reply, issued = std::move(issued),
            onSuccess = std::move(onSuccess)](const base::Result<SignedIn> &signedIn) {
        if (!signedIn)
            return reply(accountFailure(request, signedIn.error()));
        if (onSuccess)
            onSuccess();
        if (!signedIn->tokens.empty())
            m_tokens.replace(signedIn->device.id, signedIn->tokens, m_clock.utcNow());
        reply(Entry{*signedIn, issued});
    };
}

void Doorkeeper::signIn(const protocol::Authenticate &request, const QString &source,
                        const Reply<Entry> &reply)
{
    const base::Result<QString> name = protocol::personName(request.name);
    if (!name)
        return reply(accountFailure(request.id, name.error()));
    const bool isGuessable = request.code || request.invite;
    if (isGuessable) {
        if (const auto refusal = tryAt(m_addresses, source, request.id))
            return reply(*refusal);
    }
    const auto onSuccess = [this, isGuessable, source] {
        if (isGuessable)
            m_addresses.takeBack(source);
    };
    Arrival arrived = arrival(*name, request.color, request.device);
    if (!m_settings.owner.isEmpty() && request.key == m_settings.owner)
        arrived.user.role = protocol::Role::Owner;
    m_store.signInByKey(arrived, request.key, {m_settings.signUp, hashOf(request.invite)},
                        hashOf(request.code), admitting(request.id, reply, {}, onSuccess));
}

void Doorkeeper::signIn(const protocol::AuthenticateToken &request, const QString &,
                        const Reply<Entry> &reply)
{
    const base::UtcTime now = m_clock.utcNow();
    const NewToken token{crypto::tokenHash(request.token), now + sessionLifetime};
    const QByteArray text = request.token.toUtf8();
    const bool isOwn = isIssuedHere(text);
    if (isOwn && m_tokens.isGood(token.hash, now))
        return m_store.signInByToken(token, now, admitting(request.id, reply));
    const auto claims = isOwn ? std::nullopt : foreignClaims(text);
    if (!claims || m_tokens.isRevoked(token.hash)) {
        return reply(
            failureOf(request.id, ErrorCode::Unauthenticated, "the token is not good, or no longer"));
    }
    const base::Result<QString> name = protocol::personName(claims->name.value_or(claims->subject));
    if (!name)
        return reply(accountFailure(request.id, name.error()));
    m_store.signInByIdentity(
        arrival(*name, {}, claims->issuer),
        {claims->issuer, claims->subject, {token.hash, claims->expires + crypto::jwtLeeway}},
        admitting(request.id, reply));
}

void Doorkeeper::signIn(const protocol::AuthenticatePassword &request, const QString &source,
                        const Reply<Entry> &reply)
{
    if (!m_settings.passwords)
        return reply(failureOf(request.id, ErrorCode::NotAllowed, "nobody signs in by password here"));
    const base::Result<QByteArray> password = protocol::preparedPassword(request.password);
    if (!password)
        return reply(accountFailure(request.id, password.error()));
    const QString account = protocol::nameKey(request.name);
    for (const auto &[attempts, place] : {std::pair(&m_addresses, source), std::pair(&m_accounts, account)}) {
        if (const auto refusal = tryAt(*attempts, place, request.id))
            return reply(*refusal);
    }
    const auto onSuccess = [this, source, account] {
        m_addresses.takeBack(source);
        m_accounts.succeed(account);
    };
    using Known = std::optional<PasswordRecord>;
    m_store.passwordOfName(request.name, [=, this](const base::Result<Known> &known) {
        if (!known)
            return reply(accountFailure(request.id, known.error()));
        const auto hash = *known ? std::optional((*known)->hash) : std::nullopt;
        m_settings.passwords->match(hash, *password,
                                    [=, this, known = *known](const base::Result<bool> &isRight) {
                                        if (!isRight)
                                            return reply(accountFailure(request.id, isRight.error()));
                                        if (!*isRight)
                                            return reply(notRight(request.id));
                                        enterByPassword(request, *known, reply, onSuccess);
                                    });
    });
}

void Doorkeeper::enterByPassword(const protocol::AuthenticatePassword &request,
                                 const PasswordRecord &password, const Reply<Entry> &reply,
                                 const std::function<void()> &onSuccess)
{
    const Issued token = newToken();
    m_store.signInByPassword(arrival(request.name, {}, request.device), password, token.kept,
                             admitting(request.id, reply, token.shown, onSuccess));
}

void Doorkeeper::signIn(const protocol::SignUp &request, const QString &source, const Reply<Entry> &reply)
{
    if (!m_settings.passwords || m_settings.signUp == SignUpPolicy::Off)
        return reply(failureOf(request.id, ErrorCode::NotAllowed, "this space takes nobody new"));
    if (m_settings.signUp == SignUpPolicy::Invite && !request.invite) {
        return reply(
            failureOf(request.id, ErrorCode::NotAllowed, "this space takes new people by invitation only"));
    }
    const base::Result<QString> name = protocol::personName(request.name);
    if (!name)
        return reply(accountFailure(request.id, name.error()));
    const base::Result<QByteArray> password = protocol::preparedPassword(request.password);
    if (!password)
        return reply(accountFailure(request.id, password.error()));
    // Those that succeed count as well: each costs the server a hash, and takes a name.
    if (const auto refusal = tryAt(m_addresses, source, request.id))
        return reply(*refusal);
    m_settings.passwords->hash(*password, [=, this](const base::Result<QByteArray> &hash) {
        if (!hash)
            return reply(accountFailure(request.id, hash.error()));
        const Issued token = newToken();
        m_store.signUp(arrival(*name, request.color, request.device), *hash,
                       {m_settings.signUp, hashOf(request.invite)}, token.kept,
                       admitting(request.id, reply, token.shown));
    });
}

} // namespace server
