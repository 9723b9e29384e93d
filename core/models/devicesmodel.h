// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "sync/session.h"

#include <QDateTime>

namespace models {

/// A device of the user's account, as a view sees it.
struct DeviceItem {
    Q_GADGET
    Q_PROPERTY(QString device MEMBER device)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(Kind kind MEMBER kind)
    Q_PROPERTY(QDateTime lastSeen MEMBER lastSeen)
    Q_PROPERTY(bool isCurrent MEMBER isCurrent)

public:
    enum class Kind { Key, Password, Token };
    Q_ENUM(Kind)

    explicit DeviceItem(const protocol::Device &device);

    QString device;     ///< its id
    QString name;       ///< what it calls itself; may be empty
    Kind kind;          ///< what it shows to be let in
    QDateTime lastSeen; ///< UTC
    bool isCurrent;     ///< this one
};

/// The devices of the user's account in a space, the oldest first; as of the last refresh().
class DevicesModel final : public ListModel<DeviceItem, protocol::Device>
{
    Q_OBJECT

public:
    /// `session` must outlive this object.
    explicit DevicesModel(client::Session &session, QObject *parent = nullptr);

    /// Asks the space; what is there stays while it does not answer.
    void refresh();

private:
    client::Session &m_session;
};

} // namespace models
