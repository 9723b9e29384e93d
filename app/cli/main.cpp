// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcommands.h"
#include "client.h"
#include "command.h"
#include "followcommands.h"
#include "moderationcommands.h"
#include "nearby.h"
#include "options.h"
#include "profilecommands.h"
#include "roomcommands.h"
#include "sendcommands.h"

#include "base/log.h"
#include "common/surroundings.h"
#include "common/systemkeychain.h"
#include "common/terminationsignal.h"

#include <QCoreApplication>

#include <memory>

namespace {

std::unique_ptr<Command> makeCommand(Client &client)
{
    const QString &name = client.options().command;
    if (name == QLatin1String("rooms"))
        return std::make_unique<RoomsCommand>(client);
    if (name == QLatin1String("create"))
        return std::make_unique<CreateCommand>(client);
    if (name == QLatin1String("join"))
        return std::make_unique<MembershipCommand>(client, MembershipCommand::Direction::In);
    if (name == QLatin1String("leave"))
        return std::make_unique<MembershipCommand>(client, MembershipCommand::Direction::Out);
    if (name == QLatin1String("members"))
        return std::make_unique<MembersCommand>(client);
    if (name == QLatin1String("receipts"))
        return std::make_unique<ReceiptsCommand>(client);
    if (name == QLatin1String("send"))
        return std::make_unique<SendCommand>(client);
    if (name == QLatin1String("tail"))
        return std::make_unique<TailCommand>(client);
    if (name == QLatin1String("history"))
        return std::make_unique<HistoryCommand>(client);
    if (name == QLatin1String("devices"))
        return std::make_unique<DevicesCommand>(client);
    if (name == QLatin1String("link"))
        return std::make_unique<LinkCommand>(client);
    if (name == QLatin1String("sign-out"))
        return std::make_unique<SignOutCommand>(client);
    if (name == QLatin1String("flush"))
        return std::make_unique<FlushCommand>(client);
    if (name == QLatin1String("bans"))
        return std::make_unique<BansCommand>(client);
    if (name == QLatin1String("audit"))
        return std::make_unique<AuditCommand>(client);
    if (name == QLatin1String("status"))
        return std::make_unique<StatusCommand>(client);
    if (name == QLatin1String("announce"))
        return std::make_unique<AnnounceCommand>(client);
    return std::make_unique<ModerationCommand>(client);
}

QString describe(const base::Error &error, const QString &profile)
{
    switch (error.code) {
    case base::ErrorCode::Busy:
        return QStringLiteral(
                   "the profile %1 is in use by another run; wait for it, or choose another with --profile")
            .arg(profile);
    case base::ErrorCode::TooNew:
        return QStringLiteral(
                   "the profile %1 was written by a newer version of Wireside; it was left untouched")
            .arg(profile);
    default:
        return QStringLiteral("the profile %1 cannot be used: %2").arg(profile, error.detail);
    }
}

/// Runs one command to its end.
int run(QCoreApplication &application, Client &client)
{
    std::unique_ptr<Command> command;
    const auto finish = [&application](ExitCode code) { application.exit(static_cast<int>(code)); };
    const std::unique_ptr<base::Timer> patience = client.clock().makeTimer([&] {
        if (client.isOnline() || !command->needsServer())
            return;
        Printer::complain(command->unreachable());
        finish(ExitCode::Unreachable);
    });
    QObject::connect(&client, &Client::failed, &application, finish, Qt::QueuedConnection);
    QObject::connect(&client, &Client::ready, &application, [&] {
        command = makeCommand(client);
        QObject::connect(command.get(), &Command::finished, &application, finish, Qt::QueuedConnection);
        if (client.options().isOffline && command->needsServer() &&
            !client.room(client.options().arguments.value(0))) {
            Printer::complain(
                QStringLiteral("%1 needs the server; leave --offline out").arg(client.options().command));
            return finish(ExitCode::Unreachable);
        }
        if (const auto limit = client.options().patience ? client.options().patience : command->patience())
            patience->start(*limit);
        command->start();
        client.connectToServer();
    });
    const process::TerminationSignal termination;
    QObject::connect(&termination, &process::TerminationSignal::received, &application,
                     [&] { command ? command->interrupt() : finish(ExitCode::Failed); });
    const process::Surroundings surroundings(client.clock());
    QObject::connect(&surroundings, &process::Surroundings::changed, &client, &Client::networkChanged);
    QMetaObject::invokeMethod(&client, &Client::open, Qt::QueuedConnection);
    return application.exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wireside-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WIRESIDE_VERSION));
    const base::Result<Options> options = readOptions(application.arguments());
    if (!options) {
        Printer::complain(options.error().detail);
        return static_cast<int>(ExitCode::BadUsage);
    }
    base::setLogLevel(spdlog::level::err);
    if (options->command == QLatin1String("nearby"))
        return static_cast<int>(showNearby(application, *options));

    base::SystemClock clock;
    base::SystemChance chance;
    base::Result<store::Profile> profile =
        store::Profile::open(options->profile, clock.utcNow(), process::systemKeychain());
    if (!profile) {
        Printer::complain(describe(profile.error(), options->profile));
        return static_cast<int>(profile.error().code == base::ErrorCode::Busy ? ExitCode::ProfileInUse
                                                                              : ExitCode::Failed);
    }
    if (!profile->damagedFile().isEmpty())
        Printer::complain(
            QStringLiteral("the profile was damaged and has been repaired as far as it could be "
                           "read; the damaged file is %1")
                .arg(profile->damagedFile()));
    Client client(clock, chance, *profile, *options);
    return run(application, client);
}
