// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spacetables.h"

#include "protocol/wirenames.h"
#include "store/eventrow.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace store {

using base::failure;
using base::Result;
using sql::integer;
using sql::text;

namespace {

QVariant optionalText(const std::optional<base::UserId> &value)
{
    return value ? QVariant(value->value()) : QVariant();
}

template <class Choice>
QVariant optionalWord(const std::optional<Choice> &choice)
{
    return choice ? QVariant(QString::fromLatin1(toWireName(*choice))) : QVariant();
}

std::optional<protocol::AvatarColor> readColor(const QVariant &value)
{
    return protocol::fromWireName<protocol::AvatarColor>(value.toString());
}

qint64 milliseconds(base::UtcTime time)
{
    return time.time_since_epoch().count();
}

KnownRoom readRoom(const QSqlQuery &row)
{
    KnownRoom room;
    room.summary = readSummary(row);
    room.lastSeq = row.value(6).toULongLong();
    if (!row.isNull(7)) {
        room.readSeq = row.value(7).toULongLong();
        // What is missing may be news; what is here and no message of others is not.
        const qint64 behind = row.value(6).toLongLong() - row.value(7).toLongLong();
        room.unread = static_cast<int>(std::max(behind - row.value(8).toLongLong(), qint64{0}));
    }
    room.summary.color = readColor(row.value(9));
    room.summary.lastSeq = room.lastSeq;
    const auto circle = [&row](int column) {
        return protocol::fromWireName<protocol::Circle>(row.value(column).toString())
            .value_or(protocol::Circle::Everyone);
    };
    room.summary.role =
        protocol::fromWireName<protocol::Role>(row.value(11).toString()).value_or(protocol::Role::Member);
    room.summary.writers = circle(12);
    room.summary.inviters = circle(13);
    if (!row.isNull(14))
        room.summary.mutedUntil = base::UtcTime(std::chrono::milliseconds(row.value(14).toLongLong()));
    return room;
}

Stretch readStretch(const QSqlQuery &row)
{
    return {row.value(0).toULongLong(), row.value(1).toULongLong()};
}

/// There only while a wish is.
const QString statusWishKey = u"status_wish"_qs;

} // namespace

protocol::RoomSummary readSummary(const QSqlQuery &row)
{
    protocol::RoomSummary summary;
    summary.room = base::RoomId(row.value(0).toString());
    summary.kind = protocol::fromWireName<protocol::RoomKind>(row.value(1).toString())
                       .value_or(protocol::RoomKind::Private);
    summary.name = row.value(2).toString();
    summary.topic = row.value(3).toString();
    if (!row.isNull(4))
        summary.peer = base::UserId(row.value(4).toString());
    summary.isMember = row.value(5).toBool();
    return summary;
}

Result<SpaceFacts> SpaceTables::facts()
{
    const auto rows = m_database.rows(u"SELECT key, value FROM facts"_qs, {}, [](const QSqlQuery &row) {
        return std::pair(row.value(0).toString(), row.value(1).toString());
    });
    if (!rows)
        return failure(rows.error());
    QHash<QString, QString> values;
    for (const auto &[key, value] : *rows)
        values.insert(key, value);
    SpaceFacts facts{base::SpaceId(values.value(u"space"_qs)), base::Epoch(values.value(u"epoch"_qs)),
                     QByteArray::fromBase64(values.value(u"server_key"_qs).toLatin1()),
                     base::UserId(values.value(u"me"_qs)), values.value(u"space_name"_qs)};
    if (const auto wish = values.constFind(statusWishKey); wish != values.cend())
        facts.statusWish = *wish;
    return facts;
}

Result<void> SpaceTables::putFacts(const SpaceFacts &facts)
{
    const std::pair<QString, QString> values[] = {
        {u"space"_qs, facts.space.value()},
        {u"epoch"_qs, facts.epoch.value()},
        {u"server_key"_qs, QString::fromLatin1(facts.serverKey.toBase64())},
        {u"me"_qs, facts.me.value()},
        {u"space_name"_qs, facts.spaceName},
    };
    for (const auto &[key, value] : values) {
        const auto put =
            m_database.run(u"INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)"_qs, {key, text(value)});
        if (!put)
            return failure(put.error());
    }
    if (!facts.statusWish)
        return m_database.change(u"DELETE FROM facts WHERE key = ?"_qs, {statusWishKey});
    return m_database.change(u"INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)"_qs,
                             {statusWishKey, text(*facts.statusWish)});
}

