// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"

#include <QByteArray>
#include <QString>

/// Secrets that the server makes for others to show, and keeps as their hash alone.
namespace crypto {

/// A new session token: 32 random bytes in base64url, 43 characters.
[[nodiscard]] QString newSessionToken(base::Chance &chance);

/// A new code that people pass on, by hand if need be: 60 random bits in three groups of four,
/// `abcd-efgh-2345`.
[[nodiscard]] QString newCode(base::Chance &chance);

/// What is kept of a token: its SHA-256. It needs no salt, since nobody guesses 256 random bits.
[[nodiscard]] QByteArray tokenHash(const QString &token);

/// The same of a code, however it was typed: case, blanks and hyphens do not count.
[[nodiscard]] QByteArray codeHash(const QString &code);

} // namespace crypto
