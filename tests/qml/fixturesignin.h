// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/address.h"
#include "ui/signin.h"

#include <QStringList>

namespace qmltest {

/// Signs in to nothing, notes what it was asked, and says what a test says.
class FixtureSignIn final : public ui::SignIn
{
    Q_OBJECT

public:
    using ui::SignIn::SignIn;

    [[nodiscard]] bool isAddress(const QString &text) const override
    {
        return process::readAddress(text).has_value();
    }
    void byKey(const QString &address, const QString &name, const QString &invite) override
    {
        note({QStringLiteral("key"), address, name, invite});
    }
    void byPassword(const QString &address, const QString &name, const QString &password) override
    {
        note({QStringLiteral("password"), address, name, password});
    }
    void signUp(const QString &address, const QString &name, const QString &password,
                const QString &invite) override
    {
        note({QStringLiteral("new"), address, name, password, invite});
    }
    void byCode(const QString &address, const QString &code) override
    {
        note({QStringLiteral("code"), address, code});
    }
    void byToken(const QString &address, const QString &token) override
    {
        note({QStringLiteral("token"), address, token});
    }

    /// What it was asked last: the way, and what was typed.
    [[nodiscard]] Q_INVOKABLE QStringList asked() const { return m_asked; }
    /// The try that is under way is in vain.
    Q_INVOKABLE void refuse(int problem, int seconds)
    {
        fail(static_cast<Problem>(problem), std::chrono::seconds(seconds));
    }
    /// It works.
    Q_INVOKABLE void letIn() { succeed(); }

private:
    void note(const QStringList &asked)
    {
        m_asked = asked;
        begin();
    }

    QStringList m_asked;
};

} // namespace qmltest
