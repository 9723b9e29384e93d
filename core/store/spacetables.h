// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/database.h"
#include "store/records.h"

namespace store {

/// What a row says of a room that begins with its id, kind, name, topic, peer and is_member.
[[nodiscard]] protocol::RoomSummary readSummary(const QSqlQuery &row);

/// The columns that readOutboxEntry() reads, in its order. Databases of before digestVersion + 1 have not
/// the last two, for which NULL stands.
inline constexpr char16_t outboxColumns[] = u"id, room, content, reply_to, time, failure, type, body";
[[nodiscard]] OutboxEntry readOutboxEntry(const QSqlQuery &row);

/// The statements of a client's tables, each within the caller's transaction and thread.
class SpaceTables
{
public:
    explicit SpaceTables(sql::Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] base::Result<SpaceFacts> facts();
    [[nodiscard]] base::Result<void> putFacts(const SpaceFacts &facts);

    /// Fails with Corrupt where a position in a room cannot be.
    [[nodiscard]] base::Result<std::vector<KnownRoom>> rooms();
    [[nodiscard]] base::Result<void> putRoom(const protocol::RoomSummary &room);
    [[nodiscard]] base::Result<void> putPerson(const base::UserId &user, const QString &name,
                                               std::optional<protocol::AvatarColor> color);

    [[nodiscard]] base::Result<void> insertEvent(const protocol::RoomEvent &event);
    /// Notes that all events of a stretch are kept; it is joined with those that it touches, which gives the
    /// one that it is in now.
    [[nodiscard]] base::Result<Stretch> insertStretch(const base::RoomId &room, Stretch stretch);
    /// What is kept of a room, ascending, each apart from the next.
    [[nodiscard]] base::Result<std::vector<Stretch>> stretches(const base::RoomId &room);
    /// The newest events of the newest stretch that begins before `before` (0: of all), ascending.
    [[nodiscard]] base::Result<std::vector<protocol::RoomEvent>> page(const base::RoomId &room,
                                                                      base::Seq before, int limit);
    /// This user's event of that request; nothing where it is not kept.
    [[nodiscard]] base::Result<std::optional<protocol::RoomEvent>> ownEvent(const base::RequestId &id);
    [[nodiscard]] base::Result<void> forgetHistory(const std::optional<base::RoomId> &room);
    [[nodiscard]] base::Result<void> setReadSeq(const base::RoomId &room, base::Seq seq);
    [[nodiscard]] base::Result<void> setReceipts(const base::RoomId &room,
                                                 const std::vector<protocol::Progress> &people);

    /// Fails with Corrupt where a message is not as it was written.
    [[nodiscard]] base::Result<std::vector<OutboxEntry>> outbox();
    [[nodiscard]] base::Result<std::optional<OutboxEntry>> outboxEntry(const base::RequestId &id);
    [[nodiscard]] base::Result<void> insertOutbox(const OutboxEntry &entry);
    [[nodiscard]] base::Result<void> setFailure(const base::RequestId &id,
                                                std::optional<protocol::ErrorCode> failure);
    [[nodiscard]] base::Result<void> deleteOutbox(const base::RequestId &id);

    [[nodiscard]] base::Result<QString> draft(const base::RoomId &room);
    [[nodiscard]] base::Result<void> putDraft(const base::RoomId &room, const QString &text);

private:
    /// Adds how far the others are to rooms that are in the order of their ids.
    [[nodiscard]] base::Result<void> readReceipts(std::vector<KnownRoom> &rooms);

    sql::Database &m_database;
};

} // namespace store
