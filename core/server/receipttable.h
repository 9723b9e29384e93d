// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"
#include "sql/database.h"

namespace server {

/// The statements of how far members are in rooms, as the others are told, each within the caller's
/// transaction and thread. Of each member a trail of steps tells since when: one a minute in which they
/// moved, of which the newest are kept. Of a message that is older than all of them it says the oldest, so
/// not when, but at the latest when.
class ReceiptTable
{
public:
    explicit ReceiptTable(sql::Database &database)
        : m_database(database)
    {
    }

    /// Moves a member forward; never back. Where they are then; nothing where that was known, or they are no
    /// member.
    [[nodiscard]] base::Result<std::optional<protocol::Progress>>
    move(const base::RoomId &room, const protocol::Progress &progress, base::UtcTime time);
    /// What the members but its writer have made of a message, as a client asks for it; names are left empty.
    /// Fails with Invalid where there is no such message.
    [[nodiscard]] base::Result<protocol::ReceiptList> page(const protocol::ListReceipts &request);
    /// Somebody is in the room no more.
    [[nodiscard]] base::Result<void> forget(const base::RoomId &room, const base::UserId &user);

private:
    struct Step {
        const base::RoomId &room;
        const base::UserId &user;
        const QString &kind;
    };

    [[nodiscard]] base::Result<void> note(const Step &step, base::Seq seq, base::UtcTime time);
    /// Who has written a message; fails with Invalid where there is none.
    [[nodiscard]] base::Result<QString> writerOf(const base::RoomId &room, base::Seq seq);

    sql::Database &m_database;
};

} // namespace server
