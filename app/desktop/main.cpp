// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "program.h"

#include "base/log.h"
#include "common/systemkeychain.h"
#include "common/terminationsignal.h"
#include "net/instancedoor.h"

#include <QCryptographicHash>
#include <QDir>
#include <QGuiApplication>

#include <cstdio>

namespace {

/// Exit codes of wireside.
enum ExitCode { Ended = 0, CannotRun = 1 };

int complain(const QString &what)
{
    std::fprintf(stderr, "wireside: %s\n", qUtf8Printable(what));
    return CannotRun;
}

/// What the door of a profile is called: short, as the system's limit on the names of sockets asks for.
QString doorName(const QString &profile)
{
    const QByteArray path = QDir(profile).canonicalPath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256);
    return QStringLiteral("wireside-") + QString::fromLatin1(hash.toHex().left(16));
}

QString describe(const base::Error &error, const QString &profile)
{
    switch (error.code) {
    case base::ErrorCode::Busy:
        return QStringLiteral("the profile %1 is in use by another program").arg(profile);
    case base::ErrorCode::TooNew:
        return QStringLiteral(
                   "the profile %1 was written by a newer version of Wireside; it was left untouched")
            .arg(profile);
    default:
        return QStringLiteral("the profile %1 cannot be used: %2").arg(profile, error.detail);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("wireside"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Wireside"));
    QGuiApplication::setApplicationVersion(QStringLiteral(WIRESIDE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("wireside"));
    const desktop::Options options = desktop::readOptions(QGuiApplication::arguments());
    base::setLogLevel(spdlog::level::warn);

    base::Result<store::Profile> profile =
        store::Profile::open(options.profile, base::SystemClock().utcNow(), process::systemKeychain());
    if (!profile) {
        // The window of the first start comes to the front.
        if (profile.error().code == base::ErrorCode::Busy &&
            net::InstanceDoor::knock(doorName(options.profile)))
            return Ended;
        return complain(describe(profile.error(), options.profile));
    }
    desktop::Program program(*profile, options.profile);
    net::InstanceDoor door(doorName(options.profile));
    QObject::connect(&door, &net::InstanceDoor::knocked, &program, &desktop::Program::raise);
    if (const auto opened = door.open(); !opened)
        base::log("desktop")->warn("a second start will not find this one: {}", opened.error().detail);

    const process::TerminationSignal termination;
    // Not quit(), which a window may refuse: one that hosts asks its user first, and whoever ends a session
    // does not.
    QObject::connect(&termination, &process::TerminationSignal::received, &application,
                     [] { QCoreApplication::exit(0); });
    QObject::connect(
        &program, &desktop::Program::failed, &application,
        [](const QString &why) { QCoreApplication::exit(complain(why)); }, Qt::QueuedConnection);
    program.start();
    return QGuiApplication::exec();
}
