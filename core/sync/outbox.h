// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "protocol/frames.h"
#include "store/records.h"

#include <QHash>

#include <list>
#include <optional>
#include <set>
#include <vector>

namespace client {

/// Decides what is sent next of what the server has not acknowledged. First in, first out within a room;
/// several are on their way at once, each naming the one before it (`follows`), so that none can overtake
/// another. Gives up only on what the server refuses for good.
class Outbox
{
public:
    enum class State {
        Queued,  ///< on disk, not on its way
        Sending, ///< on its way, unanswered
        Failed,  ///< refused for good; waits for the user
    };

    /// What is sent, after which message that is on its way.
    struct Outgoing {
        store::OutboxEntry entry;
        std::optional<base::RequestId> follows;

        [[nodiscard]] protocol::Command command() const;
    };

    /// Messages on their way at once, in all rooms.
    static constexpr int window = 64;

    /// Takes an entry that is on disk, in the order of writing.
    void add(const store::OutboxEntry &entry);
    /// What to send now; call until there is nothing. It counts as being on its way. What is done to a
    /// message travels alone in its room, since nothing can follow it that may be refused; and it waits where
    /// the room is one of `unsure`, whose history may be another one by now.
    [[nodiscard]] std::optional<Outgoing> next(base::TimePoint now,
                                               const std::set<base::RoomId> &unsure = {});
    /// When next() may have something although it had not; nothing unless it was told to wait.
    [[nodiscard]] std::optional<base::TimePoint> wakeUp() const { return m_pausedUntil; }

    /// The server has it, or the user discards it. The entry, where it was one.
    std::optional<store::OutboxEntry> remove(const base::RequestId &id);
    /// The server refuses it: for good (Failed), or for now. Its new state, where it was on its way.
    std::optional<State> refuse(const base::RequestId &id, const protocol::Failure &failure,
                                base::TimePoint now);
    /// The user wants a failed one to be tried again. Whether it was one.
    bool retry(const base::RequestId &id);
    /// The connection is gone: whatever was on its way may or may not have arrived. Gives their ids.
    std::vector<base::RequestId> requeue();

    [[nodiscard]] std::optional<State> stateOf(const base::RequestId &id) const;
    /// The entry of an id; nothing where there is none.
    [[nodiscard]] std::optional<store::OutboxEntry> entry(const base::RequestId &id) const;
    /// The entries of a room in the order of writing.
    [[nodiscard]] std::vector<store::OutboxEntry> entriesOf(const base::RoomId &room) const;
    /// How many wait for the server; failed ones do not.
    [[nodiscard]] int waiting() const;

private:
    struct Item {
        store::OutboxEntry entry;
        State state = State::Queued;
    };
    using Items = std::list<Item>;

    /// The item of an id; nothing where there is none.
    [[nodiscard]] std::optional<Items::iterator> find(const base::RequestId &id) const;
    /// The first one that may go out now.
    [[nodiscard]] Items::iterator nextQueued(const std::set<base::RoomId> &unsure);
    /// The last one of its room that is on its way before it.
    [[nodiscard]] std::optional<base::RequestId> predecessorOf(Items::iterator item) const;

    Items m_items;
    QHash<base::RequestId, Items::iterator> m_places;
    int m_sending = 0;
    std::optional<base::TimePoint> m_pausedUntil;
};

} // namespace client
