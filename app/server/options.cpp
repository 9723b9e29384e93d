// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "protocol/names.h"

#include <QCommandLineParser>
#include <QFile>
#include <QHash>
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

Result<void> readSignUp(const QCommandLineParser &parser, server::Doorkeeper::Settings &door)
{
    using server::SignUpPolicy;
    static const QHash<QString, SignUpPolicy> policies{{QStringLiteral("open"), SignUpPolicy::Open},
                                                       {QStringLiteral("invite"), SignUpPolicy::Invite},
                                                       {QStringLiteral("off"), SignUpPolicy::Off}};
    const QString word = parser.value(QStringLiteral("sign-up"));
    if (!policies.contains(word)) {
        return failure(ErrorCode::Invalid,
                       QStringLiteral("--sign-up takes open, invite or off, not \"%1\"").arg(word));
    }
    door.signUp = policies.value(word);
    return {};
}

/// The identity system whose tokens are believed: all four options, or none.
Result<void> readForeign(const QCommandLineParser &parser, server::Doorkeeper::Settings &door)
{
    const QString path = parser.value(QStringLiteral("jwt-key"));
    const QString algorithm = parser.value(QStringLiteral("jwt-algorithm"));
    crypto::JwtTrust trust{crypto::JwtAlgorithm::Hs256,
                           {},
                           parser.value(QStringLiteral("jwt-issuer")),
                           parser.value(QStringLiteral("jwt-audience"))};
    const QStringList values{path, algorithm, trust.issuer, trust.audience};
    if (values.count(QString()) == values.size())
        return {};
    if (values.contains(QString())) {
        return failure(
            ErrorCode::Invalid,
            QStringLiteral("--jwt-key, --jwt-algorithm, --jwt-issuer and --jwt-audience go together"));
    }
    if (algorithm == QLatin1String("EdDSA"))
        trust.algorithm = crypto::JwtAlgorithm::EdDsa;
    else if (algorithm != QLatin1String("HS256"))
        return failure(ErrorCode::Invalid,
                       QStringLiteral("--jwt-algorithm takes HS256 or EdDSA, not \"%1\"").arg(algorithm));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Invalid, QStringLiteral("--jwt-key: %1: %2").arg(path, file.errorString()));
    const Result<QByteArray> key = crypto::readJwtKey(trust.algorithm, file.readAll());
    if (!key)
        return failure(ErrorCode::Invalid, QStringLiteral("--jwt-key: %1").arg(key.error().detail));
    trust.key = *key;
    door.foreign = trust;
    return {};
}

void addAccountOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("sign-up"), QStringLiteral("Who new may come: open, invite or off."),
         QStringLiteral("POLICY"), QStringLiteral("open")},
        {QStringLiteral("require-token"),
         QStringLiteral(
             "Refuse connections whose handshake carries no token; Wireside's own clients show theirs "
             "later.")},
        {QStringLiteral("jwt-key"),
         QStringLiteral(
             "Key of an identity system whose tokens sign people in: a secret of at least 32 bytes, "
             "or a public key in PEM."),
         QStringLiteral("FILE")},
        {QStringLiteral("jwt-algorithm"), QStringLiteral("How it signs: HS256 or EdDSA."),
         QStringLiteral("NAME")},
        {QStringLiteral("jwt-issuer"), QStringLiteral("What its tokens name as iss."), QStringLiteral("ISS")},
        {QStringLiteral("jwt-audience"), QStringLiteral("What they name as aud."), QStringLiteral("AUD")},
    });
}

} // namespace

Result<Options> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Runs a Wireside space. wireside-server user --help tells how to administer one."));
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
        {QStringLiteral("no-discovery"),
         QStringLiteral("Do not let the space be found by who looks around on this network.")},
        {QStringLiteral("messages-per-minute"),
         QStringLiteral("Messages of one person in a minute; 0 lifts the limit."), QStringLiteral("N")},
        {QStringLiteral("max-connections"), QStringLiteral("Connections in all."), QStringLiteral("N")},
        {QStringLiteral("max-per-address"), QStringLiteral("Connections from one address."),
         QStringLiteral("N")},
        {QStringLiteral("verbose"), QStringLiteral("Log more.")},
    });
    addAccountOptions(parser);
    parser.process(arguments);
    if (!parser.positionalArguments().isEmpty()) {
        return failure(ErrorCode::Invalid, QStringLiteral("\"%1\" is not an option; see --help")
                                               .arg(parser.positionalArguments().constFirst()));
    }

    Options options;
    options.dataFolder = parser.value(QStringLiteral("data"));
    options.hostNames = parser.values(QStringLiteral("host"));
    options.settings.requiresHandshakeToken = parser.isSet(QStringLiteral("require-token"));
    options.isDiscoverable = !parser.isSet(QStringLiteral("no-discovery"));
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
          readCount(parser, QStringLiteral("max-per-address"), options.settings.maxPerAddress),
          readSignUp(parser, options.settings.hub.door), readForeign(parser, options.settings.hub.door)}) {
        if (!read)
            return failure(read.error());
    }
    options.settings.hub.messages = {double(messagesPerMinute), double(messagesPerMinute)};
    return options;
}
