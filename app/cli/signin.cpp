// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin.h"

#include "passwordinput.h"
#include "printer.h"

#include <QCryptographicHash>
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
    , m_secretName(
          QStringLiteral("token-") +
          QString::fromLatin1(QCryptographicHash::hash(options.server.toEncoded(), QCryptographicHash::Sha256)
                                  .toHex()
                                  .left(16)))
{
}

void SignIn::find(const Reply &reply)
{
    if (m_options.code)
        return byKey(reply);
    m_profile.secrets().read(m_secretName, [this, reply](const Result<std::optional<QByteArray>> &kept) {
        if (!kept)
            return reply(failure(kept.error().code, describe(QStringLiteral("your sign-in"), kept.error())));
        // A line for the token, and one for the name.
        const QStringList lines = QString::fromUtf8(kept->value_or(QByteArray())).split(QLatin1Char('\n'));
        const QString &account = m_options.account;
        if (lines.size() == 2 && (account.isEmpty() || account == lines[1])) {
            m_token = lines[0];
            m_name = lines[1];
            return reply(Connection::Credentials(Connection::Token{m_token}));
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
    if (!m_token.isEmpty() && name != m_name)
        write(m_token.toUtf8() + '\n' + name.toUtf8());
    m_name = name;
    if (!m_isByKey)
        return;
    m_profile.saveSetting(nameSetting, name, [](const Result<void> &saved) {
        if (!saved)
            Printer::complain(QStringLiteral("your name was not kept: %1").arg(saved.error().detail));
    });
}

void SignIn::keep(const QString &token)
{
    m_token = token;
    write(token.toUtf8() + '\n' + m_name.toUtf8());
}

bool SignIn::forget()
{
    if (m_token.isEmpty())
        return false;
    m_token.clear();
    m_profile.secrets().remove(m_secretName, [](const Result<void> &removed) {
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

void SignIn::write(const QByteArray &secret)
{
    m_profile.secrets().write(m_secretName, secret, [this, secret](const Result<void> &written) {
        if (!written && written.error().code == base::ErrorCode::Unreachable) {
            keepInFiles(written.error());
            return write(secret);
        }
        if (!written)
            Printer::complain(QStringLiteral("the sign-in was not kept: %1").arg(written.error().detail));
    });
}
