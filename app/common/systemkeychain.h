// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secretstore.h"

#include <memory>

namespace process {

/// Where this process keeps secrets: the system's keychain; nothing where the environment says
/// `WIRESIDE_SECRETS=files`, as who runs without a desktop may want, and tests do.
[[nodiscard]] std::unique_ptr<store::SecretStore> systemKeychain();

} // namespace process
