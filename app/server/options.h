// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "server/spaceserver.h"

#include <QHostAddress>
#include <QString>
#include <QStringList>

/// What the command line of wireside-server says.
struct Options {
    QHostAddress address;
    quint16 port = 0;
    QString dataFolder;
    QString spaceName;
    QStringList hostNames;
    server::SpaceServer::Settings settings;
    bool isDiscoverable = true; ///< who looks around finds the space
    bool isVerbose = false;
};

/// Reads the command line. `--help` and `--version` print and end the process.
[[nodiscard]] base::Result<Options> readOptions(const QStringList &arguments);
