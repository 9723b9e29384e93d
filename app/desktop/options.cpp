// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

namespace desktop {

Options readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Chat for the people around you."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(
        QStringLiteral("profile"),
        QStringLiteral("Keep name, key, spaces and history in <folder>; another folder is another person."),
        QStringLiteral("folder"));
    parser.addOption(profile);
    parser.process(arguments);
    const QString usual = QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
                              .filePath(QStringLiteral("wireside/desktop"));
    return {QDir(parser.isSet(profile) ? parser.value(profile) : usual).absolutePath()};
}

} // namespace desktop
