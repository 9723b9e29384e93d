// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace crypto {

/// What a secret's file holds; nothing where there is none. Fails with Io where it may be there and cannot be
/// read.
[[nodiscard]] base::Result<std::optional<QByteArray>> readSecretFile(const QString &path);

/// Writes a secret into a file of its own that nobody else may read (0600), in the place of what is there.
/// Once this returns, a power cut takes neither the content nor the name. Fails with Io.
[[nodiscard]] base::Result<void> writeSecretFile(const QString &path, const QByteArray &secret);

} // namespace crypto
