// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviceidentity.h"

#include "base/log.h"

#include <QPointer>
#include <QSysInfo>

namespace desktop {

using KeyState = ui::App::KeyState;

KeyState DeviceIdentity::stateOf(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::Unreachable:
        return KeyState::NoKeychain;
    case base::ErrorCode::Refused:
        return KeyState::Locked;
    default:
        return KeyState::Unreadable;
    }
}

net::Connection::Identity DeviceIdentity::as(const QString &name) const
{
    return {*m_key, name, {}, {}, {}, deviceName()};
}

QString DeviceIdentity::deviceName()
{
    return QSysInfo::machineHostName().left(protocol::maxDeviceName);
}

void DeviceIdentity::read()
{
    if (m_key || std::exchange(m_isReading, true))
        return;
    m_profile.deviceKey([self = QPointer(this)](const base::Result<crypto::DeviceKey> &key) {
        if (self)
            self->onRead(key);
    });
}

void DeviceIdentity::need()
{
    if (m_state == KeyState::NoKeychain) {
        m_profile.secrets().keepInFiles();
        m_isToReadAgain = m_isReading;
    }
    read();
}

void DeviceIdentity::onRead(const base::Result<crypto::DeviceKey> &key)
{
    m_isReading = false;
    if (std::exchange(m_isToReadAgain, false) && !key)
        return read();
    m_state = key ? KeyState::Ready : stateOf(key.error().code);
    if (key) {
        m_key = *key;
        m_profile.protectDeviceKey();
    } else {
        base::log("desktop")->warn("the device key is not here: {}", key.error().detail);
    }
    Q_EMIT changed();
}

} // namespace desktop
