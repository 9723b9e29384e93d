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
    Q_PROPERTY(QString code READ code NOTIFY codeChanged)

public:
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

Q_SIGNALS:
    void codeChanged();
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
