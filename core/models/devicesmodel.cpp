// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicesmodel.h"

#include <QPointer>

namespace models {

namespace {

DeviceItem::Kind kindOf(protocol::DeviceKind kind)
{
    switch (kind) {
    case protocol::DeviceKind::Key:
        return DeviceItem::Kind::Key;
    case protocol::DeviceKind::Password:
        return DeviceItem::Kind::Password;
    case protocol::DeviceKind::Token:
        return DeviceItem::Kind::Token;
    }
    Q_UNREACHABLE();
}

} // namespace

DeviceItem::DeviceItem(const protocol::Device &known)
    : device(known.device.value())
    , name(known.name)
    , kind(kindOf(known.kind))
    , lastSeen(base::toDateTime(known.lastSeen))
    , isCurrent(known.isCurrent)
{
}

DevicesModel::DevicesModel(client::Session &session, QObject *parent)
    : ListModel(parent)
    , m_session(session)
{
}

void DevicesModel::refresh()
{
    m_session.ask(protocol::ListDevices(), [self = QPointer(this)](const client::Answer &answer) {
        const auto *list = client::ackOf<protocol::DeviceList>(answer);
        if (list && self)
            self->assign(list->devices);
    });
}

} // namespace models
