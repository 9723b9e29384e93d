// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicesmodel.h"

#include <QAbstractItemModel>
#include <QObject>
#include <qqmlintegration.h>

namespace ui {

/// What I sign in with in a space.
class Devices final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by its space")
    Q_PROPERTY(QAbstractItemModel *list READ list CONSTANT)
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    Q_PROPERTY(QString code READ code NOTIFY codeChanged)

public:
    /// Why a password was not set.
    enum class PasswordProblem { WrongCurrent, BadPassword, TooManyTries, Offline };
    Q_ENUM(PasswordProblem)

    /// `session` must outlive this object.
    explicit Devices(client::Session &session, QObject *parent = nullptr);

    [[nodiscard]] QAbstractItemModel *list() { return &m_list; }
    /// With this one more device can join my account, once, within ten minutes; empty before it is asked for.
    [[nodiscard]] QString code() const { return m_code; }

    Q_INVOKABLE void refresh();
    Q_INVOKABLE void link();
    /// Ends what a device may.
    Q_INVOKABLE void signOut(const QString &device);
    /// The same for all but this one.
    Q_INVOKABLE void signOutOthers();
    /// The same for this one: the connection is refused from then on. signedOut() follows.
    Q_INVOKABLE void signOutThis();
    /// Gives the account a password, or another one; `current` is empty where there was none. passwordSet()
    /// or passwordRefused() follows.
    Q_INVOKABLE void setPassword(const QString &password, const QString &current);

Q_SIGNALS:
    void codeChanged();
    void signedOut();
    void passwordSet();
    void passwordRefused(ui::Devices::PasswordProblem problem);
    /// Something was not done; the space tells why.
    void answered(const client::Answer &answer);

private:
    template <class Request>
    void carryOut(const Request &request);

    client::Session &m_session;
    models::DevicesModel m_list;
    QString m_code;
};

} // namespace ui