Result<std::vector<KnownRoom>> SpaceTables::rooms()
{
    bool isSensible = true;
    auto rooms =
        m_database.rows(u"SELECT id, kind, name, topic, peer, is_member, "
                        "(SELECT max(high) FROM stretches WHERE room = rooms.id), read_seq, "
                        "(SELECT count(*) - coalesce(sum(type = ? AND user <> me.value), 0) FROM events "
                        "WHERE room = rooms.id AND seq > read_seq), "
                        "(SELECT color FROM people WHERE people.id = rooms.peer), "
                        "(SELECT max(seq) FROM events WHERE room = rooms.id), "
                        "role, writers, inviters, muted_until "
                        "FROM rooms LEFT JOIN facts AS me ON me.key = 'me' ORDER BY id"_qs,
                        {protocol::toBody(protocol::MessagePosted()).type}, [&](const QSqlQuery &row) {
                            // The events of the stretches are there, and no others.
                            const bool isThere = row.value(6).toLongLong() == row.value(10).toLongLong();
                            isSensible = isSensible && isThere && row.value(7).toLongLong() >= 0;
                            return readRoom(row);
                        });
    if (!isSensible)
        return failure(base::ErrorCode::Corrupt, u"a position in a room cannot be"_qs);
    if (!rooms)
        return rooms;
    const auto read = readReceipts(*rooms);
    return read ? std::move(rooms) : failure(read.error());
}

Result<void> SpaceTables::readReceipts(std::vector<KnownRoom> &rooms)
{
    const auto all = m_database.rows(
        u"SELECT room, user, delivered_seq, read_seq FROM receipts ORDER BY room, user"_qs, {},
        [&rooms](const QSqlQuery &row) {
            const auto room = std::ranges::find(
                rooms, base::RoomId(row.value(0).toString()),
                [](const KnownRoom &known) -> const base::RoomId & { return known.summary.room; });
            if (room != rooms.end()) {
                room->receipts.push_back({base::UserId(row.value(1).toString()), row.value(2).toULongLong(),
                                          row.value(3).toULongLong()});
            }
            return room != rooms.end();
        });
    return all ? Result<void>() : failure(all.error());
}

Result<void> SpaceTables::setReceipts(const base::RoomId &room, const std::vector<protocol::Progress> &people)
{
    if (const auto cleared = m_database.run(u"DELETE FROM receipts WHERE room = ?"_qs, {room.value()});
        !cleared)
        return failure(cleared.error());
    for (const protocol::Progress &one : people) {
        const auto put = m_database.run(
            u"INSERT INTO receipts (room, user, delivered_seq, read_seq) VALUES (?, ?, ?, ?)"_qs,
            {room.value(), one.user.value(), integer(one.deliveredSeq), integer(one.readSeq)});
        if (!put)
            return failure(put.error());
    }
    return {};
}

Result<void> SpaceTables::putRoom(const protocol::RoomSummary &room)
{
    return m_database.change(
        u"INSERT INTO rooms (id, kind, name, topic, peer, is_member, role, writers, inviters, muted_until) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, "
        "name = excluded.name, topic = excluded.topic, peer = excluded.peer, is_member = excluded.is_member, "
        "role = excluded.role, writers = excluded.writers, inviters = excluded.inviters, "
        "muted_until = excluded.muted_until"_qs,
        {room.room.value(), QString::fromLatin1(toWireName(room.kind)), text(room.name), text(room.topic),
         optionalText(room.peer), room.isMember, QString::fromLatin1(toWireName(room.role)),
         QString::fromLatin1(toWireName(room.writers)), QString::fromLatin1(toWireName(room.inviters)),
         room.mutedUntil ? QVariant(milliseconds(*room.mutedUntil)) : QVariant()});
}

