// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rescue.h"

#include "crypto/spacekey.h"
#include "protocol/wirenames.h"
#include "sql/damage.h"
#include "sql/storage.h"
#include "store/outboxdigest.h"
#include "store/profiletables.h"
#include "store/schema.h"
#include "store/spacetables.h"

#include <QSet>

#include <algorithm>
#include <functional>
#include <map>

namespace store {

using base::failure;
using base::Result;
using sql::Database;

namespace {

/// More keys than anybody has; a tree that bites its tail has them without end.
constexpr int mostKeys = 100'000;

/// Calls `take` for each row of a table that can be read. Keys first, and from both ends: a page that is gone
/// hides neither what is behind it nor, where a long text is, what has none.
void forEachRow(Database &damaged, const QString &table, const QString &key, const QString &columns,
                const std::function<void(const QSqlQuery &)> &take)
{
    QVariantList keys;
    QSet<QByteArray> known;
    const auto read = [](const QSqlQuery &row) { return row.value(0); };
    const auto collect = [&](const QString &order) {
        const QString statement = u"SELECT %1 FROM %2 ORDER BY %1 %3 LIMIT ?"_qs.arg(key, table, order);
        QVariantList found;
        for (const QVariant &value : damaged.readableRows(statement, {mostKeys}, read)) {
            const QByteArray text = value.toByteArray();
            if (!known.contains(text)) {
                known.insert(text);
                found.append(value);
            }
        }
        return found;
    };
    keys = collect(u"ASC"_qs);
    QVariantList behind = collect(u"DESC"_qs);
    std::ranges::reverse(behind);
    const QString statement = u"SELECT %1 FROM %2 WHERE %3 = ?"_qs.arg(columns, table, key);
    for (const QVariant &value : keys + behind) {
        (void)damaged.readableRows(statement, {value}, [&](const QSqlQuery &row) {
            take(row);
            return 0;
        });
    }
}

SpaceFacts rescueFacts(Database &damaged)
{
    QHash<QString, QString> values;
    forEachRow(damaged, u"facts"_qs, u"key"_qs, u"key, value"_qs, [&](const QSqlQuery &row) {
        values.insert(row.value(0).toString(), row.value(1).toString());
    });
    SpaceFacts facts{base::SpaceId(values.value(u"space"_qs)), base::Epoch(values.value(u"epoch"_qs)),
                     QByteArray::fromBase64(values.value(u"server_key"_qs).toLatin1()),
                     base::UserId(values.value(u"me"_qs)), values.value(u"space_name"_qs)};
    // A key that is none would lock the user out of a space that is the right one.
    if (!crypto::isPublicKeyOfSpace(facts.serverKey))
        facts.serverKey.clear();
    return facts;
}

/// The only value of a query's only row; nothing where it cannot be read, or is none.
std::optional<qint64> readableNumber(Database &damaged, const QString &statement,
                                     std::initializer_list<QVariant> values = {})
{
    const auto numbers = damaged.readableRows(statement, values, [](const QSqlQuery &row) {
        return row.isNull(0) ? std::optional<qint64>() : row.value(0).toLongLong();
    });
    return numbers.empty() ? std::nullopt : numbers.front();
}

/// Up to where a room was seen, as far as something was there to see. Older versions kept it otherwise; the
/// server knows it, too.
std::optional<base::Seq> rescueReadSeq(Database &damaged, const base::RoomId &room)
{
    const auto seen = readableNumber(damaged, u"SELECT read_seq FROM rooms WHERE id = ?"_qs, {room.value()});
    const auto high =
        readableNumber(damaged, u"SELECT max(high) FROM stretches WHERE room = ?"_qs, {room.value()});
    const bool isSensible = seen && high && *seen >= 0 && *seen <= *high;
    return isSensible ? std::optional(static_cast<base::Seq>(*seen)) : std::nullopt;
}

std::vector<KnownRoom> rescueRooms(Database &damaged)
{
    std::vector<KnownRoom> rooms;
    forEachRow(damaged, u"rooms"_qs, u"id"_qs, u"id, kind, name, topic, peer, is_member"_qs,
               [&](const QSqlQuery &row) {
                   KnownRoom room;
                   room.summary = readSummary(row);
                   if (!room.summary.room.value().isEmpty())
                       rooms.push_back(std::move(room));
               });
    for (KnownRoom &room : rooms)
        room.readSeq = rescueReadSeq(damaged, room.summary.room);
    return rooms;
}

/// Whether the database is of a version that kept no digests. It has to say so twice, so that damage does not
/// make it one.
bool isOlderThanDigests(Database &damaged)
{
    const auto version = readableNumber(damaged, u"PRAGMA user_version"_qs);
    const auto columns =
        readableNumber(damaged, u"SELECT count(*) FROM pragma_table_info('outbox') WHERE name = 'digest'"_qs);
    return version && *version > 0 && *version < digestVersion && columns == 0;
}

/// The columns of a version, to be read as readOutboxEntry() does.
QString outboxColumnsOf(Database &damaged)
{
    const QString columns = QString::fromUtf16(outboxColumns);
    const auto types =
        readableNumber(damaged, u"SELECT count(*) FROM pragma_table_info('outbox') WHERE name = 'type'"_qs);
    return types == 0 ? columns.chopped(qsizetype(std::size("type, body")) - 1) + u"NULL, NULL"_qs : columns;
}

/// All that can be said of a message without a digest.
bool isComplete(const OutboxEntry &entry)
{
    return !entry.id.value().isNull() && !entry.room.value().isEmpty() && !entry.content.isEmpty();
}

std::vector<OutboxEntry> rescueOutbox(Database &damaged)
{
    std::map<qint64, OutboxEntry> entries;
    std::map<qint64, OutboxEntry> undigested;
    const QString digest = isOlderThanDigests(damaged) ? u"NULL"_qs : u"digest"_qs;
    forEachRow(damaged, u"outbox"_qs, u"position"_qs, outboxColumnsOf(damaged) + u", position, "_qs + digest,
               [&](const QSqlQuery &row) {
                   OutboxEntry entry = readOutboxEntry(row);
                   if (row.isNull(9) && isComplete(entry))
                       undigested.emplace(row.value(8).toLongLong(), std::move(entry));
                   else if (row.value(9).toByteArray() == digestOf(entry))
                       entries.emplace(row.value(8).toLongLong(), std::move(entry));
               });
    // Since the first message with a digest none was written without.
    const auto end = entries.empty() ? undigested.end() : undigested.lower_bound(entries.begin()->first);
    entries.insert(undigested.begin(), end);
    std::vector<OutboxEntry> outbox;
    QSet<base::RequestId> known;
    for (auto &[position, entry] : entries) {
        if (known.contains(entry.id))
            continue;
        known.insert(entry.id);
        outbox.push_back(std::move(entry));
    }
    return outbox;
}

Result<void> put(SpaceTables tables, const RescuedSpace &rescued)
{
    if (const auto written = tables.putFacts(rescued.facts); !written)
        return written;
    for (const KnownRoom &room : rescued.rooms) {
        if (const auto written = tables.putRoom(room.summary); !written)
            return written;
        if (!room.readSeq)
            continue;
        if (const auto written = tables.setReadSeq(room.summary.room, *room.readSeq); !written)
            return written;
    }
    for (const OutboxEntry &entry : rescued.outbox) {
        if (const auto written = tables.insertOutbox(entry); !written)
            return written;
    }
    for (const auto &[room, text] : rescued.drafts) {
        if (const auto written = tables.putDraft(room, text); !written)
            return written;
    }
    return {};
}

/// Makes the successor of a database and fills it, all or nothing.
template <class Fill>
Result<QString> rebuild(const QString &path, std::span<const sql::Migration> schema, base::UtcTime now,
                        Fill fill)
{
    sql::removeSuccessor(path);
    {
        Result<Database> fresh = Database::open(sql::successorOf(path), schema);
        if (!fresh)
            return failure(fresh.error());
        const auto results = sql::runBatch(*fresh, {{fill, nullptr}});
        if (!results.front())
            return failure(results.front().error());
    }
    return sql::replaceDamaged(path, now);
}

} // namespace

RescuedSpace rescueSpace(const QString &path)
{
    Result<Database> damaged = Database::openDamaged(path);
    if (!damaged)
        return {};
    RescuedSpace rescued{rescueFacts(*damaged), rescueRooms(*damaged), rescueOutbox(*damaged), {}};
    forEachRow(*damaged, u"drafts"_qs, u"room"_qs, u"room, text"_qs, [&](const QSqlQuery &row) {
        if (!row.value(1).toString().isEmpty())
            rescued.drafts.emplace_back(base::RoomId(row.value(0).toString()), row.value(1).toString());
    });
    return rescued;
}

Result<QString> rebuildSpace(const QString &path, base::UtcTime now)
{
    const RescuedSpace rescued = rescueSpace(path);
    return rebuild(path, spaceSchema, now, [&](Database &fresh) { return put(SpaceTables(fresh), rescued); });
}

Result<QString> rebuildProfile(const QString &path, const std::vector<QUrl> &spaces, base::UtcTime now)
{
    std::map<QString, QString> settings;
    std::map<QString, JoinedSpace> joined;
    // Those that cannot be read are called by their address until they are opened.
    for (const QUrl &space : spaces)
        joined.insert_or_assign(space.toString(), JoinedSpace{space, space.authority(), {}, {}});
    if (Result<Database> damaged = Database::openDamaged(path)) {
        forEachRow(*damaged, u"settings"_qs, u"key"_qs, u"key, value"_qs, [&](const QSqlQuery &row) {
            settings.insert_or_assign(row.value(0).toString(), row.value(1).toString());
        });
        forEachRow(*damaged, u"spaces"_qs, u"address"_qs, u"address, name, room, visited"_qs,
                   [&](const QSqlQuery &row) {
                       const JoinedSpace space = readJoinedSpace(row);
                       if (space.address.isValid() && !space.address.host().isEmpty())
                           joined.insert_or_assign(row.value(0).toString(), space);
                   });
        // Older versions have not kept these.
        forEachRow(*damaged, u"spaces"_qs, u"address"_qs, u"address, user, my_name"_qs,
                   [&](const QSqlQuery &row) {
                       const auto known = joined.find(row.value(0).toString());
                       if (known == joined.end())
                           return;
                       known->second.user = base::UserId(row.value(1).toString());
                       known->second.myName = row.value(2).toString();
                   });
    }
    return rebuild(path, profileSchema, now, [&](Database &fresh) -> Result<void> {
        for (const auto &[key, value] : settings) {
            if (const auto put = putSetting(fresh, key, value); !put)
                return failure(put.error());
        }
        for (const auto &[address, space] : joined) {
            if (const auto put = putJoinedSpace(fresh, address, space); !put)
                return failure(put.error());
        }
        return {};
    });
}

} // namespace store
