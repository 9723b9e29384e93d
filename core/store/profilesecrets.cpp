// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profilesecrets.h"

#include "base/log.h"

#include <QUuid>

namespace store {

using base::failure;
using base::Result;

namespace {

/// What a file begins with whose secret is in the keychain; no secret of ours does.
constexpr QByteArrayView referenceHead = "wireside keychain 1 ";

QByteArray reference(const QString &entry)
{
    return referenceHead.toByteArray() + entry.toUtf8() + '\n';
}

/// The keychain's name for the secret; nothing where the file holds the secret itself.
std::optional<QString> referred(const QByteArray &content)
{
    if (!content.startsWith(referenceHead))
        return std::nullopt;
    return QString::fromUtf8(content.mid(referenceHead.size()).trimmed());
}

/// What an entry is called: telling for who looks at the keychain, and new each time, so that a secret that
/// is replaced is there until its successor is.
QString newEntry(const QString &name)
{
    return name + QLatin1Char(' ') + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

ProfileSecrets::ProfileSecrets(const QString &folder, std::unique_ptr<SecretStore> keychain)
    : m_files(folder)
    , m_keychain(std::move(keychain))
{
}

void ProfileSecrets::read(const QString &name, Reply<Secret> reply)
{
    m_files.read(name, [this, name, reply = std::move(reply)](const Result<Secret> &content) {
        if (!content || !*content)
            return reply(content);
        const std::optional<QString> entry = referred(**content);
        if (!entry)
            return adopt(name, **content, reply);
        if (!m_keychain)
            return reply(failure(base::ErrorCode::Refused, QStringLiteral("no keychain is in use")));
        m_keychain->read(*entry, [reply](const Result<Secret> &secret) {
            if (secret && *secret)
                return reply(secret);
            reply(failure(base::ErrorCode::Refused,
                          secret ? QStringLiteral("there is no such entry") : secret.error().detail));
        });
    });
}

void ProfileSecrets::write(const QString &name, const QByteArray &secret, Reply<void> reply)
{
    if (m_keychain && !m_isInFiles)
        writeToKeychain(name, secret, std::move(reply));
    else
        m_files.write(name, secret, std::move(reply));
}

void ProfileSecrets::remove(const QString &name, Reply<void> reply)
{
    m_files.read(name, [this, name, reply = std::move(reply)](const Result<Secret> &content) {
        const auto entry = content && *content ? referred(**content) : std::nullopt;
        // An entry that stays behind is of no use to anybody who does not have the keychain itself.
        if (entry && m_keychain)
            m_keychain->remove(*entry, [](const Result<void> &) {});
        m_files.remove(name, reply);
    });
}

void ProfileSecrets::adopt(const QString &name, const QByteArray &secret, const Reply<Secret> &reply)
{
    if (!m_keychain || m_isInFiles)
        return reply(Secret(secret));
    writeToKeychain(name, secret, [name, secret, reply](const Result<void> &written) {
        if (!written)
            base::log("store")->info("{} stays in its file: {}", name, written.error().detail);
        reply(Secret(secret));
    });
}

void ProfileSecrets::writeToKeychain(const QString &name, const QByteArray &secret, Reply<void> reply)
{
    const QString entry = newEntry(name);
    const auto onWritten = [files = m_files, keychain = m_keychain, name, entry,
                            reply = std::move(reply)](const Result<void> &written) mutable {
        if (!written)
            return reply(failure(base::ErrorCode::Unreachable, written.error().detail));
        std::optional<QString> former;
        files.read(name, [&former](const Result<Secret> &content) {
            if (content && *content)
                former = referred(**content);
        });
        files.write(name, reference(entry), [&](const Result<void> &noted) {
            const QString &orphan = noted ? former.value_or(QString()) : entry;
            if (!orphan.isEmpty())
                keychain->remove(orphan, [](const Result<void> &) {});
            reply(noted);
        });
    };
    m_keychain->write(entry, secret, onWritten);
}

} // namespace store
