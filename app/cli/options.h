// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

/// How wireside-cli ends; part of what it promises to scripts.
enum class ExitCode {
    Done = 0,        ///< done, and where something was sent: acknowledged
    Failed = 1,      ///< the server or the disk refused
    BadUsage = 2,    ///< the command line makes no sense
    Unreachable = 3, ///< no connection in time; what was queued is kept and goes out with a later run
    ProfileInUse = 4 ///< another run has the profile open
};

/// What the command line of wireside-cli says.
struct Options {
    QUrl server;
    QString profile;
    QString name;         ///< empty: the one used before
    QString account;      ///< to sign in to by password; empty: by key, or by what is kept
    QString passwordFile; ///< empty: standard input
    bool signsUp = false; ///< makes that account
    std::optional<QString> invite;
    std::optional<QString> code; ///< of a link to an account
    QString command;
    QStringList arguments;
    bool isJson = false;
    bool isOffline = false;
    bool isPrivate = false;
    int limit = 0; ///< 0: the command's own
    QString batch;
    std::optional<base::Duration> patience; ///< nothing: the command's own
};

/// Reads the command line. `--help` and `--version` print and end the process.
[[nodiscard]] base::Result<Options> readOptions(const QStringList &arguments);
