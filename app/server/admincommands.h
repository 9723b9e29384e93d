// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "folder.h"

#include "base/clock.h"

/// What an administrator's command works with.
struct AdminContext {
    Folder &folder;
    QString path;
    QString word;   ///< the name or id that the command takes, if it takes one
    QString detail; ///< what else it takes
    std::chrono::days lifetime;
    int uses;
    QString passwordFile; ///< empty: standard input
    base::SystemClock clock{};
    base::SystemChance chance{};
};

// Each gives the lines to print. Failures: Invalid for what the command line says wrong.

[[nodiscard]] base::Result<QStringList> listUsers(AdminContext &context);
[[nodiscard]] base::Result<QStringList> addUser(AdminContext &context);
[[nodiscard]] base::Result<QStringList> setPassword(AdminContext &context);
[[nodiscard]] base::Result<QStringList> listDevices(AdminContext &context);
[[nodiscard]] base::Result<QStringList> signOutUser(AdminContext &context);

[[nodiscard]] base::Result<QStringList> giveUserRole(AdminContext &context);
[[nodiscard]] base::Result<QStringList> banUser(AdminContext &context);
[[nodiscard]] base::Result<QStringList> unbanUser(AdminContext &context);
[[nodiscard]] base::Result<QStringList> removeUser(AdminContext &context);

[[nodiscard]] base::Result<QStringList> issueToken(AdminContext &context);
[[nodiscard]] base::Result<QStringList> revokeToken(AdminContext &context);

[[nodiscard]] base::Result<QStringList> createInvite(AdminContext &context);
[[nodiscard]] base::Result<QStringList> listInvites(AdminContext &context);
[[nodiscard]] base::Result<QStringList> revokeInvite(AdminContext &context);

[[nodiscard]] base::Result<QStringList> listRooms(AdminContext &context);
[[nodiscard]] base::Result<QStringList> createRoom(AdminContext &context);
