// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin.h"

#include "passwordinput.h"
#include "printer.h"

#include <QSysInfo>

using base::failure;
using base::Result;
using net::Connection;

namespace {

const QString nameSetting = QStringLiteral("name");

/// What the server's list of devices calls this one.
std::optional<QString> deviceName()
{
    return QSysInfo::machineHostName().left(protocol::maxDeviceName);
}

/// Why a secret cannot be had, and what to do about it.
QString describe(const QString &what, const base::Error &error)
{
    if (error.code == base::ErrorCode::Refused) {
        return QStringLiteral(
                   "%1 is in the system's keychain, which does not give it (%2); unlock it and try again")
            .arg(what, error.detail);
    }
    return QStringLiteral("%1 cannot be used: %2").arg(what, error.detail);
}

} // namespace

SignIn::SignIn(store::Profile &profile, const Options &options)
    : m_profile(profile)
    , m_options(options)
    , m_tokens(profile.secrets())
{
}

void SignIn::find(const Reply &reply)
{
    if (m_options.code)
        return byKey(reply);
    m_tokens.read(m_options.server, [this, reply](const Result<std::optional<store::SpaceToken>> &kept) {
        if (!kept)
            return reply(failure(kept.error().code, describe(QStringLiteral("your sign-in"), kept.error())));
        const QString &account = m_options.account;
        if (*kept && (account.isEmpty() || account == (*kept)->name)) {
            m_token = *kept;
            m_name = m_token->name;
            return reply(Connection::Credentials(Connection::Token{m_token->token, m_name}));
        }
        if (account.isEmpty())
            return byKey(reply);
        m_name = account;
        reply(byPassword());
    });
}

Result<Connection::Credentials> SignIn::byPassword()
{
    const Result<QString> password = readPassword(m_options.passwordFile, m_name);
    if (!password)
        return failure(password.error());
    using Account = Connection::Password::Account;
    return Connection::Credentials(Connection::Password{m_name, *password,
                                                        m_options.signsUp ? Account::New : Account::Known,
                                                        m_options.invite, deviceName()});
}

void SignIn::byKey(const Reply &reply)
{
    m_isByKey = true;
    m_profile.deviceKey([this, reply](const Result<crypto::DeviceKey> &key) {
        if (!key && key.error().code == base::ErrorCode::Unreachable) {
            keepInFiles(key.error());
            return byKey(reply);
        }
        if (!key)
            return reply(failure(key.error().code, describe(QStringLiteral("your key"), key.error())));
        m_name = m_options.name;
        if (!m_name.isEmpty())
            return reply(identity(*key));
        m_profile.setting(nameSetting, [this, reply, key = *key](const Result<QString> &name) {
            if (!name)
                return reply(failure(name.error()));
            // The account that made the code has one.
            m_name = name->isEmpty() && m_options.code ? deviceName().value_or(QString()) : *name;
            if (m_name.isEmpty()) {
                return reply(failure(base::ErrorCode::Invalid,
                                     QStringLiteral("who are you? Give --name NAME the first time")));
            }
            reply(identity(key));
        });
    });
}

Connection::Credentials SignIn::identity(const crypto::DeviceKey &key) const
{
    return Connection::Identity{key, m_name, {}, m_options.code, m_options.invite, deviceName()};
}

void SignIn::greeted(const QString &name)
{
    m_name = name;
    if (m_token && m_token->name != name) {
        m_token->name = name;
        write();
    }
    if (!m_isByKey)
        return;
    m_profile.saveSetting(nameSetting, name, [](const Result<void> &saved) {
        if (!saved)
            Printer::complain(QStringLiteral("your name was not kept: %1").arg(saved.error().detail));
    });
}

void SignIn::keep(const protocol::IssuedToken &issued)
{
    m_token = store::SpaceToken{issued.token, m_name, issued.expires};
    write();
}

bool SignIn::forget()
{
    if (!m_token)
        return false;
    m_token.reset();
    m_tokens.remove(m_options.server, [](const Result<void> &removed) {
        if (!removed)
            Printer::complain(QStringLiteral("the sign-in is still kept: %1").arg(removed.error().detail));
    });
    return true;
}

void SignIn::keepInFiles(const base::Error &why)
{
    Printer::complain(
        QStringLiteral("there is no keychain to be used (%1); what you sign in with is kept in %2, "
                       "which only you can read")
            .arg(why.detail, m_options.profile));
    m_profile.secrets().keepInFiles();
}

void SignIn::write()
{
    m_tokens.write(m_options.server, *m_token, [this](const Result<void> &written) {
        if (!written && written.error().code == base::ErrorCode::Unreachable && m_token) {
            keepInFiles(written.error());
            return write();
        }
        if (!written)
            Printer::complain(QStringLiteral("the sign-in was not kept: %1").arg(written.error().detail));
    });
}
