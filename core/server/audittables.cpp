// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audittables.h"

#include <limits>

namespace server {

using base::failure;
using base::Result;

namespace {

template <class T>
QVariant optionalText(const std::optional<T> &value)
{
    if (!value)
        return {};
    if constexpr (std::same_as<T, QString>)
        return sql::text(*value);
    else
        return value->value();
}

template <class T>
std::optional<T> readOptional(const QVariant &value)
{
    return value.isNull() ? std::optional<T>() : std::optional<T>(value.toString());
}

protocol::AuditEntry readEntry(const QSqlQuery &row)
{
    return {row.value(0).toULongLong(),
            base::UtcTime(std::chrono::milliseconds(row.value(1).toLongLong())),
            readOptional<base::UserId>(row.value(2)),
            readOptional<QString>(row.value(3)),
            row.value(4).toString(),
            readOptional<base::UserId>(row.value(5)),
            readOptional<QString>(row.value(6)),
            readOptional<base::RoomId>(row.value(7)),
            readOptional<QString>(row.value(8))};
}

} // namespace

Result<void> AuditTables::append(const Act &act, const QString &action, const Audited &audited)
{
    return insert({act.time, act.user.value(), act.id.value().toRfc4122()}, action, audited);
}

Result<void> AuditTables::appendOfHost(base::UtcTime time, const QString &action, const Audited &audited)
{
    return insert({time, {}, {}}, action, audited);
}

Result<void> AuditTables::insert(const Source &source, const QString &action, const Audited &audited)
{
    return m_database.change(
        u"INSERT INTO audit (time, user, request, action, target, room, detail) VALUES (?, ?, ?, ?, ?, ?, ?)"_qs,
        {qint64(source.time.time_since_epoch().count()), source.user, source.request, action,
         optionalText(audited.target), optionalText(audited.room), optionalText(audited.detail)});
}

Result<std::optional<QString>> AuditTables::actionOf(const base::UserId &user, const base::RequestId &id)
{
    const auto actions = m_database.rows(u"SELECT action FROM audit WHERE user = ? AND request = ?"_qs,
                                         {user.value(), id.value().toRfc4122()},
                                         [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!actions)
        return failure(actions.error());
    return actions->empty() ? std::optional<QString>() : std::optional(actions->front());
}

Result<protocol::AuditLog> AuditTables::page(const base::UserId &reader, std::optional<base::Seq> before,
                                             int limit)
{
    constexpr base::Seq end = std::numeric_limits<qint64>::max();
    // One more than asked for tells whether there is more.
    auto entries = m_database.rows(
        u"SELECT number, time, audit.user, actors.name, action, target, targets.name, room, detail FROM "
        u"audit "
        "LEFT JOIN users AS actors ON actors.id = audit.user "
        "LEFT JOIN users AS targets ON targets.id = target "
        "WHERE number < ? AND action <> 'update_profile' AND (room IS NULL OR room IN (SELECT id FROM rooms "
        "WHERE kind = 'public') "
        "OR room IN (SELECT room FROM members WHERE user = ?)) ORDER BY number DESC LIMIT ?"_qs,
        {sql::integer(std::min(before.value_or(end), end)), reader.value(), limit + 1}, readEntry);
    if (!entries)
        return failure(entries.error());
    protocol::AuditLog log;
    log.isComplete = std::ssize(*entries) <= limit;
    if (!log.isComplete)
        entries->pop_back();
    log.entries = std::move(*entries);
    return log;
}

} // namespace server
