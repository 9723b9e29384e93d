// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/utctime.h"
#include "protocol/account.h"

#include <QByteArray>
#include <QString>

namespace server {

/// A device of somebody, as it is kept.
struct DeviceRecord {
    base::DeviceId id;
    base::UserId user;
    protocol::DeviceKind kind = protocol::DeviceKind::Key;
    QString name; ///< what it calls itself; may be empty
    base::UtcTime created{};
    base::UtcTime seen{}; ///< when it signed in last
    bool isRevoked = false;
};

/// A token that is known: a session's, or one that was issued or shown as a whole.
struct TokenRecord {
    QByteArray hash;
    base::DeviceId device;
    base::UtcTime expires{};
    bool isRevoked = false;
};

} // namespace server
