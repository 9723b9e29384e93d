// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearby.h"

#include "printer.h"

#include "common/surroundings.h"
#include "common/terminationsignal.h"
#include "net/mdns/discovery.h"
#include "net/mdns/spacetext.h"
#include "protocol/jsonline.h"

#include <QCoreApplication>

#include <cstdio>

using net::mdns::Instance;
using net::mdns::SpaceText;
using net::mdns::Station;

namespace {

QString wayIn(net::mdns::WayIn wayIn)
{
    switch (wayIn) {
    case net::mdns::WayIn::Open:
        return QStringLiteral("open");
    case net::mdns::WayIn::Ask:
        return QStringLiteral("ask");
    case net::mdns::WayIn::Code:
        return QStringLiteral("code");
    case net::mdns::WayIn::None:
        return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

/// Where it is to be reached.
QStringList addressesOf(const Instance &instance)
{
    QStringList addresses;
    for (const QHostAddress &address : instance.addresses) {
        const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
        addresses.append((isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
                             .arg(address.toString())
                             .arg(instance.port));
    }
    return addresses;
}

QByteArray forPrograms(const char *change, const SpaceText &space, const Instance &instance)
{
    protocol::JsonLine line;
    line.add("type", QString::fromLatin1(change)).add("space", space.space.value()).add("name", space.name);
    line.add("addresses", addressesOf(instance).join(QLatin1Char(' ')));
    line.add("people", base::Seq(space.people)).add("way_in", wayIn(space.wayIn));
    line.add("fingerprint", QString::fromLatin1(space.fingerprint.toHex()));
    return line.take();
}

QByteArray forPeople(const char *change, const SpaceText &space, const Instance &instance)
{
    return QStringLiteral("%1: %2 at %3 (people: %4, way in: %5)")
        .arg(QLatin1String(change), space.name, addressesOf(instance).join(QStringLiteral(", ")))
        .arg(space.people)
        .arg(wayIn(space.wayIn))
        .toUtf8();
}

/// A line for what became of a space nearby.
void print(bool isJson, const char *change, const Instance &instance)
{
    const auto space = net::mdns::parseSpaceText(instance.text);
    if (!space) {
        Printer::complain(QStringLiteral("%1 says that it is a space, but not of which kind: %2")
                              .arg(instance.addresses.front().toString(), space.error().detail));
        return;
    }
    const QByteArray line = (isJson ? forPrograms : forPeople)(change, *space, instance);
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

} // namespace

ExitCode showNearby(QCoreApplication &application, const Options &options)
{
    base::SystemClock clock;
    base::SystemChance chance;
    net::mdns::Discovery discovery(clock, chance);
    if (const auto opened = discovery.open(); !opened) {
        Printer::complain(
            QStringLiteral("spaces nearby cannot be looked for: %1").arg(opened.error().detail));
        return ExitCode::Failed;
    }
    Station &station = discovery.station();
    const auto tell = [&](void (Station::*signal)(const Instance &), const char *change) {
        QObject::connect(&station, signal, &application,
                         [&options, change](const Instance &i) { print(options.isJson, change, i); });
    };
    tell(&Station::found, "found");
    tell(&Station::changed, "changed");
    tell(&Station::lost, "lost");
    const process::Surroundings surroundings(clock);
    QObject::connect(&surroundings, &process::Surroundings::changed, &discovery,
                     &net::mdns::Discovery::networkChanged);
    const process::TerminationSignal termination;
    QObject::connect(&termination, &process::TerminationSignal::received, &application,
                     &QCoreApplication::quit);
    const auto patience = clock.makeTimer([] { QCoreApplication::quit(); });
    if (options.patience)
        patience->start(*options.patience);
    station.browse(net::mdns::spaceType());
    application.exec();
    return ExitCode::Done;
}
