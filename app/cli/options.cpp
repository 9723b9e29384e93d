// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "common/address.h"

#include <QCommandLineParser>
#include <QStandardPaths>

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

const QString description = QStringLiteral(
    "Talks in a Wireside space from a terminal or a script.\n"
    "\n"
    "Commands:\n"
    "  rooms               the rooms there are\n"
    "  create ROOM         make a room (--private: by invitation only)\n"
    "  join ROOM           enter a public room\n"
    "  leave ROOM          leave a room\n"
    "  members ROOM        who is in a room, and who is here\n"
    "  receipts ROOM SEQ   who has read a message, and who has it; --json history shows its number\n"
    "  send ROOM TEXT      send a message; TEXT - sends each line of standard input\n"
    "  tail ROOM           show the last messages and follow what comes\n"
    "  history ROOM        show the last messages\n"
    "  status TEXT         say something of yourself; an empty text ends it\n"
    "  invite ROOM PERSON  let somebody into a room\n"
    "  remove ROOM PERSON [REASON]      show somebody out of a room\n"
    "  mute ROOM PERSON SECONDS         let somebody only read there for so long; 0 ends it\n"
    "  role PERSON ROLE [ROOM]          make somebody owner, moderator, member or guest\n"
    "  ban PERSON [REASON], unban PERSON, bans    shut somebody out of the space; who is\n"
    "  announce TEXT       tell everybody in the space; an empty text ends it\n"
    "  audit               what was done by right, the newest last\n"
    "  nearby              the spaces on this network, as they come, change and go\n"
    "  flush               send what an earlier run left in the outbox\n"
    "  devices             what you sign in with\n"
    "  link                show a code for another device: there, --code CODE joins your account\n"
    "  sign-out DEVICE     end a device; here ends this one, others all but this one\n"
    "\n"
    "Exit codes: 0 done (sent messages are acknowledged), 1 refused, 2 bad usage, 3 no connection in time\n"
    "(what was queued is kept and goes out with a later run), 4 the profile is in use by another run.");

Result<QUrl> readServer(const QString &text)
{
    if (const auto address = process::readAddress(text))
        return *address;
    return failure(
        ErrorCode::Invalid,
        QStringLiteral("--server takes an address such as 127.0.0.1:8787 or ws://host:8787/ws, not \"%1\"")
            .arg(text));
}

Result<int> readCount(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return 0;
    bool isNumber = false;
    const int count = parser.value(option).toInt(&isNumber);
    if (!isNumber || count < 1) {
        return failure(
            ErrorCode::Invalid,
            QStringLiteral("--%1 takes a number from 1, not \"%2\"").arg(option, parser.value(option)));
    }
    return count;
}

/// How many arguments a command takes.
struct Count {
    int least = 0;
    int most = 0;
};

/// Nothing for an unknown command.
std::optional<Count> argumentCount(const QString &command)
{
    static const QHash<QString, Count> counts{
        {QStringLiteral("rooms"), {0, 0}},    {QStringLiteral("create"), {1, 1}},
        {QStringLiteral("join"), {1, 1}},     {QStringLiteral("leave"), {1, 1}},
        {QStringLiteral("members"), {1, 1}},  {QStringLiteral("send"), {2, 2}},
        {QStringLiteral("tail"), {1, 1}},     {QStringLiteral("history"), {1, 1}},
        {QStringLiteral("flush"), {0, 0}},    {QStringLiteral("invite"), {2, 2}},
        {QStringLiteral("remove"), {2, 3}},   {QStringLiteral("mute"), {3, 3}},
        {QStringLiteral("role"), {2, 3}},     {QStringLiteral("ban"), {1, 2}},
        {QStringLiteral("unban"), {1, 1}},    {QStringLiteral("bans"), {0, 0}},
        {QStringLiteral("audit"), {0, 0}},    {QStringLiteral("devices"), {0, 0}},
        {QStringLiteral("link"), {0, 0}},     {QStringLiteral("sign-out"), {1, 1}},
        {QStringLiteral("announce"), {1, 1}}, {QStringLiteral("receipts"), {2, 2}},
        {QStringLiteral("status"), {1, 1}},   {QStringLiteral("nearby"), {0, 0}},
    };
    const auto found = counts.constFind(command);
    return found == counts.cend() ? std::nullopt : std::optional(*found);
}

