// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QObject>
#include <qqmlintegration.h>

#include <memory>

namespace ui {

/// Signs in to a server with what somebody has typed. What is secret goes through to whoever derives it: it
/// is no property, and nothing of it is kept here.
class SignIn : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    QML_UNCREATABLE("given by the app")
    Q_PROPERTY(bool isTrying READ isTrying NOTIFY changed)
    Q_PROPERTY(Problem problem READ problem NOTIFY changed)
    Q_PROPERTY(int secondsToWait READ secondsToWait NOTIFY secondsToWaitChanged)

public:
    /// Why the last try was in vain.
    enum class Problem {
        None,
        BadAddress,       ///< not something that can be an address
        WrongPassword,    ///< or a name that nobody has: nobody tells which
        WrongCode,        ///< not the code of a device, or one that was used or is too old
        WrongToken,       ///< not a token of this space, or one that was signed out or is too old
        SignedOut,        ///< this device was signed out of its account
        Closed,           ///< takes nobody new, or nobody without an invitation
        WrongInvite,      ///< an invitation that is none, or used up; or it takes nobody new at all
        NoPasswords,      ///< nobody signs in by password there
        Banned,           ///< this person is shut out
        NameTaken,        ///< somebody else has the name, or one that looks like it
        BadName,          ///< not a name that somebody may have
        BadPassword,      ///< too short, too long, or with what no keyboard types
        ServerKeyChanged, ///< not the space that was known under this address
        TooManyTries,     ///< there is a time to wait
        Busy,             ///< the space has too much to do, or its disk refuses; there may be a time to wait
        Unreachable,      ///< nobody answers
        NoSpace,          ///< somebody answers who is no Wireside server
        NoKey,            ///< the key of this device is not here
        NoKeychain,       ///< no keychain takes a secret, so the next try keeps it in a file
        NotKept,          ///< the disk does not take what signs in from now on
    };
    Q_ENUM(Problem)

    /// The clock must outlive this object.
    explicit SignIn(base::Clock &clock, QObject *parent = nullptr);
    ~SignIn() override;

    [[nodiscard]] bool isTrying() const { return m_isTrying; }
    [[nodiscard]] Problem problem() const { return m_problem; }
    /// Until the space takes another try; 0 where it does.
    [[nodiscard]] int secondsToWait() const { return m_secondsToWait; }

    /// Whether that can be the address of a space.
    [[nodiscard]] Q_INVOKABLE virtual bool isAddress(const QString &text) const = 0;
    /// Whether that can be a code from another device.
    [[nodiscard]] Q_INVOKABLE static bool isCode(const QString &text);

    /// By the key of this device, under that name; `invite` may be empty.
    Q_INVOKABLE virtual void byKey(const QString &address, const QString &name, const QString &invite) = 0;
    Q_INVOKABLE virtual void byPassword(const QString &address, const QString &name,
                                        const QString &password) = 0;
    /// The same with a new account; `invite` may be empty.
    Q_INVOKABLE virtual void signUp(const QString &address, const QString &name, const QString &password,
                                    const QString &invite) = 0;
    /// The key of this device becomes one more of whoever made the code.
    Q_INVOKABLE virtual void byCode(const QString &address, const QString &code) = 0;
    /// By a token that somebody has issued.
    Q_INVOKABLE virtual void byToken(const QString &address, const QString &token) = 0;
    /// Nobody waits for an answer any more, nor needs to know what was wrong.
    Q_INVOKABLE virtual void cancel();

Q_SIGNALS:
    void changed();
    void secondsToWaitChanged();
    /// It has worked; the app shows the space.
    void done();

protected:
    void begin();
    void fail(Problem problem, base::Duration wait = {});
    void succeed();

private:
    void enter(bool isTrying, Problem problem);
    void tick();

    base::Clock &m_clock;
    bool m_isTrying = false;
    Problem m_problem = Problem::None;
    base::TimePoint m_waitUntil{};
    int m_secondsToWait = 0;
    std::unique_ptr<base::Timer> m_ticker;
};

} // namespace ui
