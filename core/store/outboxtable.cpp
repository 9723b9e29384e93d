// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wirenames.h"
#include "store/outboxdigest.h"
#include "store/spacetables.h"

// What I wrote and nobody has acknowledged, and what I have not finished writing.
namespace store {

using base::failure;
using base::Result;
using sql::integer;
using sql::text;

namespace {

const QString selectOutbox = u"SELECT "_qs + QString::fromUtf16(outboxColumns) + u", digest FROM outbox "_qs;

QVariant wordOf(const std::optional<protocol::ErrorCode> &failure)
{
    return failure ? QVariant(QString::fromLatin1(toWireName(*failure))) : QVariant();
}

} // namespace

OutboxEntry readOutboxEntry(const QSqlQuery &row)
{
    OutboxEntry entry;
    entry.id = base::RequestId(QUuid::fromRfc4122(row.value(0).toByteArray()));
    entry.room = base::RoomId(row.value(1).toString());
    entry.content = row.value(2).toString();
    if (!row.isNull(3))
        entry.replyTo = row.value(3).toULongLong();
    entry.writtenAt = base::UtcTime(std::chrono::milliseconds(row.value(4).toLongLong()));
    if (!row.isNull(5)) {
        entry.failure = protocol::fromWireName<protocol::ErrorCode>(row.value(5).toString())
                            .value_or(protocol::ErrorCode::NotAllowed);
    }
    if (!row.isNull(6)) {
        const protocol::EventBody body{row.value(6).toString(), row.value(7).toByteArray()};
        const protocol::EventContent extra = protocol::fromBody(body);
        entry.amendment = protocol::amendmentOf(extra);
        if (const auto *message = std::get_if<protocol::MessagePosted>(&extra))
            entry.mentions = message->mentions;
    }
    return entry;
}

Result<std::vector<OutboxEntry>> SpaceTables::outbox()
{
    bool isAsWritten = true;
    bool hasDigest = false;
    auto entries = m_database.rows(selectOutbox + u"ORDER BY position"_qs, {}, [&](const QSqlQuery &row) {
        OutboxEntry entry = readOutboxEntry(row);
        // Older versions kept none.
        const bool isOlder = row.isNull(8) && !hasDigest;
        hasDigest = hasDigest || !row.isNull(8);
        isAsWritten = isAsWritten && (isOlder || row.value(8).toByteArray() == digestOf(entry));
        return entry;
    });
    if (!isAsWritten)
        return failure(base::ErrorCode::Corrupt, u"a message in the outbox is not as it was written"_qs);
    return entries;
}

Result<std::optional<OutboxEntry>> SpaceTables::outboxEntry(const base::RequestId &id)
{
    return sql::firstOf(
        m_database.rows(selectOutbox + u"WHERE id = ?"_qs, {id.value().toRfc4122()}, readOutboxEntry));
}

Result<void> SpaceTables::insertOutbox(const OutboxEntry &entry)
{
    QVariant type;
    QVariant body;
    if (const std::optional<protocol::EventBody> extra = entry.extra()) {
        type = extra->type;
        body = QString::fromUtf8(extra->fields);
    }
    return m_database.change(
        u"INSERT INTO outbox (id, room, content, reply_to, time, failure, type, body, digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_qs,
        {entry.id.value().toRfc4122(), entry.room.value(), text(entry.content),
         entry.replyTo ? integer(*entry.replyTo) : QVariant(),
         qint64(entry.writtenAt.time_since_epoch().count()), wordOf(entry.failure), type, body,
         digestOf(entry)});
}

Result<void> SpaceTables::setFailure(const base::RequestId &id, std::optional<protocol::ErrorCode> code)
{
    return m_database.change(u"UPDATE outbox SET failure = ? WHERE id = ?"_qs,
                             {wordOf(code), id.value().toRfc4122()});
}

Result<void> SpaceTables::deleteOutbox(const base::RequestId &id)
{
    return m_database.change(u"DELETE FROM outbox WHERE id = ?"_qs, {id.value().toRfc4122()});
}

Result<QString> SpaceTables::draft(const base::RoomId &room)
{
    const auto rows = m_database.rows(u"SELECT text FROM drafts WHERE room = ?"_qs, {room.value()},
                                      [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!rows)
        return failure(rows.error());
    return rows->empty() ? QString() : rows->front();
}

Result<void> SpaceTables::putDraft(const base::RoomId &room, const QString &text)
{
    if (text.isEmpty())
        return m_database.change(u"DELETE FROM drafts WHERE room = ?"_qs, {room.value()});
    return m_database.change(u"INSERT OR REPLACE INTO drafts (room, text) VALUES (?, ?)"_qs,
                             {room.value(), text});
}

} // namespace store
