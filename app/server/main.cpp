// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration.h"
#include "folder.h"
#include "options.h"

#include "base/chance.h"
#include "base/clock.h"
#include "base/log.h"
#include "common/terminationsignal.h"
#include "net/listener.h"
#include "net/mdns/discovery.h"
#include "server/advertisement.h"
#include "server/spaceserver.h"
#include "server/sqlitespacestore.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <cstdio>

namespace {

/// Exit codes of wireside-server.
enum ExitCode { Ended = 0, CannotRun = 1, BadUsage = 2 };

int complain(ExitCode code, const QString &what)
{
    std::fprintf(stderr, "wireside-server: %s\n", qUtf8Printable(what));
    return code;
}

QString describe(const base::Error &error, const Options &options)
{
    const QString place = QStringLiteral("%1:%2").arg(options.address.toString()).arg(options.port);
    if (error.code == base::ErrorCode::Busy)
        return QStringLiteral("port %1 is taken (%2); choose another with --listen ADDR:PORT")
            .arg(options.port)
            .arg(place);
    return QStringLiteral("cannot listen on %1: %2; see --listen").arg(place, error.detail);
}

/// Loads the space, which is the last thing that is waited for before the event loop is the program's.
base::Result<server::Snapshot> load(server::SpaceStore &store)
{
    QEventLoop loop;
    std::optional<base::Result<server::Snapshot>> loaded;
    store.load([&](base::Result<server::Snapshot> snapshot) {
        loaded.emplace(std::move(snapshot));
        loop.quit();
    });
    loop.exec();
    return std::move(*loaded);
}

/// Who cannot be found can be reached all the same.
void letBeFound(net::mdns::Discovery &discovery)
{
    if (const auto opened = discovery.open(); !opened)
        base::log("server")->warn("the space cannot be found nearby: {}", opened.error().detail);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wireside-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WIRESIDE_VERSION));
    if (isAdministration(application.arguments()))
        return administer(application.arguments());
    base::Result<Options> options = readOptions(application.arguments());
    if (!options)
        return complain(BadUsage, options.error().detail);
    base::setLogLevel(options->isVerbose ? spdlog::level::debug : spdlog::level::info);

    base::SystemClock clock;
    base::SystemChance chance;
    base::Result<server::SpaceFolder> folder = server::openSpaceFolder(options->dataFolder);
    if (!folder)
        return complain(CannotRun, describeFolderError(folder.error(), options->dataFolder));
    server::SqliteSpaceStore store(*folder->storage, chance,
                                   server::SqliteSpaceStore::Founding::named(options->spaceName, chance));
    const base::Result<server::Snapshot> snapshot = load(store);
    if (!snapshot)
        return complain(CannotRun, describeFolderError(snapshot.error(), options->dataFolder));
    const auto secret = readTokenSecret(options->dataFolder);
    if (!secret)
        return complain(CannotRun, describeFolderError(secret.error(), options->dataFolder));
    if (*secret)
        options->settings.hub.door.own = server::ownTrust(snapshot->space, **secret);

    server::SpaceServer space(clock, chance, store, *snapshot, folder->key.publicDer(), options->settings);
    net::Listener::Options listening;
    listening.hostNames = options->hostNames;
    net::Listener listener(clock, space, listening);
    if (const auto listens = listener.listen(options->address, options->port); !listens)
        return complain(CannotRun, describe(listens.error(), *options));

    net::mdns::Discovery discovery(clock, chance);
    server::Advertisement advertisement(
        clock, discovery.station(),
        server::spaceText(*snapshot, folder->key.publicDer(), options->settings.hub.door.signUp),
        options->address, listener.port());
    QObject::connect(&space, &server::SpaceServer::peopleChanged, &space,
                     [&](int people) { advertisement.setPeople(people); });
    if (options->isDiscoverable && !options->address.isLoopback())
        letBeFound(discovery);

    const process::TerminationSignal termination;
    QObject::connect(&termination, &process::TerminationSignal::received, &space, [&] {
        advertisement.stop();
        listener.stop();
        space.stop();
    });
    QObject::connect(&space, &server::SpaceServer::stopped, &application, &QCoreApplication::quit);
    std::printf("%s listens on %s:%d\n", qUtf8Printable(snapshot->name),
                qUtf8Printable(options->address.toString()), listener.port());
    std::fflush(stdout);
    return application.exec();
}
