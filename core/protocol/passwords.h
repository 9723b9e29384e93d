// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace protocol {

/// A password as it is hashed: the UTF-8 of what the profile OpaqueString (RFC 8265, 4.2) makes of it, so
/// that every keyboard's spelling of it is the same one. Fails with Invalid where it is shorter than
/// minPassword or longer than maxPassword, or has characters that no keyboard types: control characters,
/// unassigned and private ones.
[[nodiscard]] base::Result<QByteArray> preparedPassword(const QString &text);

} // namespace protocol