Result<void> SpaceTables::putPerson(const base::UserId &user, const QString &name,
                                    std::optional<protocol::AvatarColor> color)
{
    return m_database.change(u"INSERT INTO people (id, name, color) VALUES (?, ?, ?) ON CONFLICT (id) "
                             "DO UPDATE SET name = excluded.name, color = excluded.color "
                             "WHERE name <> excluded.name OR color IS NOT excluded.color"_qs,
                             {user.value(), text(name), optionalWord(color)});
}

Result<void> SpaceTables::insertEvent(const protocol::RoomEvent &event)
{
    const protocol::EventBody body = protocol::toBody(event.content);
    const auto amendment = protocol::amendmentOf(event.content);
    const QVariant target = amendment ? integer(protocol::targetOf(*amendment)) : QVariant();
    return m_database.change(u"INSERT OR REPLACE INTO events (room, seq, id, user, time, type, body, target) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_qs,
                             {event.room.value(), integer(event.seq), event.id.value().toRfc4122(),
                              event.user.value(), milliseconds(event.timestamp), body.type,
                              QString::fromUtf8(body.fields), target});
}

Result<Stretch> SpaceTables::insertStretch(const base::RoomId &room, Stretch stretch)
{
    const auto touched = m_database.rows(
        u"DELETE FROM stretches WHERE room = ? AND low <= ? AND high >= ? RETURNING low, high"_qs,
        {room.value(), integer(stretch.high + 1), integer(stretch.low - 1)}, readStretch);
    if (!touched)
        return failure(touched.error());
    for (const Stretch &other : *touched) {
        stretch.low = std::min(stretch.low, other.low);
        stretch.high = std::max(stretch.high, other.high);
    }
    const auto inserted = m_database.run(u"INSERT INTO stretches (room, low, high) VALUES (?, ?, ?)"_qs,
                                         {room.value(), integer(stretch.low), integer(stretch.high)});
    return inserted ? Result<Stretch>(stretch) : failure(inserted.error());
}

Result<std::vector<Stretch>> SpaceTables::stretches(const base::RoomId &room)
{
    return m_database.rows(u"SELECT low, high FROM stretches WHERE room = ? ORDER BY low"_qs, {room.value()},
                           readStretch);
}

Result<std::vector<protocol::RoomEvent>> SpaceTables::page(const base::RoomId &room, base::Seq before,
                                                           int limit)
{
    constexpr base::Seq end = std::numeric_limits<qint64>::max();
    const QVariant bound = integer(before == 0 ? end : before);
    auto events = m_database.rows(QString::fromUtf16(selectEvents) +
                                      u"WHERE room = ? AND seq < ? AND "
                                      "seq >= (SELECT max(low) FROM stretches WHERE room = ? AND low < ?) "
                                      "ORDER BY seq DESC LIMIT ?"_qs,
                                  {room.value(), bound, room.value(), bound, limit}, readEvent);
    if (events)
        std::ranges::reverse(*events);
    return events;
}

Result<std::optional<protocol::RoomEvent>> SpaceTables::ownEvent(const base::RequestId &id)
{
    return sql::firstOf(
        m_database.rows(QString::fromUtf16(selectEvents) +
                            u"WHERE events.id = ? AND user = (SELECT value FROM facts WHERE key = 'me')"_qs,
                        {id.value().toRfc4122()}, readEvent));
}

Result<void> SpaceTables::forgetHistory(const std::optional<base::RoomId> &room)
{
    const QVariant which = room ? QVariant(room->value()) : QVariant();
    for (const QString &statement : {u"DELETE FROM events WHERE room = coalesce(?, room)"_qs,
                                     u"DELETE FROM stretches WHERE room = coalesce(?, room)"_qs,
                                     u"DELETE FROM receipts WHERE room = coalesce(?, room)"_qs,
                                     u"UPDATE rooms SET read_seq = NULL WHERE id = coalesce(?, id)"_qs}) {
        if (const auto done = m_database.run(statement, {which}); !done)
            return failure(done.error());
    }
    return {};
}

Result<void> SpaceTables::setReadSeq(const base::RoomId &room, base::Seq seq)
{
    return m_database.change(u"UPDATE rooms SET read_seq = ? WHERE id = ?"_qs, {integer(seq), room.value()});
}

} // namespace store
