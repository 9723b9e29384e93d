// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/token.h"
#include "protocol/passwords.h"
#include "server/doorkeeper.h"

// What a doorkeeper does for people who are in. Sign-ins: doorkeeper.cpp.
namespace server {

using protocol::ErrorCode;
using protocol::Failure;

void Doorkeeper::setPassword(const base::UserId &user, const protocol::SetPassword &request,
                             const Reply<std::monostate> &reply)
{
    if (!m_settings.passwords) {
        return reply(Failure{request.id, ErrorCode::NotAllowed,
                             QStringLiteral("nobody signs in by password here"), std::nullopt});
    }
    const base::Result<QByteArray> password = protocol::preparedPassword(request.password);
    if (!password)
        return reply(accountFailure(request.id, password.error()));
    const base::Result<QByteArray> current = protocol::preparedPassword(request.current.value_or(QString()));
    // Who has found a device that is open should not guess, either.
    if (const auto refusal = tryAt(m_accounts, user.value(), request.id))
        return reply(*refusal);
    using Known = std::optional<PasswordRecord>;
    m_store.passwordOf(user, [=, this](const base::Result<Known> &known) {
        if (!known)
            return reply(accountFailure(request.id, known.error()));
        if (!*known)
            return replacePassword(user, request.id, *password, std::nullopt, reply);
        const Failure isWrong{request.id, ErrorCode::NotAllowed,
                              QStringLiteral("the current password is not right"), std::nullopt};
        if (!current)
            return reply(isWrong);
        m_settings.passwords->match((*known)->hash, *current,
                                    [=, this, hash = (*known)->hash](const base::Result<bool> &isRight) {
                                        if (!isRight)
                                            return reply(accountFailure(request.id, isRight.error()));
                                        if (!*isRight)
                                            return reply(isWrong);
                                        replacePassword(user, request.id, *password, hash, reply);
                                    });
    });
}

void Doorkeeper::replacePassword(const base::UserId &user, const base::RequestId &request,
                                 const QByteArray &password, const std::optional<QByteArray> &former,
                                 const Reply<std::monostate> &reply)
{
    m_settings.passwords->hash(password, [=, this](const base::Result<QByteArray> &hash) {
        if (!hash)
            return reply(accountFailure(request, hash.error()));
        m_store.setPassword({user, *hash}, former, [=, this](const base::Result<void> &set) {
            if (!set)
                return reply(accountFailure(request, set.error()));
            m_accounts.succeed(user.value());
            reply(std::monostate());
        });
    });
}

void Doorkeeper::refresh(const base::DeviceId &device, const base::RequestId &request,
                         const Reply<protocol::IssuedToken> &reply)
{
    const Issued token = newToken();
    m_store.addToken(device, token.kept, [=, this](const base::Result<std::vector<TokenRecord>> &tokens) {
        if (!tokens && tokens.error().code == base::ErrorCode::Refused)
            return reply(Failure{request, ErrorCode::NotAllowed, tokens.error().detail, std::nullopt});
        if (!tokens)
            return reply(accountFailure(request, tokens.error()));
        m_tokens.replace(device, *tokens, m_clock.utcNow());
        reply(token.shown);
    });
}

void Doorkeeper::link(const base::UserId &user, const base::RequestId &request,
                      const Reply<protocol::LinkCode> &reply)
{
    const QString code = crypto::newCode(m_chance);
    const base::UtcTime now = m_clock.utcNow();
    const NewToken kept{crypto::codeHash(code), now + linkLifetime};
    m_store.addLink(user, kept, now, [=](const base::Result<void> &added) {
        if (!added)
            return reply(accountFailure(request, added.error()));
        reply(protocol::LinkCode{request, code, kept.expires});
    });
}

void Doorkeeper::left(const DeviceRecord &device)
{
    if (device.kind != protocol::DeviceKind::Password)
        return;
    const base::UtcTime now = m_clock.utcNow();
    m_tokens.extend(device.id, now + sessionLifetime);
    // Nobody waits for this: at worst the session ends a little earlier.
    m_store.touch(device.id, now, now + sessionLifetime, [](const auto &) {});
}

} // namespace server
