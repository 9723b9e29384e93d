// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/utctime.h"

#include <QString>

/// What is done with the file of a damaged database. None of them may be open.
namespace sql {

/// Whether the file has to be read as a whole before it is trusted: its journal is still there, so whoever
/// had it open last did not close it; or damage was found in it before.
[[nodiscard]] bool isSuspect(const QString &path);
/// Notes that damage was found, or that there is none after all.
void markSuspect(const QString &path);
void clearSuspect(const QString &path);
/// The failure to open a database or to read it for the first time: what our statements do there fits every
/// database that is whole, so where it does not fit, the database is damaged.
[[nodiscard]] base::Error orDamage(const base::Error &error);
/// Whether the file says that it is in a form that SQLite does not write, which makes it one to read only.
[[nodiscard]] bool hasUnknownForm(const QString &path);
/// Whether the file is there and holds nothing, as a file system leaves it that lost its contents.
[[nodiscard]] bool isEmptied(const QString &path);

/// Where the successor of a damaged database is made.
[[nodiscard]] QString successorOf(const QString &path);
/// Removes what an attempt to make a successor left.
void removeSuccessor(const QString &path);
/// Sets a damaged database aside, under a name with the date, and puts its successor into its place. Gives
/// the path of the damaged one. Where the process dies in the middle, finishReplacing() goes on.
[[nodiscard]] base::Result<QString> replaceDamaged(const QString &path, base::UtcTime now);
/// Ends a replacement that was interrupted; to be called before the database is opened.
void finishReplacing(const QString &path);

} // namespace sql
