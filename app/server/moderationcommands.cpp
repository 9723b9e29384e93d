// SPDX-License-Identifier: GPL-3.0-or-later
#include "admincommands.h"

#include "protocol/limits.h"
#include "protocol/wirenames.h"

using base::ErrorCode;
using base::failure;
using base::Result;
using server::Tables;

namespace {

Result<QStringList> done(AdminContext &context, const std::function<Result<void>(Tables)> &work)
{
    const auto result = context.folder.run<void>(work);
    return result ? Result<QStringList>(QStringList()) : failure(result.error());
}

} // namespace

Result<QStringList> giveUserRole(AdminContext &context)
{
    const auto role = protocol::fromWireName<protocol::Role>(context.detail);
    if (!role) {
        return failure(
            ErrorCode::Invalid,
            QStringLiteral("a role is owner, moderator, member or guest, not \"%1\"").arg(context.detail));
    }
    const base::UtcTime now = context.clock.utcNow();
    return done(context, [&](Tables tables) { return server::giveRole(tables, context.word, *role, now); });
}

Result<QStringList> banUser(AdminContext &context)
{
    if (context.detail.size() > protocol::maxReason) {
        return failure(ErrorCode::Invalid,
                       QStringLiteral("a reason has at most %1 characters").arg(protocol::maxReason));
    }
    const auto reason = context.detail.isEmpty() ? std::nullopt : std::optional(context.detail);
    const server::BanRecord ban{context.clock.utcNow(), reason};
    return done(context, [&](Tables tables) { return server::ban(tables, context.word, ban); });
}

Result<QStringList> unbanUser(AdminContext &context)
{
    const base::UtcTime now = context.clock.utcNow();
    return done(context, [&](Tables tables) { return server::unban(tables, context.word, now); });
}

Result<QStringList> removeUser(AdminContext &context)
{
    const base::UtcTime now = context.clock.utcNow();
    const base::RequestId leaving(context.chance.uuid());
    return done(context,
                [&](Tables tables) { return server::removePerson(tables, context.word, leaving, now); });
}
