// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/database.h"

namespace support {

/// A database in memory with the schema that the migrations come to. They run once in a process; from then
/// on the tables are made as they were in the end, since many tests make thousands of databases.
[[nodiscard]] sql::Database emptyDatabase(std::span<const sql::Migration> migrations);

} // namespace support
