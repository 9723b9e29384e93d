// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration.h"

#include "admincommands.h"

#include <QCommandLineParser>
#include <QStandardPaths>

#include <cstdio>

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

enum ExitCode { Done = 0, Failed = 1, BadUsage = 2 };

const QString description =
    QStringLiteral("Administers a space on its data folder, while its server does not run.\n"
                   "\n"
                   "  user list              everybody who was ever here\n"
                   "  user add NAME          makes an account; reads its password\n"
                   "  user password NAME     gives an account another password; reads it\n"
                   "  user devices NAME      what somebody signs in with\n"
                   "  user sign-out NAME     ends all of that\n"
                   "  user role NAME ROLE    makes somebody owner, moderator, member or guest\n"
                   "  user ban NAME [REASON] shuts somebody out\n"
                   "  user unban NAME        lets them in again\n"
                   "  user remove NAME       ends all they sign in with, and takes them out of the rooms\n"
                   "  token issue NAME       prints a token with which NAME signs in\n"
                   "  token revoke DEVICE    ends one device, such as a token\n"
                   "  invite create          prints a code with which somebody new may come\n"
                   "  invite list            the invitations that hold\n"
                   "  invite revoke ID       takes one back\n"
                   "  room list              all rooms but direct messages\n"
                   "  room create NAME       makes a public room\n"
                   "\n"
                   "A password is read from the first line of standard input, or of --password-file.");

using Command = Result<QStringList> (*)(AdminContext &);

struct Entry {
    const char *name;
    int words; ///< that follow the command's own
    Command run;
    int moreWords = 0; ///< that may follow those
};

constexpr Entry commands[] = {
    {"user list", 0, listUsers},      {"user add", 1, addUser},           {"user password", 1, setPassword},
    {"user devices", 1, listDevices}, {"user sign-out", 1, signOutUser},  {"user role", 2, giveUserRole},
    {"user ban", 1, banUser, 1},      {"user unban", 1, unbanUser},       {"user remove", 1, removeUser},
    {"token issue", 1, issueToken},   {"token revoke", 1, revokeToken},   {"invite create", 0, createInvite},
    {"invite list", 0, listInvites},  {"invite revoke", 1, revokeInvite}, {"room list", 0, listRooms},
    {"room create", 1, createRoom},
};

int complain(ExitCode code, const QString &what)
{
    std::fprintf(stderr, "wireside-server: %s\n", qUtf8Printable(what));
    return code;
}

Result<int> readNumber(const QCommandLineParser &parser, const QString &name)
{
    bool isNumber = false;
    const int number = parser.value(name).toInt(&isNumber);
    if (isNumber && number > 0)
        return number;
    return failure(ErrorCode::Invalid,
                   QStringLiteral("--%1 takes a number from 1, not \"%2\"").arg(name, parser.value(name)));
}

void addOptions(QCommandLineParser &parser)
{
    const QString defaultData = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                QStringLiteral("/wireside/server");
    parser.addOptions({
        {QStringLiteral("data"), QStringLiteral("Folder that holds the space."), QStringLiteral("DIR"),
         defaultData},
        {QStringLiteral("days"), QStringLiteral("How long a token or an invitation holds."),
         QStringLiteral("N"), QStringLiteral("30")},
        {QStringLiteral("uses"), QStringLiteral("How many may come with one invitation."),
         QStringLiteral("N"), QStringLiteral("1")},
        {QStringLiteral("password-file"), QStringLiteral("Read a password there."), QStringLiteral("FILE")},
    });
}

int run(const Entry &entry, AdminContext &context)
{
    const Result<QStringList> lines = entry.run(context);
    if (!lines)
        return complain(lines.error().code == ErrorCode::Invalid ? BadUsage : Failed, lines.error().detail);
    for (const QString &line : *lines)
        std::printf("%s\n", qUtf8Printable(line));
    return Done;
}

} // namespace

bool isAdministration(const QStringList &arguments)
{
    static const QStringList groups{QStringLiteral("user"), QStringLiteral("token"), QStringLiteral("invite"),
                                    QStringLiteral("room")};
    return groups.contains(arguments.value(1));
}

int administer(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(description);
    parser.addHelpOption();
    addOptions(parser);
    parser.process(arguments);
    QStringList words = parser.positionalArguments();
    const QString name = words.mid(0, 2).join(QLatin1Char(' '));
    const auto entry = std::ranges::find_if(
        commands, [&name](const Entry &candidate) { return name == QLatin1String(candidate.name); });
    if (entry == std::end(commands))
        return complain(BadUsage, QStringLiteral("there is no command \"%1\"; see user --help").arg(name));
    words = words.mid(2);
    if (words.size() < entry->words || words.size() > entry->words + entry->moreWords) {
        return complain(BadUsage,
                        QStringLiteral("%1 takes %2 words after it, not %3 (a name of several words "
                                       "needs quotes)")
                            .arg(name)
                            .arg(entry->words)
                            .arg(words.size()));
    }
    const Result<int> days = readNumber(parser, QStringLiteral("days"));
    const Result<int> uses = readNumber(parser, QStringLiteral("uses"));
    if (!days || !uses)
        return complain(BadUsage, (days ? uses : days).error().detail);
    const QString path = parser.value(QStringLiteral("data"));
    Result<Folder> folder = Folder::open(path);
    if (!folder && folder.error().code == ErrorCode::Busy) {
        return complain(Failed,
                        QStringLiteral("a server has the data folder %1 open; stop it first: only one "
                                       "process may use it")
                            .arg(path));
    }
    if (!folder)
        return complain(Failed, describeFolderError(folder.error(), path));
    AdminContext context{*folder,
                         path,
                         words.value(0),
                         words.value(1),
                         std::chrono::days(*days),
                         *uses,
                         parser.value(QStringLiteral("password-file"))};
    return run(*entry, context);
}
