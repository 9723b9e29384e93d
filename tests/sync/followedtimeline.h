// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/samples.h"
#include "sync/timeline.h"

#include <QSet>

#include <algorithm>

namespace client {

/// Ada's timeline of the room, and a copy of it that hears of nothing but the changes.
class FollowedTimeline
{
public:
    using State = TimelineRow::State;
    using Changes = Timeline::Changes;

    Changes begin(const std::vector<protocol::RoomEvent> &page,
                  const std::vector<store::OutboxEntry> &outbox = {})
    {
        return follow(m_timeline.begin(page, outbox));
    }
    Changes append(const std::vector<protocol::RoomEvent> &events)
    {
        return follow(m_timeline.append(events));
    }
    /// At the older end.
    Changes prepend(const std::vector<protocol::RoomEvent> &events) { return insertBefore(oldest(), events); }
    Changes insertBefore(base::Seq before, const std::vector<protocol::RoomEvent> &events)
    {
        return follow(m_timeline.insertBefore(before, events));
    }
    Changes reset() { return follow(m_timeline.reset()); }
    Changes echo(int number) { return follow(m_timeline.echo(sample::entry(number))); }
    Changes setState(int number, State state, std::optional<protocol::ErrorCode> failure = {})
    {
        return follow(m_timeline.setState(sample::request(number), state, failure));
    }
    Changes setReceipts(ReceiptBook receipts) { return follow(m_timeline.setReceipts(std::move(receipts))); }
    Changes discard(int number) { return follow(m_timeline.discard(sample::request(number))); }
    Changes rename(const protocol::Profile &person) { return follow(m_timeline.rename(person)); }
    Changes await(const store::OutboxEntry &entry) { return follow(m_timeline.await(entry)); }
    Changes settle(const store::OutboxEntry &entry, std::optional<base::Seq> stored = {})
    {
        return follow(m_timeline.settle(entry, stored));
    }
    /// The server acknowledges my message at a place.
    Changes acknowledge(int number, base::Seq seq)
    {
        return append({sample::stored(sample::entry(number), seq)});
    }

    [[nodiscard]] const std::vector<TimelineRow> &rows() const { return m_timeline.rows(); }
    [[nodiscard]] base::Seq oldest() const { return m_timeline.oldest(); }

    /// The rows: the place of what is stored, and of the rest what becomes of which message.
    [[nodiscard]] QStringList shown() const
    {
        QStringList rows;
        for (const TimelineRow &row : m_timeline.rows())
            rows.append(shown(row));
        return rows;
    }
    /// The row ids, in order.
    [[nodiscard]] QList<quint64> ids() const
    {
        QList<quint64> ids;
        for (const TimelineRow &row : m_timeline.rows())
            ids.append(row.rowId);
        return ids;
    }
    /// Whether, after every operation so far, the copy had the same rows, and they were what a timeline may
    /// hold: places without a hole that no row marks, then what is mine and not stored; no row id and no
    /// message twice.
    [[nodiscard]] bool isSound() const { return m_isSound; }

private:
    [[nodiscard]] static QString shown(const TimelineRow &row)
    {
        const int number = sample::numberOf(row.event.id);
        switch (row.state) {
        case State::Stored:
            return QString::number(row.event.seq);
        case State::Queued:
            return QStringLiteral("queued %1").arg(number);
        case State::Sending:
            return QStringLiteral("sending %1").arg(number);
        case State::Failed:
            return QStringLiteral("failed %1").arg(number);
        case State::Missing:
            return QStringLiteral("(%1 to %2)").arg(row.event.seq - row.missing + 1).arg(row.event.seq);
        }
        Q_UNREACHABLE();
    }

    Changes follow(Changes changes)
    {
        for (const ListChange<TimelineRow> &change : changes)
            apply(m_copy, change);
        m_isSound = m_isSound && m_copy == m_timeline.rows() && isTimeline(m_copy);
        return changes;
    }

    [[nodiscard]] static bool isTimeline(const std::vector<TimelineRow> &rows)
    {
        QSet<quint64> ids;
        QSet<std::pair<base::UserId, base::RequestId>> messages;
        base::Seq last = 0;
        bool isStored = true;
        qsizetype gaps = 0;
        for (const TimelineRow &row : rows) {
            ids.insert(row.rowId);
            const bool isGap = row.state == State::Missing;
            gaps += isGap ? 1 : 0;
            messages.insert({row.event.user, row.event.id});
            const bool isPlaced = isGap || row.state == State::Stored;
            const base::Seq first = row.event.seq - (isGap ? row.missing - 1 : 0);
            if (isPlaced && (!isStored || (last == 0 ? isGap : first != last + 1)))
                return false;
            isStored = isPlaced;
            last = row.event.seq;
            if (!isStored && (last != 0 || !row.isMine))
                return false;
            if (row.failure.has_value() != (row.state == State::Failed))
                return false;
        }
        const auto count = static_cast<qsizetype>(rows.size());
        return ids.size() == count && messages.size() == count - gaps + std::min<qsizetype>(gaps, 1) &&
               !ids.contains(0);
    }

    Timeline m_timeline{sample::ada};
    std::vector<TimelineRow> m_copy;
    bool m_isSound = true;
};

} // namespace client
