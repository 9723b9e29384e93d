// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"
#include "store/spacetables.h"

#include <QUrl>

namespace bench {

/// How much somebody has in a space.
struct LongHistory {
    int rooms = 100;
    int people = 300;
    base::Seq messages = 1'000'000; ///< of all rooms; the n-th room has an n-th of what the first has
    std::uint64_t seed = 1;         ///< the same one gives the same history
};

/// Fills what is kept of a space: rooms of every kind, in most of which some messages are not read.
class LongSpace
{
public:
    explicit LongSpace(const LongHistory &history);

    /// Writes the facts, the people and the rooms.
    [[nodiscard]] base::Result<void> writeRooms(sql::Database &database) const;
    /// Writes what was said in a room, from 0 on.
    [[nodiscard]] base::Result<void> writeMessages(sql::Database &database, int room) const;

    [[nodiscard]] int rooms() const { return m_history.rooms; }
    [[nodiscard]] static base::RoomId roomId(int room);
    [[nodiscard]] static QString name();

private:
    [[nodiscard]] protocol::RoomSummary summaryOf(int room) const;
    [[nodiscard]] base::Seq messagesOf(int room) const;

    LongHistory m_history;
    double m_share = 0; ///< of the messages that the first room has
};

/// Notes in a profile that its user was in the space at that address, and looked at its first room.
void writeProfile(store::Profile &profile, const QUrl &address, store::SecretStore::Reply<void> reply);

} // namespace bench
