// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/moderationtables.h"

#include "protocol/wirenames.h"
#include "server/nametables.h"

namespace server {

using base::failure;
using base::Result;
using protocol::fromWireName;

namespace {

template <class Choice>
QString word(Choice choice)
{
    return QString::fromLatin1(toWireName(choice));
}

/// A choice of the database; where it cannot be read, what allows least.
template <class Choice>
Choice choiceOf(const QVariant &value, Choice least)
{
    return fromWireName<Choice>(value.toString()).value_or(least);
}

qint64 milliseconds(base::UtcTime time)
{
    return time.time_since_epoch().count();
}

Place readPlace(const QSqlQuery &row)
{
    return {{choiceOf(row.value(0), protocol::Role::Guest), row.value(2).toBool(), row.value(3).toBool(),
             row.value(4).toBool(), row.value(1).toBool()},
            {choiceOf(row.value(5), protocol::RoomKind::Private),
             choiceOf(row.value(6), protocol::Circle::Moderators),
             choiceOf(row.value(7), protocol::Circle::Moderators)}};
}

} // namespace

Result<std::optional<Place>> ModerationTables::place(const base::RoomId &room, const base::UserId &user,
                                                     base::UtcTime now)
{
    const auto places =
        m_database.rows(u"SELECT users.role, banned_at IS NOT NULL, members.user IS NOT NULL, "
                        "members.role IS NOT NULL, mutes.until IS NOT NULL, kind, writers, inviters "
                        "FROM rooms JOIN users ON users.id = ? "
                        "LEFT JOIN members ON members.room = rooms.id AND members.user = users.id "
                        "LEFT JOIN mutes ON mutes.room = rooms.id AND mutes.user = users.id AND until > ? "
                        "WHERE rooms.id = ? AND removed = 0"_qs,
                        {user.value(), milliseconds(now), room.value()}, readPlace);
    if (!places)
        return failure(places.error());
    return places->empty() ? std::optional<Place>() : std::optional(places->front());
}

Result<void> ModerationTables::appoint(const base::RoomId &room, const base::UserId &user,
                                       protocol::Role role)
{
    const QVariant kept = role == protocol::Role::Moderator ? QVariant(word(role)) : QVariant();
    return m_database.change(u"UPDATE members SET role = ? WHERE room = ? AND user = ?"_qs,
                             {kept, room.value(), user.value()});
}

Result<void> ModerationTables::setMute(const base::RoomId &room, const base::UserId &user,
                                       std::optional<base::UtcTime> until)
{
    if (!until) {
        return m_database.change(u"DELETE FROM mutes WHERE room = ? AND user = ?"_qs,
                                 {room.value(), user.value()});
    }
    return m_database.change(u"INSERT OR REPLACE INTO mutes (room, user, until) VALUES (?, ?, ?)"_qs,
                             {room.value(), user.value(), milliseconds(*until)});
}

Result<void> ModerationTables::setRole(const base::UserId &user, protocol::Role role)
{
    return m_database.change(u"UPDATE users SET role = ? WHERE id = ?"_qs, {word(role), user.value()});
}

Result<void> ModerationTables::setBan(const base::UserId &user, const std::optional<BanRecord> &ban)
{
    const QVariant since = ban ? QVariant(milliseconds(ban->since)) : QVariant();
    const QVariant reason = ban && ban->reason ? sql::text(*ban->reason) : QVariant();
    return m_database.change(u"UPDATE users SET banned_at = ?, ban_reason = ? WHERE id = ?"_qs,
                             {since, reason, user.value()});
}

Result<int> ModerationTables::owners()
{
    const auto counts = m_database.rows(u"SELECT count(*) FROM users WHERE role = ? AND banned_at IS NULL"_qs,
                                        {word(protocol::Role::Owner)},
                                        [](const QSqlQuery &row) { return row.value(0).toInt(); });
    return counts ? Result<int>(counts->front()) : failure(counts.error());
}

Result<protocol::SpaceUpdated> ModerationTables::space()
{
    const auto rows = m_database.rows(
        u"SELECT name, room_creators, empty_rooms FROM space"_qs, {}, [](const QSqlQuery &row) {
            return protocol::SpaceUpdated{row.value(0).toString(),
                                          {choiceOf(row.value(1), protocol::Circle::Moderators),
                                           choiceOf(row.value(2), protocol::EmptyRooms::Keep)}};
        });
    if (!rows)
        return failure(rows.error());
    if (rows->size() != 1)
        return failure(base::ErrorCode::Corrupt, u"the database names no space"_qs);
    return rows->front();
}

Result<void> ModerationTables::setSpace(const protocol::SpaceUpdated &space)
{
    return m_database.change(u"UPDATE space SET name = ?, room_creators = ?, empty_rooms = ?"_qs,
                             {space.name, word(space.policy.roomCreators), word(space.policy.emptyRooms)});
}

Result<bool> ModerationTables::isDeserted(const base::RoomId &room)
{
    const auto deserted =
        m_database.rows(u"SELECT EXISTS (SELECT 1 FROM events WHERE room = ? AND seq = 1 AND type = ?) "
                        "AND NOT EXISTS (SELECT 1 FROM members WHERE room = ?)"_qs,
                        {room.value(), protocol::toBody(protocol::RoomCreated()).type, room.value()},
                        [](const QSqlQuery &row) { return row.value(0).toBool(); });
    return deserted ? Result<bool>(deserted->front()) : failure(deserted.error());
}

Result<void> ModerationTables::removeRoom(const base::RoomId &room)
{
    if (const auto gone = m_database.run(
            u"UPDATE rooms SET removed = 1, name = '', topic = '', name_key = NULL WHERE id = ?"_qs,
            {room.value()});
        !gone)
        return failure(gone.error());
    // The rows stay, since (user, id) is unique for ever; what they say goes.
    if (const auto emptied =
            m_database.run(u"UPDATE events SET body = json_set(body, '$.content', '') "
                           "WHERE room = ? AND json_extract(body, '$.content') IS NOT NULL"_qs,
                           {room.value()});
        !emptied)
        return failure(emptied.error());
    return NameTables(m_database).release(NameTables::Of::Room, room.value());
}

} // namespace server
