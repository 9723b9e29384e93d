// SPDX-License-Identifier: GPL-3.0-or-later
#include "longprofile.h"

#include "common/address.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

namespace {

/// Nobody answers at the port for what is thrown away (RFC 863), so the start shows what is on the disk.
const QString address = QStringLiteral("127.0.0.1:9");

int complain(const QString &what)
{
    std::fprintf(stderr, "bench_longprofile: %s\n", qUtf8Printable(what));
    return 1;
}

void endAfter(const base::Result<void> &last)
{
    QCoreApplication::exit(last ? 0 : complain(last.error().detail));
}

} // namespace

/// Makes a profile with a space of a million messages in the folder that is named, which must not exist yet.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2 || arguments.at(1).startsWith(u'-') || QDir(arguments.at(1)).exists())
        return complain(QStringLiteral("names a new folder, and nothing else"));
    base::Result<store::Profile> profile = store::Profile::open(arguments.at(1), base::UtcTime());
    if (!profile)
        return complain(profile.error().detail);
    const QUrl url = *process::readAddress(address);
    const auto space = profile->openSpace(url);
    if (!space)
        return complain(space.error().detail);

    const bench::LongSpace history{bench::LongHistory()};
    const auto onWritten = [](const base::Result<void> &written) {
        if (!written)
            endAfter(written);
    };
    (*space)->submit({[&](sql::Database &database) { return history.writeRooms(database); }, onWritten});
    for (int room = 0; room < history.rooms(); ++room) {
        (*space)->submit(
            {[&history, room](sql::Database &database) { return history.writeMessages(database, room); },
             onWritten});
    }
    const auto finish = [&](const base::Result<void> &) { bench::writeProfile(*profile, url, endAfter); };
    (*space)->submit({[](sql::Database &) { return base::Result<void>(); }, finish});
    return QCoreApplication::exec();
}
