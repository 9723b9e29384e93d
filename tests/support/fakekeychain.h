// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secretstore.h"

#include <QHash>

namespace support {

/// A keychain as systems have it: open, locked so that nothing seems to be in it, or none at all.
class FakeKeychain final : public store::SecretStore
{
public:
    enum class State { Open, Locked, Missing };
    struct Contents {
        State state = State::Open;
        QHash<QString, QByteArray> entries;
        bool forgets = false; ///< what it is given
    };

    explicit FakeKeychain(Contents &contents)
        : m_contents(contents)
    {
    }

    void read(const QString &name, Reply<std::optional<QByteArray>> reply) override
    {
        if (m_contents.state == State::Missing)
            return reply(base::failure(base::ErrorCode::Unreachable, QStringLiteral("no keychain")));
        const bool isThere = m_contents.state == State::Open && m_contents.entries.contains(name);
        reply(isThere ? std::optional(m_contents.entries.value(name)) : std::optional<QByteArray>());
    }
    void write(const QString &name, const QByteArray &secret, Reply<void> reply) override
    {
        if (m_contents.state != State::Open)
            return reply(base::failure(base::ErrorCode::Refused, QStringLiteral("locked")));
        if (!m_contents.forgets)
            m_contents.entries.insert(name, secret);
        reply({});
    }
    void remove(const QString &name, Reply<void> reply) override
    {
        m_contents.entries.remove(name);
        reply({});
    }

private:
    Contents &m_contents;
};

} // namespace support
