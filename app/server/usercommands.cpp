// SPDX-License-Identifier: GPL-3.0-or-later
#include "admincommands.h"

#include "crypto/password.h"
#include "protocol/names.h"
#include "protocol/passwords.h"
#include "protocol/wirenames.h"
#include "server/hub.h"

#include <QFile>

#include <cstdio>

using base::ErrorCode;
using base::failure;
using base::Result;
using server::Tables;

namespace {

constexpr int idLength = 12;
/// More than a password has.
constexpr qint64 maxLine = 4'096;

Result<QByteArray> readPasswordHash(const AdminContext &context)
{
    QFile file(context.passwordFile);
    const bool isOpen = context.passwordFile.isEmpty() ? file.open(stdin, QIODevice::ReadOnly)
                                                       : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return failure(ErrorCode::Io, QStringLiteral("%1: %2").arg(context.passwordFile, file.errorString()));
    QByteArray line = file.readLine(maxLine);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    const Result<QByteArray> password = protocol::preparedPassword(QString::fromUtf8(line));
    return password ? crypto::hashedPassword(*password, crypto::PasswordCost::usual()) : password;
}

QStringList linesOf(const std::vector<server::DeviceRecord> &devices)
{
    QStringList lines;
    for (const server::DeviceRecord &device : devices) {
        lines.append(QStringList{device.id.value(), QLatin1String(toWireName(device.kind)),
                                 base::isoText(device.seen), device.name}
                         .join(QLatin1Char('\t')));
    }
    return lines;
}

Result<QStringList> nothing(const Result<void> &result)
{
    return result ? Result<QStringList>(QStringList()) : failure(result.error());
}

} // namespace

Result<QStringList> listUsers(AdminContext &context)
{
    return context.folder.run<QStringList>([](Tables tables) -> Result<QStringList> {
        const auto users = tables.space.users();
        if (!users)
            return failure(users.error());
        QStringList lines;
        for (const server::UserRecord &user : *users)
            lines.append(user.id.value() + QLatin1Char('\t') + user.name);
        return lines;
    });
}

Result<QStringList> addUser(AdminContext &context)
{
    const Result<QString> name = protocol::personName(context.word);
    if (!name)
        return failure(name.error());
    const Result<QByteArray> hash = readPasswordHash(context);
    if (!hash)
        return failure(hash.error());
    const base::UserId user(context.chance.token(idLength));
    const server::Act act{base::RequestId(context.chance.uuid()), user, context.clock.utcNow()};
    const server::Arrival arrival{{user, *name}, {}, {}, server::Hub::Settings().home, act};
    const auto added =
        context.folder.run<void>([&](Tables tables) { return server::addPerson(tables, arrival, *hash); });
    if (!added && added.error().code == ErrorCode::Conflict)
        return failure(ErrorCode::Conflict, QStringLiteral("somebody is called \"%1\" already").arg(*name));
    return nothing(added);
}

Result<QStringList> setPassword(AdminContext &context)
{
    const Result<QByteArray> hash = readPasswordHash(context);
    if (!hash)
        return failure(hash.error());
    return nothing(context.folder.run<void>(
        [&](Tables tables) { return server::resetPassword(tables, context.word, *hash); }));
}

Result<QStringList> listDevices(AdminContext &context)
{
    const auto devices = context.folder.run<std::vector<server::DeviceRecord>>(
        [&](Tables tables) { return server::devicesOf(tables, context.word); });
    return devices ? Result<QStringList>(linesOf(*devices)) : failure(devices.error());
}

Result<QStringList> signOutUser(AdminContext &context)
{
    return nothing(
        context.folder.run<void>([&](Tables tables) { return server::signOutAll(tables, context.word); }));
}
