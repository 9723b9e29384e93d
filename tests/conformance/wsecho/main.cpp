// SPDX-License-Identifier: GPL-3.0-or-later
#include "echo.h"

#include "base/log.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <optional>

namespace {

struct Endpoint {
    QHostAddress address;
    quint16 port;
};

/// ADDR:PORT, with an IPv6 address in brackets.
std::optional<Endpoint> readEndpoint(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    QString host = text.left(colon);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    bool isNumber = false;
    const quint16 port = text.mid(colon + 1).toUShort(&isNumber);
    const QHostAddress address(host);
    if (colon < 0 || !isNumber || address.isNull())
        return std::nullopt;
    return Endpoint{address, port};
}

int complain(int code, const QString &what)
{
    std::fprintf(stderr, "wsecho: %s\n", qUtf8Printable(what));
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Says back what it is told, through Wireside's listener: text messages of a WebSocket at any "
        "path, and the bodies of other requests. Binary messages, which Wireside does not have, are "
        "read and not answered; messages over 64 KiB close the connection."));
    parser.addHelpOption();
    const QCommandLineOption listen(QStringLiteral("listen"),
                                    QStringLiteral("Address and port; port 0 takes a free one."),
                                    QStringLiteral("ADDR:PORT"), QStringLiteral("127.0.0.1:9001"));
    parser.addOption(listen);
    parser.process(application);
    const std::optional<Endpoint> endpoint = readEndpoint(parser.value(listen));
    if (!endpoint || !parser.positionalArguments().isEmpty())
        return complain(2, QStringLiteral("--listen takes ADDR:PORT, such as 127.0.0.1:9001; see --help"));

    base::setLogLevel(spdlog::level::warn);
    base::SystemClock clock;
    Echo echo;
    net::Listener::Options options;
    options.endpoint = QByteArray();
    net::Listener listener(clock, echo, options);
    if (const auto listens = listener.listen(endpoint->address, endpoint->port); !listens)
        return complain(1, listens.error().detail);
    std::printf("listens on %s:%d\n", qUtf8Printable(endpoint->address.toString()), listener.port());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
