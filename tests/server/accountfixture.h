// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/jwt.h"
#include "server/quickhasher.h"
#include "server/serverfixture.h"
#include "wire/samplevalues.h"

namespace server {

/// A space where people sign in by every way that there is, and what they say.
class AccountFixture final
{
public:
    explicit AccountFixture(SignUpPolicy policy = SignUpPolicy::Open)
        : m_space(settings(policy))
    {
    }

    [[nodiscard]] ServerFixture &space() { return m_space; }
    [[nodiscard]] QuickHasher &hasher() { return m_hasher; }
    [[nodiscard]] const crypto::JwtTrust &foreign() const { return m_foreign; }

    /// A token of the identity system that the space believes.
    [[nodiscard]] QString foreignToken(const QString &subject,
                                       std::chrono::seconds lifetime = std::chrono::hours(1))
    {
        const protocol::TokenClaims claims{
            m_foreign.issuer, subject, {m_foreign.audience}, m_space.clock().utcNow() + lifetime};
        return QString::fromLatin1(crypto::signedJwt(claims, m_foreign.key));
    }

    /// A connection that says one thing before anything else, and what it is answered.
    struct Visit {
        std::unique_ptr<PipeClient> client;
        std::vector<protocol::Event> answers; ///< after the challenge
    };
    [[nodiscard]] Visit visit(const protocol::Command &first)
    {
        Visit visit{m_space.connect(), {}};
        (void)visit.client->take();
        visit.answers = m_space.ask(*visit.client, first);
        return visit;
    }
    [[nodiscard]] Visit byPassword(const QString &name, const QString &password)
    {
        return visit(protocol::AuthenticatePassword{wire::request(1), name, password, {}});
    }
    [[nodiscard]] Visit byToken(const QString &token)
    {
        return visit(protocol::AuthenticateToken{wire::request(1), token});
    }
    /// A connection whose handshake carried a token that was admitted.
    [[nodiscard]] Visit byHandshake(const QString &token)
    {
        auto [near, far] = net::PipeTransport::makePair();
        far->setBearer(token);
        Visit visit{std::make_unique<PipeClient>(std::move(near)), {}};
        m_space.server().welcome(std::move(far));
        turn();
        m_space.commit();
        visit.answers = visit.client->take();
        visit.answers.erase(visit.answers.begin());
        return visit;
    }
    /// Whether a handshake with these headers and this target is let through; the status otherwise.
    [[nodiscard]] std::optional<int> handshake(const QByteArray &authorization,
                                               const QByteArray &target = "/ws")
    {
        net::RequestHead head;
        head.target = target;
        if (!authorization.isNull())
            head.headers.push_back({"Authorization", authorization});
        const auto refusal = m_space.server().admit(head, QString());
        return refusal ? std::optional(refusal->status) : std::nullopt;
    }

    /// Signs up, and gives the session's token.
    [[nodiscard]] std::pair<std::unique_ptr<PipeClient>, QString> signUp(const QString &name)
    {
        Visit made =
            visit(protocol::SignUp{wire::request(1), name, QStringLiteral("correct horse"), {}, {}, {}});
        return {std::move(made.client), std::get<protocol::SignedUp>(made.answers.at(0)).issued.token};
    }

private:
    [[nodiscard]] SpaceServer::Settings settings(SignUpPolicy policy)
    {
        SpaceServer::Settings settings;
        settings.hub = {.messages = {}, .home = general};
        settings.hub.door.signUp = policy;
        settings.hub.door.passwords = &m_hasher;
        settings.hub.door.foreign = m_foreign;
        return settings;
    }

    QuickHasher m_hasher;
    crypto::JwtTrust m_foreign{crypto::JwtAlgorithm::Hs256, QByteArray(32, 'f'),
                               QStringLiteral("https://id.example"), QStringLiteral("garden")};
    ServerFixture m_space;
};

/// The code of the only answer, which is a refusal.
[[nodiscard]] inline std::optional<protocol::ErrorCode> refusalOf(const AccountFixture::Visit &visit)
{
    const auto *failure =
        visit.answers.size() == 1 ? std::get_if<protocol::Failure>(&visit.answers[0]) : nullptr;
    return failure ? std::optional(failure->code) : std::nullopt;
}

/// Who was let in; nothing where nobody was.
[[nodiscard]] inline std::optional<base::UserId> userOf(const AccountFixture::Visit &visit)
{
    const auto *hello = visit.answers.empty() ? nullptr : std::get_if<protocol::Hello>(&visit.answers.back());
    return hello ? std::optional(hello->user) : std::nullopt;
}

} // namespace server
