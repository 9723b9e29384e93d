// SPDX-License-Identifier: GPL-3.0-or-later
#include "systemkeychain.h"

#include "store/keychain.h"

namespace process {

std::unique_ptr<store::SecretStore> systemKeychain()
{
    if (qEnvironmentVariable("WIRESIDE_SECRETS") == u"files")
        return nullptr;
    return std::make_unique<store::Keychain>();
}

} // namespace process
