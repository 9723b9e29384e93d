// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/receipttable.h"

#include "protocol/limits.h"

#include <algorithm>

namespace server {

using base::failure;
using base::Result;
using protocol::Progress;
using sql::integer;

namespace {

const QString deliveredKind = QStringLiteral("delivered");
const QString readKind = QStringLiteral("read");

/// How many steps of a kind are kept of a member.
constexpr int maxSteps = 32;

std::optional<base::UtcTime> readTime(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    return base::UtcTime(std::chrono::milliseconds(value.toLongLong()));
}

} // namespace

Result<std::optional<Progress>> ReceiptTable::move(const base::RoomId &room, const Progress &progress,
                                                   base::UtcTime time)
{
    const auto known = m_database.rows(
        u"SELECT delivered_seq, told_seq FROM members WHERE room = ? AND user = ?"_qs,
        {room.value(), progress.user.value()}, [&](const QSqlQuery &row) {
            return Progress{progress.user, row.value(0).toULongLong(), row.value(1).toULongLong()};
        });
    if (!known)
        return failure(known.error());
    if (known->empty())
        return std::optional<Progress>();
    const Progress &before = known->front();
    // What somebody has seen is on a device of theirs.
    const Progress now{progress.user,
                       std::max({before.deliveredSeq, progress.deliveredSeq, progress.readSeq}),
                       std::max(before.readSeq, progress.readSeq)};
    if (now == before)
        return std::optional<Progress>();
    if (const auto moved = m_database.run(
            u"UPDATE members SET delivered_seq = ?, told_seq = ? WHERE room = ? AND user = ?"_qs,
            {integer(now.deliveredSeq), integer(now.readSeq), room.value(), now.user.value()});
        !moved)
        return failure(moved.error());
    if (now.deliveredSeq > before.deliveredSeq) {
        if (const auto noted = note({room, now.user, deliveredKind}, now.deliveredSeq, time); !noted)
            return failure(noted.error());
    }
    if (now.readSeq > before.readSeq) {
        if (const auto noted = note({room, now.user, readKind}, now.readSeq, time); !noted)
            return failure(noted.error());
    }
    return std::optional(now);
}

Result<void> ReceiptTable::note(const Step &step, base::Seq seq, base::UtcTime time)
{
    const qint64 milliseconds = time.time_since_epoch().count();
    const qint64 minute = std::chrono::floor<std::chrono::minutes>(time).time_since_epoch().count();
    const QVariant room = step.room.value();
    const QVariant user = step.user.value();
    const auto noted = m_database.run(
        u"INSERT INTO receipts (room, user, kind, minute, seq, time) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET seq = excluded.seq, time = excluded.time"_qs,
        {room, user, step.kind, minute, integer(seq), milliseconds});
    if (!noted)
        return failure(noted.error());
    return m_database.change(
        u"DELETE FROM receipts WHERE room = ? AND user = ? AND kind = ? AND seq <= (SELECT seq FROM receipts "
        "WHERE room = ? AND user = ? AND kind = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)"_qs,
        {room, user, step.kind, room, user, step.kind, maxSteps});
}

Result<QString> ReceiptTable::writerOf(const base::RoomId &room, base::Seq seq)
{
    const auto writers =
        m_database.rows(u"SELECT user FROM events WHERE room = ? AND seq = ? AND type = ?"_qs,
                        {room.value(), integer(seq), protocol::toBody(protocol::MessagePosted()).type},
                        [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!writers)
        return failure(writers.error());
    if (writers->empty())
        return failure(base::ErrorCode::Invalid, u"seq names no message of this room"_qs);
    return writers->front();
}

Result<protocol::ReceiptList> ReceiptTable::page(const protocol::ListReceipts &request)
{
    const Result<QString> writer = writerOf(request.room, request.seq);
    if (!writer)
        return failure(writer.error());
    const QVariant seq = integer(request.seq);
    // One more than a page has tells whether there is more.
    auto receipts = m_database.rows(
        u"SELECT user, "
        "(SELECT min(time) FROM receipts WHERE room = members.room AND user = members.user AND kind = ? "
        "AND seq >= ?), "
        "(SELECT min(time) FROM receipts WHERE room = members.room AND user = members.user AND kind = ? "
        "AND seq >= ?) "
        "FROM members WHERE room = ? AND user <> ? AND user > ? ORDER BY user LIMIT ?"_qs,
        {deliveredKind, seq, readKind, seq, request.room.value(), *writer,
         sql::text(request.after ? request.after->value() : QString()), protocol::maxListing + 1},
        [](const QSqlQuery &row) {
            return protocol::MessageReceipt{base::UserId(row.value(0).toString()),
                                            {},
                                            {},
                                            readTime(row.value(1)),
                                            readTime(row.value(2))};
        });
    if (!receipts)
        return failure(receipts.error());
    const bool isComplete = std::ssize(*receipts) <= protocol::maxListing;
    if (!isComplete)
        receipts->pop_back();
    return protocol::ReceiptList{request.id, request.room, request.seq, std::move(*receipts), isComplete};
}

Result<void> ReceiptTable::forget(const base::RoomId &room, const base::UserId &user)
{
    return m_database.change(u"DELETE FROM receipts WHERE room = ? AND user = ?"_qs,
                             {room.value(), user.value()});
}

} // namespace server