Result<void> readCommand(QStringList words, Options &options)
{
    if (words.isEmpty())
        return failure(ErrorCode::Invalid, QStringLiteral("which command? See --help"));
    options.command = words.takeFirst();
    options.arguments = words;
    const std::optional<Count> count = argumentCount(options.command);
    if (!count)
        return failure(ErrorCode::Invalid,
                       QStringLiteral("there is no command \"%1\"; see --help").arg(options.command));
    if (words.size() < count->least || words.size() > count->most) {
        return failure(
            ErrorCode::Invalid,
            QStringLiteral(
                "%1 takes %2 words after it, not %3 (a text of several words needs quotes); see --help")
                .arg(options.command)
                .arg(count->least == count->most
                         ? QString::number(count->least)
                         : QStringLiteral("%1 or %2").arg(count->least).arg(count->most))
                .arg(words.size()));
    }
    return {};
}

void addAccountOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("account"),
         QStringLiteral(
             "Sign in to this account by its password, which is read from the first line of standard "
             "input; later runs need neither."),
         QStringLiteral("NAME")},
        {QStringLiteral("password-file"), QStringLiteral("Read the password there."), QStringLiteral("FILE")},
        {QStringLiteral("sign-up"), QStringLiteral("Make the account.")},
        {QStringLiteral("invite"), QStringLiteral("The code of an invitation, for who is new."),
         QStringLiteral("CODE")},
        {QStringLiteral("code"), QStringLiteral("Join the account that shows this code."),
         QStringLiteral("CODE")},
    });
}

std::optional<QString> valueOf(const QCommandLineParser &parser, const QString &option)
{
    return parser.isSet(option) ? std::optional(parser.value(option)) : std::nullopt;
}

Result<void> readAccount(const QCommandLineParser &parser, Options &options)
{
    options.account = parser.value(QStringLiteral("account"));
    options.passwordFile = parser.value(QStringLiteral("password-file"));
    options.signsUp = parser.isSet(QStringLiteral("sign-up"));
    options.invite = valueOf(parser, QStringLiteral("invite"));
    options.code = valueOf(parser, QStringLiteral("code"));
    if (options.account.isEmpty() && (options.signsUp || !options.passwordFile.isEmpty()))
        return failure(ErrorCode::Invalid, QStringLiteral("whose password? Give --account NAME"));
    return {};
}

} // namespace

Result<Options> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(description);
    parser.addHelpOption();
    parser.addVersionOption();
    const QString defaultProfile = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                   QStringLiteral("/wireside/cli");
    parser.addOptions({
        {QStringLiteral("server"), QStringLiteral("The space's address."), QStringLiteral("URL"),
         QStringLiteral("ws://127.0.0.1:8787/ws")},
        {QStringLiteral("profile"),
         QStringLiteral(
             "Folder that holds who you are, your history and your outbox; made where it is missing."),
         QStringLiteral("DIR"), defaultProfile},
        {QStringLiteral("name"), QStringLiteral("Your name; needed the first time."), QStringLiteral("NAME")},
        {QStringLiteral("json"), QStringLiteral("Print a JSON object a line.")},
        {QStringLiteral("limit"), QStringLiteral("How many messages history and tail show at first."),
         QStringLiteral("N")},
        {QStringLiteral("batch"),
         QStringLiteral(
             "With send -: line n of this batch is one message for ever, however often it is fed."),
         QStringLiteral("KEY")},
        {QStringLiteral("private"), QStringLiteral("With create: only its members know of the room.")},
        {QStringLiteral("offline"),
         QStringLiteral("Stay off the network: send queues, history shows what is kept here.")},
        {QStringLiteral("wait"),
         QStringLiteral(
             "Seconds to wait for the server (send, flush and tail: for ever; others: 10); with nearby: to "
             "look (for ever)."),
         QStringLiteral("SECONDS")},
    });
    addAccountOptions(parser);
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("See above."),
                                 QStringLiteral("COMMAND …"));
    parser.process(arguments);

    Options options;
    const Result<QUrl> server = readServer(parser.value(QStringLiteral("server")));
    if (!server)
        return failure(server.error());
    const Result<int> limit = readCount(parser, QStringLiteral("limit"));
    if (!limit)
        return failure(limit.error());
    const Result<int> wait = readCount(parser, QStringLiteral("wait"));
    if (!wait)
        return failure(wait.error());
    options.server = *server;
    options.limit = *limit;
    if (*wait > 0)
        options.patience = std::chrono::seconds(*wait);
    options.profile = parser.value(QStringLiteral("profile"));
    options.name = parser.value(QStringLiteral("name"));
    options.batch = parser.value(QStringLiteral("batch"));
    options.isJson = parser.isSet(QStringLiteral("json"));
    options.isOffline = parser.isSet(QStringLiteral("offline"));
    options.isPrivate = parser.isSet(QStringLiteral("private"));
    if (const auto read = readAccount(parser, options); !read)
        return failure(read.error());
    if (const auto read = readCommand(parser.positionalArguments(), options); !read)
        return failure(read.error());
    return options;
}
