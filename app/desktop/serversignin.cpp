// SPDX-License-Identifier: GPL-3.0-or-later
#include "serversignin.h"

#include "common/address.h"
#include "net/websockettransport.h"
#include "protocol/names.h"
#include "protocol/passwords.h"

#include <QPointer>

namespace desktop {

using net::Connection;
using net::SignInAttempt;

namespace {

/// Written and removed again, to see whether a secret is taken.
const QString trialName = QStringLiteral("trial");

/// Of a device that becomes one of somebody who has a name.
const QString placeholderName = QStringLiteral("Wireside");

std::optional<QString> unlessEmpty(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() ? std::nullopt : std::optional(trimmed);
}

} // namespace

ServerSignIn::ServerSignIn(base::Clock &clock, base::Chance &chance, store::Profile &profile,
                           DeviceIdentity &identity, Spaces spaces)
    : SignIn(clock)
    , m_clock(clock)
    , m_chance(chance)
    , m_profile(profile)
    , m_identity(identity)
    , m_spaces(std::move(spaces))
    , m_tokens(profile.secrets())
{
}

ServerSignIn::~ServerSignIn() = default;

bool ServerSignIn::isAddress(const QString &text) const
{
    return process::readAddress(text).has_value();
}

void ServerSignIn::byKey(const QString &address, const QString &name, const QString &invite)
{
    if (!prepare(Way::Key, address))
        return;
    const auto asked = protocol::personName(name);
    if (!asked)
        return fail(Problem::BadName);
    Connection::Identity me = m_identity.as(*asked);
    me.invite = unlessEmpty(invite);
    m_hasInvite = me.invite.has_value();
    tryWith(me);
}

void ServerSignIn::byPassword(const QString &address, const QString &name, const QString &password)
{
    if (!prepare(Way::Password, address))
        return;
    // One that cannot be anybody's is as wrong as any other.
    if (!protocol::personName(name) || !protocol::preparedPassword(password))
        return fail(Problem::WrongPassword);
    tryWithToken(Connection::Password{
        .name = name.trimmed(), .password = password, .device = DeviceIdentity::deviceName()});
}

void ServerSignIn::signUp(const QString &address, const QString &name, const QString &password,
                          const QString &invite)
{
    if (!prepare(Way::NewAccount, address))
        return;
    const auto asked = protocol::personName(name);
    if (!asked)
        return fail(Problem::BadName);
    if (!protocol::preparedPassword(password))
        return fail(Problem::BadPassword);
    const std::optional<QString> invitation = unlessEmpty(invite);
    m_hasInvite = invitation.has_value();
    tryWithToken(Connection::Password{*asked, password, Connection::Password::Account::New, invitation,
                                      DeviceIdentity::deviceName()});
}

void ServerSignIn::byCode(const QString &address, const QString &code)
{
    if (!prepare(Way::Code, address))
        return;
    if (!isCode(code))
        return fail(Problem::WrongCode);
    // It counts only where the key has an account already: whoever made the code has a name.
    const auto name = protocol::personName(m_spaces.nameAt(m_server));
    Connection::Identity me = m_identity.as(name ? *name : placeholderName);
    me.code = code.trimmed();
    tryWith(me);
}

void ServerSignIn::byToken(const QString &address, const QString &token)
{
    if (!prepare(Way::Token, address))
        return;
    m_token = token.trimmed();
    tryWithToken(Connection::Token{m_token, {}});
}

bool ServerSignIn::prepare(Way way, const QString &address)
{
    endAttempt();
    m_way = way;
    m_hasInvite = false;
    const std::optional<QUrl> url = process::readAddress(address);
    if (!url) {
        fail(Problem::BadAddress);
        return false;
    }
    m_server = *url;
    // It is made where it was not yet, since a profile is one with a key.
    m_identity.need();
    if (!m_identity.key()) {
        fail(Problem::NoKey);
        return false;
    }
    return true;
}

template <class Function>
auto ServerSignIn::whileWanted(Function function)
{
    return [self = QPointer(this), number = m_number, function = std::move(function)](auto &&result) {
        if (self && self->m_number == number)
            function(std::forward<decltype(result)>(result));
    };
}

void ServerSignIn::tryWithToken(const Connection::Credentials &credentials)
{
    begin();
    if (m_knowsOfFiles)
        m_profile.secrets().keepInFiles();
    // What a space gives for a password cannot be asked for twice where an invitation was used up for it.
    const auto onWritten = [this, credentials](const base::Result<void> &written) {
        if (!written) {
            m_knowsOfFiles = written.error().code == base::ErrorCode::Unreachable;
            return fail(m_knowsOfFiles ? Problem::NoKeychain : Problem::NotKept);
        }
        m_profile.secrets().remove(trialName, [](const base::Result<void> &) {});
        tryWith(credentials);
    };
    m_profile.secrets().write(trialName, QByteArrayLiteral("trial"), whileWanted(onWritten));
}

void ServerSignIn::tryWith(const Connection::Credentials &credentials)
{
    begin();
    m_attempt = std::make_unique<SignInAttempt>(
        m_clock, m_chance, [url = m_server] { return std::make_unique<net::WebSocketTransport>(url); },
        [url = m_server] { return std::make_unique<net::TcpProbe>(url); }, credentials);
    m_attempt->expectServerKey(m_spaces.keyOf(m_server));
    connect(m_attempt.get(), &SignInAttempt::ended, this, &ServerSignIn::onEnded);
    m_attempt->begin();
}

void ServerSignIn::onEnded(const SignInAttempt::Outcome &outcome)
{
    const SignInAttempt::Outcome kept = outcome;
    m_attempt.release()->deleteLater();
    std::visit([this](const auto &alternative) { on(alternative); }, kept);
}

void ServerSignIn::on(const SignInAttempt::Entered &entered)
{
    const QUrl address = m_spaces.addressOf(m_server, entered.user, entered.name);
    const auto onKept = [this, address, entered](const base::Result<void> &kept) {
        if (!kept)
            return fail(Problem::NotKept);
        m_token.clear();
        Q_EMIT admitted(address, entered.user, entered.name);
        succeed();
    };
    switch (m_way) {
    case Way::Key:
    case Way::Code:
        return m_tokens.remove(address, whileWanted(onKept));
    case Way::Password:
    case Way::NewAccount:
        if (!entered.issued)
            return fail(Problem::NoSpace);
        return m_tokens.write(address, {entered.issued->token, entered.name, entered.issued->expires},
                              whileWanted(onKept));
    case Way::Token:
        return m_tokens.write(address, {m_token, entered.name}, whileWanted(onKept));
    }
}

void ServerSignIn::on(const net::Refused &refused)
{
    fail(problemOf(refused.reason));
}

void ServerSignIn::on(const SignInAttempt::PutOff &putOff)
{
    const bool isTooMuch = putOff.code == protocol::ErrorCode::RateLimited;
    fail(isTooMuch ? Problem::TooManyTries : Problem::Busy, putOff.wait);
}

void ServerSignIn::on(SignInAttempt::Unanswered unanswered)
{
    fail(unanswered == SignInAttempt::Unanswered::Nobody ? Problem::Unreachable : Problem::NoSpace);
}

ServerSignIn::Problem ServerSignIn::problemOf(net::Refused::Reason reason) const
{
    switch (reason) {
    case net::Refused::Reason::SignIn:
        switch (m_way) {
        case Way::Key:
            return Problem::SignedOut;
        case Way::Password:
        case Way::NewAccount:
            return Problem::WrongPassword;
        case Way::Code:
            return Problem::WrongCode;
        case Way::Token:
            return Problem::WrongToken;
        }
        Q_UNREACHABLE();
    case net::Refused::Reason::Closed:
        if (m_way == Way::Password)
            return Problem::NoPasswords;
        return m_hasInvite ? Problem::WrongInvite : Problem::Closed;
    case net::Refused::Reason::Banned:
        return Problem::Banned;
    case net::Refused::Reason::NameTaken:
        return Problem::NameTaken;
    case net::Refused::Reason::BadName:
        return Problem::BadName;
    case net::Refused::Reason::ServerKeyChanged:
        return Problem::ServerKeyChanged;
    }
    Q_UNREACHABLE();
}

void ServerSignIn::cancel()
{
    endAttempt();
    SignIn::cancel();
}

void ServerSignIn::endAttempt()
{
    ++m_number;
    m_attempt.reset();
    m_token.clear();
}

} // namespace desktop
