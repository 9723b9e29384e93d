// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "crypto/spacekey.h"
#include "sql/storagethread.h"

#include <QString>

#include <memory>

namespace server {

/// A space's data folder: `space.db` and the secret `space.key`. Open in one process at a time.
struct SpaceFolder {
    std::unique_ptr<sql::StorageThread> storage;
    crypto::SpaceKey key;
};

/// Opens the folder, and makes it (0700) and its key (0600) where they are missing. Fails with Busy where
/// another server has it open, with TooNew where a newer version wrote it, with Corrupt where the database
/// cannot be read or is gone although the key is there (nobody begins anew by mistake), and as the disk does.
[[nodiscard]] base::Result<SpaceFolder> openSpaceFolder(const QString &path);

} // namespace server
