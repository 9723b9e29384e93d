// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "protocol/names.h"

#include <QCommandLineParser>
#include <QStandardPaths>

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

/// ADDR:PORT, with an IPv6 address in brackets.
Result<void> readListen(const QString &text, Options &options)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    QString host = text.left(colon);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    if (host == QLatin1String("localhost"))
        host = QStringLiteral("127.0.0.1");
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    options.address = QHostAddress(host);
    if (colon < 0 || options.address.isNull() || !isNumber || port > 65'535) {
        return failure(
            ErrorCode::Invalid,
            QStringLiteral("--listen takes ADDR:PORT, such as 127.0.0.1:8787 or [::]:8787, not \"%1\"")
                .arg(text));
    }
    options.port = static_cast<quint16>(port);
    return {};
}

Result<void> readCount(const QCommandLineParser &parser, const QString &name, int &target)
{
    if (!parser.isSet(name))
        return {};
    bool isNumber = false;
    target = parser.value(name).toInt(&isNumber);
    if (isNumber && target >= 0)
        return {};
    return failure(ErrorCode::Invalid,
                   QStringLiteral("--%1 takes a number, not \"%2\"").arg(name, parser.value(name)));
}

} // namespace

Result<Options> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Runs a Wireside space."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QString defaultData = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                QStringLiteral("/wireside/server");
    parser.addOptions({
        {QStringLiteral("listen"), QStringLiteral("Address and port to listen on."),
         QStringLiteral("ADDR:PORT"), QStringLiteral("127.0.0.1:8787")},
        {QStringLiteral("data"), QStringLiteral("Folder that holds the space; made where it is missing."),
         QStringLiteral("DIR"), defaultData},
        {QStringLiteral("name"), QStringLiteral("What a new space is called."), QStringLiteral("SPACE"),
         QStringLiteral("Wireside")},
        {QStringLiteral("host"),
         QStringLiteral("A name this server is reached by, beside addresses, localhost and *.local. May be "
                        "given again."),
         QStringLiteral("NAME")},
        {QStringLiteral("messages-per-minute"),
         QStringLiteral("Messages of one person in a minute; 0 lifts the limit."), QStringLiteral("N")},
        {QStringLiteral("max-connections"), QStringLiteral("Connections in all."), QStringLiteral("N")},
        {QStringLiteral("max-per-address"), QStringLiteral("Connections from one address."),
         QStringLiteral("N")},
        {QStringLiteral("verbose"), QStringLiteral("Log more.")},
    });
    parser.process(arguments);
    if (!parser.positionalArguments().isEmpty()) {
        return failure(ErrorCode::Invalid, QStringLiteral("\"%1\" is not an option; see --help")
                                               .arg(parser.positionalArguments().constFirst()));
    }

    Options options;
    options.dataFolder = parser.value(QStringLiteral("data"));
    options.hostNames = parser.values(QStringLiteral("host"));
    options.isVerbose = parser.isSet(QStringLiteral("verbose"));
    const Result<QString> name = protocol::roomName(parser.value(QStringLiteral("name")));
    if (!name)
        return failure(ErrorCode::Invalid, QStringLiteral("--name: %1").arg(name.error().detail));
    options.spaceName = *name;
    int messagesPerMinute = static_cast<int>(options.settings.hub.messages.perMinute);
    for (const Result<void> &read :
         {readListen(parser.value(QStringLiteral("listen")), options),
          readCount(parser, QStringLiteral("messages-per-minute"), messagesPerMinute),
          readCount(parser, QStringLiteral("max-connections"), options.settings.maxConnections),
          readCount(parser, QStringLiteral("max-per-address"), options.settings.maxPerAddress)}) {
        if (!read)
            return failure(read.error());
    }
    options.settings.hub.messages = {double(messagesPerMinute), double(messagesPerMinute)};
    return options;
}
