// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/profiles.h"

#include "server/spacetables.h"

namespace server {

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

const QString action = QStringLiteral("update_profile");

/// Whether the same request was carried out before. Fails with Invalid where its id is another one's.
Result<bool> isDone(SpaceTables &tables, const Act &act)
{
    const auto earlier = tables.audit().actionOf(act.user, act.id);
    if (!earlier)
        return failure(earlier.error());
    if (*earlier == action)
        return true;
    const auto event = tables.eventOf(act.user, act.id);
    if (!event)
        return failure(event.error());
    if (*earlier || *event)
        return failure(ErrorCode::Invalid, u"id is that of another kind of request"_qs);
    return false;
}

/// The person with what is given instead of what was.
UserRecord changed(UserRecord user, const protocol::UpdateProfile &update)
{
    user.name = update.name.value_or(user.name);
    if (update.color)
        user.color = update.color;
    if (update.statusText)
        user.statusText = update.statusText->isEmpty() ? std::nullopt : update.statusText;
    return user;
}

Result<void> rename(SpaceTables &tables, const UserRecord &user)
{
    const auto claimed = tables.names().claim(NameTables::Of::Person, user.id.value(), user.name);
    return claimed ? tables.renameUser(user.id, user.name) : claimed;
}

/// Writes down what is other than before.
Result<void> write(SpaceTables &tables, const UserRecord &before, const UserRecord &after)
{
    if (after.name != before.name) {
        if (const auto renamed = rename(tables, after); !renamed)
            return renamed;
    }
    if (after.color && after.color != before.color) {
        if (const auto recolored = tables.recolorUser(after.id, *after.color); !recolored)
            return recolored;
    }
    return after.statusText == before.statusText ? Result<void>()
                                                 : tables.setStatusText(after.id, after.statusText);
}

} // namespace

Result<std::optional<UserRecord>> updateProfile(SpaceTables &tables, const protocol::UpdateProfile &update,
                                                const Act &act)
{
    const auto done = isDone(tables, act);
    if (!done)
        return failure(done.error());
    if (*done)
        return std::optional<UserRecord>();
    const auto known = tables.user(act.user);
    if (!known)
        return failure(known.error());
    if (!*known || (*known)->ban)
        return failure(ErrorCode::Forbidden, u"you may not do that"_qs);
    const UserRecord &before = **known;
    const UserRecord after = changed(before, update);
    // Its id is used up even where nothing is new.
    if (const auto noted = tables.audit().append(act, action, {}); !noted)
        return failure(noted.error());
    if (after.name == before.name && after.color == before.color && after.statusText == before.statusText)
        return std::optional<UserRecord>();
    if (const auto written = write(tables, before, after); !written)
        return failure(written.error());
    return std::optional(after);
}

} // namespace server
