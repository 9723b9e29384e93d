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

/// The entry that a secret's file names; nothing where it holds something else.
std::optional<QString> entryIn(FileSecretStore &files, const QString &name)
{
    std::optional<QString> entry;
    files.read(name, [&entry](const Result<std::optional<QByteArray>> &content) {
        if (content && *content)
            entry = referred(**content);
    });
    return entry;
}

/// Has the file of a secret name an entry, and drops the one that it named before.
void refer(FileSecretStore &files, SecretStore &keychain, const QString &name, const QString &entry,
           const SecretStore::Reply<void> &reply)
{
    const std::optional<QString> former = entryIn(files, name);
    files.write(name, reference(entry), [&](const Result<void> &noted) {
        // A failure may come after the file was replaced: what it names now is the one that counts.
        const bool isNoted = entryIn(files, name) == entry;
        const QString orphan = isNoted ? former.value_or(QString()) : entry;
        if (!orphan.isEmpty())
            keychain.remove(orphan, [](const Result<void> &) {});
        reply(isNoted ? Result<void>() : noted);
    });
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
            return reply(content);
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

void ProfileSecrets::moveToKeychain(const QString &name)
{
    if (!m_keychain || m_isInFiles)
        return;
    m_files.read(name, [this, name](const Result<Secret> &content) {
        if (!content || !*content || referred(**content))
            return;
        writeToKeychain(name, **content, [name](const Result<void> &written) {
            if (!written)
                base::log("store")->info("{} stays in its file: {}", name, written.error().detail);
        });
    });
}

void ProfileSecrets::writeToKeychain(const QString &name, const QByteArray &secret, Reply<void> reply)
{
    const QString entry = newEntry(name);
    const auto onRead = [files = m_files, keychain = m_keychain, name, entry, secret,
                         reply](const Result<Secret> &kept) mutable {
        if (!kept || *kept != secret) {
            return reply(failure(base::ErrorCode::Unreachable,
                                 kept ? QStringLiteral("the keychain has lost what it was given")
                                      : kept.error().detail));
        }
        refer(files, *keychain, name, entry, reply);
    };
    const auto onWritten = [keychain = m_keychain, entry, reply, onRead](const Result<void> &written) {
        if (!written)
            return reply(failure(base::ErrorCode::Unreachable, written.error().detail));
        // What is to replace the only copy is looked at first.
        keychain->read(entry, onRead);
    };
    m_keychain->write(entry, secret, onWritten);
}

} // namespace store
