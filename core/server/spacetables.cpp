// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/spacetables.h"

#include "protocol/names.h"
#include "protocol/wirenames.h"
#include "server/receipttable.h"

#include <algorithm>

namespace server {

using base::failure;
using base::Result;
using sql::integer;

namespace {

QString pairKey(std::vector<base::UserId> pair)
{
    std::ranges::sort(pair, std::less<>());
    return pair.front().value() + QLatin1Char(' ') + pair.back().value();
}

UserRecord readUser(const QSqlQuery &row)
{
    UserRecord user{base::UserId(row.value(0).toString()), row.value(1).toString(),
                    protocol::fromWireName<protocol::AvatarColor>(row.value(2).toString())};
    user.role =
        protocol::fromWireName<protocol::Role>(row.value(3).toString()).value_or(protocol::Role::Guest);
    if (!row.isNull(4)) {
        user.ban = BanRecord{base::UtcTime(std::chrono::milliseconds(row.value(4).toLongLong())), {}};
        if (!row.isNull(5))
            user.ban->reason = row.value(5).toString();
    }
    if (!row.isNull(6))
        user.statusText = row.value(6).toString();
    return user;
}

constexpr char16_t userColumns[] = u"id, name, color, role, banned_at, ban_reason, status_text";

protocol::Circle readCircle(const QVariant &value)
{
    return protocol::fromWireName<protocol::Circle>(value.toString()).value_or(protocol::Circle::Moderators);
}

RoomRecord readRoom(const QSqlQuery &row)
{
    RoomRecord room;
    room.id = base::RoomId(row.value(0).toString());
    room.kind = protocol::fromWireName<protocol::RoomKind>(row.value(1).toString())
                    .value_or(protocol::RoomKind::Private);
    room.name = row.value(2).toString();
    room.topic = row.value(3).toString();
    room.lastSeq = row.value(4).toULongLong();
    room.writers = readCircle(row.value(5));
    room.inviters = readCircle(row.value(6));
    return room;
}

constexpr char16_t roomColumns[] = u"id, kind, name, topic, last_seq, writers, inviters";

QString select(const char16_t *columns, const char16_t *rest)
{
    return u"SELECT "_qs + QString::fromUtf16(columns) + u" FROM "_qs + QString::fromUtf16(rest);
}

} // namespace

Result<bool> SpaceTables::hasSpace()
{
    const auto rows = m_database.rows(u"SELECT 1 FROM space"_qs, {}, [](const QSqlQuery &) { return true; });
    if (!rows)
        return failure(rows.error());
    return !rows->empty();
}

Result<void> SpaceTables::insertSpace(const base::SpaceId &space, const base::Epoch &epoch,
                                      const QString &name)
{
    return m_database.change(u"INSERT INTO space (id, epoch, name) VALUES (?, ?, ?)"_qs,
                             {space.value(), epoch.value(), name});
}

Result<Snapshot> SpaceTables::space()
{
    auto rows = m_database.rows(u"SELECT id, epoch FROM space"_qs, {}, [](const QSqlQuery &row) {
        Snapshot snapshot;
        snapshot.space = base::SpaceId(row.value(0).toString());
        snapshot.epoch = base::Epoch(row.value(1).toString());
        return snapshot;
    });
    if (!rows)
        return failure(rows.error());
    const auto now = moderation().space();
    if (!now)
        return failure(now.error());
    rows->front().name = now->name;
    rows->front().policy = now->policy;
    return rows->front();
}

Result<std::vector<UserRecord>> SpaceTables::users()
{
    return m_database.rows(select(userColumns, u"users"), {}, readUser);
}

Result<std::optional<UserRecord>> SpaceTables::user(const base::UserId &id)
{
    return sql::firstOf(m_database.rows(select(userColumns, u"users WHERE id = ?"), {id.value()}, readUser));
}

Result<std::optional<UserRecord>> SpaceTables::userOfName(const QString &name)
{
    return sql::firstOf(m_database.rows(select(userColumns, u"users WHERE name_key = ?"),
                                        {protocol::nameKey(name)}, readUser));
}

Result<void> SpaceTables::insertUser(const UserRecord &user)
{
    const QVariant color = user.color ? QVariant(QLatin1String(toWireName(*user.color))) : QVariant();
    return m_database.change(u"INSERT INTO users (id, name, name_key, color, role) VALUES (?, ?, ?, ?, ?)"_qs,
                             {user.id.value(), user.name, protocol::nameKey(user.name), color,
                              QLatin1String(toWireName(user.role))});
}

Result<void> SpaceTables::renameUser(const base::UserId &user, const QString &name)
{
    return m_database.change(u"UPDATE users SET name = ?, name_key = ? WHERE id = ?"_qs,
                             {name, protocol::nameKey(name), user.value()});
}

Result<void> SpaceTables::recolorUser(const base::UserId &user, protocol::AvatarColor color)
{
    return m_database.change(u"UPDATE users SET color = ? WHERE id = ?"_qs,
                             {QLatin1String(toWireName(color)), user.value()});
}

Result<void> SpaceTables::setStatusText(const base::UserId &user, const std::optional<QString> &text)
{
    return m_database.change(u"UPDATE users SET status_text = ? WHERE id = ?"_qs,
                             {text ? QVariant(*text) : QVariant(), user.value()});
}

Result<std::vector<RoomRecord>> SpaceTables::rooms()
{
    auto rooms = m_database.rows(select(roomColumns, u"rooms WHERE removed = 0 ORDER BY id"), {}, readRoom);
    if (!rooms)
        return rooms;
    const auto roomOf = [&](const QSqlQuery &row) -> RoomRecord * {
        const auto found = std::ranges::lower_bound(*rooms, base::RoomId(row.value(0).toString()),
                                                    std::less<>(), &RoomRecord::id);
        return found != rooms->end() && found->id.value() == row.value(0).toString() ? &*found : nullptr;
    };
    const auto members = m_database.rows(
        u"SELECT room, user, role, delivered_seq, told_seq FROM members ORDER BY room"_qs, {},
        [&](const QSqlQuery &row) {
            RoomRecord *room = roomOf(row);
            if (room)
                room->members.emplace_back(row.value(1).toString());
            if (room && !row.isNull(2))
                room->moderators.emplace_back(row.value(1).toString());
            if (room && row.value(3).toULongLong() > 0) {
                room->progress.push_back({base::UserId(row.value(1).toString()), row.value(3).toULongLong(),
                                          row.value(4).toULongLong()});
            }
            return room != nullptr;
        });
    if (!members)
        return failure(members.error());
    const auto mutes =
        m_database.rows(u"SELECT room, user, until FROM mutes"_qs, {}, [&](const QSqlQuery &row) {
            RoomRecord *room = roomOf(row);
            if (room) {
                room->mutes.emplace_back(base::UserId(row.value(1).toString()),
                                         base::UtcTime(std::chrono::milliseconds(row.value(2).toLongLong())));
            }
            return room != nullptr;
        });
    if (!mutes)
        return failure(mutes.error());
    return rooms;
}

Result<std::optional<RoomRecord>> SpaceTables::room(const base::RoomId &room)
{
    return sql::firstOf(m_database.rows(select(roomColumns, u"rooms WHERE id = ? AND removed = 0"),
                                        {room.value()}, readRoom));
}

Result<std::optional<RoomRecord>> SpaceTables::directRoom(const std::vector<base::UserId> &pair)
{
    return sql::firstOf(
        m_database.rows(select(roomColumns, u"rooms WHERE pair = ?"), {pairKey(pair)}, readRoom));
}

Result<void> SpaceTables::insertRoom(const RoomRecord &room)
{
    const bool isDirect = room.kind == protocol::RoomKind::Direct;
    const bool isPublic = room.kind == protocol::RoomKind::Public;
    const QVariant nameKey = isPublic ? protocol::nameKey(room.name) : QVariant();
    const QVariant pair = isDirect ? pairKey(room.members) : QVariant();
    return m_database.change(
        u"INSERT INTO rooms (id, kind, name, name_key, topic, pair, writers, inviters, last_seq) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)"_qs,
        {room.id.value(), QLatin1String(toWireName(room.kind)), sql::text(room.name), nameKey,
         sql::text(room.topic), pair, QLatin1String(toWireName(room.writers)),
         QLatin1String(toWireName(room.inviters))});
}

Result<void> SpaceTables::updateRoom(const base::RoomId &room, const protocol::RoomUpdated &update)
{
    if (update.name) {
        if (const auto named =
                m_database.run(u"UPDATE rooms SET name = ?, name_key = iif(kind = 'public', ?, NULL) "
                               "WHERE id = ?"_qs,
                               {*update.name, protocol::nameKey(*update.name), room.value()});
            !named)
            return failure(named.error());
    }
    if (update.topic) {
        if (const auto set = m_database.run(u"UPDATE rooms SET topic = ? WHERE id = ?"_qs,
                                            {sql::text(*update.topic), room.value()});
            !set)
            return failure(set.error());
    }
    const auto word = [](std::optional<protocol::Circle> circle) {
        return circle ? QVariant(QLatin1String(toWireName(*circle))) : QVariant();
    };
    return m_database.change(
        u"UPDATE rooms SET writers = coalesce(?, writers), inviters = coalesce(?, inviters) WHERE id = ?"_qs,
        {word(update.writers), word(update.inviters), room.value()});
}

Result<bool> SpaceTables::isMember(const base::RoomId &room, const base::UserId &user)
{
    const auto rows = m_database.rows(u"SELECT 1 FROM members WHERE room = ? AND user = ?"_qs,
                                      {room.value(), user.value()}, [](const QSqlQuery &) { return true; });
    return rows ? Result<bool>(!rows->empty()) : failure(rows.error());
}

Result<bool> SpaceTables::insertMember(const base::RoomId &room, const base::UserId &user)
{
    const auto changed = m_database.run(u"INSERT OR IGNORE INTO members (room, user) VALUES (?, ?)"_qs,
                                        {room.value(), user.value()});
    return changed ? Result<bool>(*changed > 0) : failure(changed.error());
}

Result<bool> SpaceTables::deleteMember(const base::RoomId &room, const base::UserId &user)
{
    if (const auto forgotten = ReceiptTable(m_database).forget(room, user); !forgotten)
        return failure(forgotten.error());
    const auto changed =
        m_database.run(u"DELETE FROM members WHERE room = ? AND user = ?"_qs, {room.value(), user.value()});
    return changed ? Result<bool>(*changed > 0) : failure(changed.error());
}

} // namespace server
