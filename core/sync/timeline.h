// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/profile.h"
#include "protocol/roomevent.h"
#include "store/records.h"
#include "sync/listchange.h"
#include "sync/outbox.h"
#include "sync/receiptbook.h"

#include <map>
#include <optional>
#include <vector>

namespace client {

/// What stands in one row of a timeline: a stored event, a message of mine on its way to become one, or the
/// mark of events that are not here yet.
struct TimelineRow {
    enum class State {
        Stored,  ///< has its place in the room's order
        Missing, ///< a gap: of so many events before the next row
        Queued,  ///< mine, on disk here
        Sending, ///< mine, on its way
        Failed,  ///< mine, refused for good
    };

    quint64 rowId = 0; ///< stays the same from the first echo on, whatever becomes of the row
    State state = State::Stored;
    bool isMine = false;
    protocol::RoomEvent event; ///< seq 0 and the time of writing until it is stored; of a gap: its last seq
    std::optional<protocol::ErrorCode> failure;
    base::Seq missing = 0; ///< of a gap: how many
    /// What I did to it that the space has not acknowledged, in the order of doing.
    std::vector<protocol::Amendment> awaited{};
    Reach reach{}; ///< of a stored message of mine

    /// The event's content as I see it: with what is awaited done.
    [[nodiscard]] protocol::EventContent shown(const base::UserId &me) const;

    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

/// Names who did it as they are called now. Whether that is something else.
[[nodiscard]] bool takeOver(protocol::RoomEvent &event, const protocol::Profile &person);

/// The rows of one room's timeline: stored events by seq, then what I wrote since in the order of writing.
/// A window over the history: it begins with a page and grows at both ends. Where events between two rows
/// are missing, a row says so until they are here.
class Timeline
{
public:
    using Changes = ListChanges<TimelineRow>;

    /// `name` is what I am called until the space has stored what I write.
    explicit Timeline(base::UserId me, QString name = {}, ReceiptBook receipts = {})
        : m_me(std::move(me))
        , m_myName(std::move(name))
        , m_receipts(std::move(receipts))
    {
    }

    [[nodiscard]] const std::vector<TimelineRow> &rows() const { return m_rows; }
    /// The seq of the oldest event in the window; 0 where there is none.
    [[nodiscard]] base::Seq oldest() const { return m_rows.empty() ? 0 : m_rows.front().event.seq; }

    /// Begins with what is on disk.
    [[nodiscard]] Changes begin(const std::vector<protocol::RoomEvent> &page,
                                const std::vector<store::OutboxEntry> &outbox);
    /// Events after the newest one, ascending. One of mine takes the place of its echo.
    [[nodiscard]] Changes append(const std::vector<protocol::RoomEvent> &events);
    /// Whether a stored event is in the window.
    [[nodiscard]] bool has(base::Seq seq) const { return storedAt(seq) >= 0; }
    /// The next event below a place in the room's order that is in the window; nothing where there is none.
    [[nodiscard]] std::optional<base::Seq> nextAfter(base::Seq seq) const;
    /// Events that follow one another, of the time before the row of event `before`: at the older end or in
    /// the gap above it; those that are here are passed over, all where that row is not. One of mine takes
    /// the row of its echo, as with append().
    [[nodiscard]] Changes insertBefore(base::Seq before, const std::vector<protocol::RoomEvent> &events);
    /// The room has another history: only the messages that I wrote stay.
    [[nodiscard]] Changes reset();

    /// A message of mine is on disk.
    [[nodiscard]] Changes echo(const store::OutboxEntry &entry);
    /// A message of mine is on its way, waits again or was refused.
    [[nodiscard]] Changes setState(const base::RequestId &id, TimelineRow::State state,
                                   std::optional<protocol::ErrorCode> failure = {});
    /// The others are further. Changes the messages of mine that have come further by it.
    [[nodiscard]] Changes setReceipts(ReceiptBook receipts);
    /// A message of mine was discarded.
    [[nodiscard]] Changes discard(const base::RequestId &id);
    /// Somebody is called or looks like something else now.
    [[nodiscard]] Changes rename(const protocol::Profile &person);

    /// What I did to a message is on disk, and shows until the space has answered.
    [[nodiscard]] Changes await(const store::OutboxEntry &entry);
    /// The space has done it by the event `stored`, and it shows on until that counts in the row; or, without
    /// one, it was refused or discarded.
    [[nodiscard]] Changes settle(const store::OutboxEntry &entry, std::optional<base::Seq> stored = {});

private:
    /// Where older events can come in: at the older end, or in a gap.
    struct Opening {
        int at = 0;          ///< the row of the gap, or the first one
        base::Seq above = 0; ///< the last event above it; 0 for none
        bool isGap = false;
    };
    /// The opening above the row of that event; nothing where there is none.
    [[nodiscard]] std::optional<Opening> openingBefore(base::Seq before) const;
    /// How many rows have their place: stored ones and gaps.
    [[nodiscard]] int placedCount() const;
    /// The mark of the events between two seqs, both exclusive; nothing where there are none.
    [[nodiscard]] std::vector<TimelineRow> gapBetween(base::Seq after, base::Seq before);
    /// The row of a message of mine that is not stored yet; -1 for none.
    [[nodiscard]] int echoOf(const base::RequestId &id) const;
    /// What I did to a message, by which request.
    struct Awaited {
        base::RequestId id;
        protocol::Amendment amendment;
        std::optional<base::Seq> stored{}; ///< the event that has done it
    };

    /// The row of a stored event; -1 for none.
    [[nodiscard]] int storedAt(base::Seq seq) const;
    /// The first event from which on all up to a row are here.
    [[nodiscard]] base::Seq firstWithoutGap(int at) const;
    /// Makes of messages what the rows from one on say of them, up to the next gap.
    Changes amendFrom(int from);
    /// Makes of a message what an event says, where the message is not before `first`.
    Changes amendBy(const protocol::RoomEvent &event, base::Seq first);
    /// Takes the texts out of the edits of a message.
    Changes blankEdits(base::Seq target);
    [[nodiscard]] std::vector<protocol::Amendment> awaitedOf(base::Seq target) const;
    /// The same for the row of an event, which may have been changed by some that are not awaited any more.
    [[nodiscard]] std::vector<protocol::Amendment> awaitedOf(const protocol::RoomEvent &event);
    Changes showAwaited(base::Seq target);

    /// How far an event has come; nowhere unless it is a message of mine.
    [[nodiscard]] Reach reachOf(const protocol::RoomEvent &event) const;
    [[nodiscard]] TimelineRow rowOf(const protocol::RoomEvent &event);
    [[nodiscard]] TimelineRow rowOf(const store::OutboxEntry &entry);
    Changes carryOut(Changes changes);

    base::UserId m_me;
    QString m_myName;
    ReceiptBook m_receipts;
    std::vector<TimelineRow> m_rows;
    std::map<base::Seq, std::vector<Awaited>> m_awaited; ///< by the message that it is done to
    quint64 m_lastRowId = 0;
};

} // namespace client
