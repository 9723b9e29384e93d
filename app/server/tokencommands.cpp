// SPDX-License-Identifier: GPL-3.0-or-later
#include "admincommands.h"

#include "crypto/token.h"

using base::ErrorCode;
using base::failure;
using base::Result;
using server::Tables;

namespace {

constexpr int idLength = 12;
constexpr int inviteIdLength = 6;

} // namespace

Result<QStringList> issueToken(AdminContext &context)
{
    const Result<QByteArray> secret = makeTokenSecret(context.path, context.chance);
    if (!secret)
        return failure(secret.error());
    const base::UtcTime now = context.clock.utcNow();
    const base::DeviceId device(context.chance.token(idLength));
    const auto token = context.folder.run<QString>([&](Tables tables) {
        return server::issueToken(tables, context.word, device, now, now + context.lifetime, *secret);
    });
    return token ? Result<QStringList>(QStringList{*token}) : failure(token.error());
}

Result<QStringList> revokeToken(AdminContext &context)
{
    const auto revoked = context.folder.run<void>(
        [&](Tables tables) { return server::revokeDevice(tables, base::DeviceId(context.word)); });
    return revoked ? Result<QStringList>(QStringList()) : failure(revoked.error());
}

Result<QStringList> createInvite(AdminContext &context)
{
    const QString code = crypto::newCode(context.chance);
    const server::AccountTables::Invite invite{context.chance.token(inviteIdLength), context.uses,
                                               context.clock.utcNow() + context.lifetime};
    const auto created = context.folder.run<void>(
        [&](Tables tables) { return tables.accounts.insertInvite(invite, crypto::codeHash(code)); });
    return created ? Result<QStringList>(QStringList{code}) : failure(created.error());
}

Result<QStringList> listInvites(AdminContext &context)
{
    using Invites = std::vector<server::AccountTables::Invite>;
    const auto invites = context.folder.run<Invites>(
        [now = context.clock.utcNow()](Tables tables) { return tables.accounts.invites(now); });
    if (!invites)
        return failure(invites.error());
    QStringList lines;
    for (const auto &invite : *invites) {
        lines.append(QStringList{invite.id, QString::number(invite.uses), base::isoText(invite.expires)}.join(
            QLatin1Char('\t')));
    }
    return lines;
}

Result<QStringList> revokeInvite(AdminContext &context)
{
    const auto found =
        context.folder.run<bool>([&](Tables tables) { return tables.accounts.deleteInvite(context.word); });
    if (!found)
        return failure(found.error());
    if (!*found)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("there is no invitation \"%1\"").arg(context.word));
    return QStringList();
}
