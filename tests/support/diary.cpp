// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/diary.h"

#include <algorithm>

namespace support {

using client::TimelineRow;

namespace {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

std::pair<base::UserId, base::RequestId> keyOf(const TimelineRow &row)
{
    return {row.event.user, row.event.id};
}

} // namespace

void Diary::note(const client::Change &change)
{
    const Overloaded visitor{
        [this](const client::ConnectionChanged &changed) {
            if (!std::holds_alternative<net::Online>(changed.state))
                m_caughtUp.clear();
        },
        [this](const client::TimelineChanged &changed) {
            Timeline &timeline = m_timelines[changed.room];
            for (const auto &step : changed.changes)
                follow(timeline, step);
            complainOfHoles(timeline);
        },
        [this](const client::RoomCaughtUp &caughtUp) { m_caughtUp.insert(caughtUp.room); },
        [this](const client::EventsArrived &events) {
            std::ranges::copy(events.events, std::back_inserter(m_arrived));
        },
        [this](const client::MessageQueued &message) {
            m_queued.push_back(message.entry);
            m_queuedNow.insert(message.entry.id);
        },
        [this](const client::MessageSent &message) { m_sent.push_back(message.event); },
        [this](const client::MessageFailed &message) { m_failed.insert_or_assign(message.id, message.code); },
        [this](const client::AmendmentRefused &refused) { m_refused.push_back(refused); },
        [this](const client::MessageNotKept &) { ++m_notKept; },
        [this](const client::StorageFailed &) { ++m_notKept; },
        [this](const client::NotificationsArrived &arrived) {
            std::ranges::copy(arrived.notifications, std::back_inserter(m_notifications));
        },
        [](const client::NotificationsChanged &) {},
        [](const client::StorageRecovered &) {},
        [](const client::RoundTripMeasured &) {},
        [](const client::EventSought &) {},
        [](const client::SpaceChanged &) {},
        [](const client::ProfileChanged &) {},
        [](const client::ProfileRefused &) {},
        [](const client::RoomsChanged &) {},
        [](const client::MembersChanged &) {},
        [](const client::TypingChanged &) {},
    };
    std::visit(visitor, change);
}

void Diary::forgetAll()
{
    m_timelines.clear();
    m_caughtUp.clear();
    m_queuedNow.clear();
}

const std::vector<TimelineRow> &Diary::rows(const base::RoomId &room) const
{
    static const std::vector<TimelineRow> none;
    const auto found = m_timelines.find(room);
    return found == m_timelines.end() ? none : found->second.rows;
}

QStringList Diary::texts(const base::RoomId &room) const
{
    QStringList texts;
    for (const TimelineRow &row : rows(room)) {
        if (const auto *message = std::get_if<protocol::MessagePosted>(&row.event.content))
            texts.append(message->content);
    }
    return texts;
}

void Diary::follow(Timeline &timeline, const client::ListChange<TimelineRow> &change)
{
    const int size = static_cast<int>(timeline.rows.size());
    const auto isRow = [size](int at) { return at >= 0 && at < size; };
    const auto complain = [this] {
        m_complaints.append(QStringLiteral("a change of rows that are not there"));
        return false;
    };
    const Overloaded visitor{
        [&](const client::Inserted<TimelineRow> &inserted) {
            if (inserted.at < 0 || inserted.at > size)
                return complain();
            for (const TimelineRow &row : inserted.rows)
                appear(timeline, row);
            return true;
        },
        [&](const client::Updated<TimelineRow> &updated) {
            if (!isRow(updated.at))
                return complain();
            const TimelineRow &before = timeline.rows[static_cast<std::size_t>(updated.at)];
            if (before.rowId != updated.row.rowId || keyOf(before) != keyOf(updated.row))
                m_complaints.append(
                    QStringLiteral("row %1 became row %2").arg(before.rowId).arg(updated.row.rowId));
            return true;
        },
        [&](const client::Moved &moved) { return (isRow(moved.from) && isRow(moved.to)) || complain(); },
        [&](const client::Removed &removed) {
            if (removed.count < 1 || !isRow(removed.at) || !isRow(removed.at + removed.count - 1))
                return complain();
            for (int i = removed.at; i < removed.at + removed.count; ++i)
                timeline.ids.erase(keyOf(timeline.rows[static_cast<std::size_t>(i)]));
            return true;
        },
        [&](const client::Replaced<TimelineRow> &replaced) {
            timeline.ids.clear();
            for (const TimelineRow &row : replaced.rows)
                appear(timeline, row);
            return true;
        },
    };
    if (std::visit(visitor, change))
        client::apply(timeline.rows, change);
}

void Diary::appear(Timeline &timeline, const TimelineRow &row)
{
    const auto hasItsId = [&row](const auto &entry) { return entry.second == row.rowId; };
    if (std::ranges::any_of(timeline.ids, hasItsId))
        m_complaints.append(QStringLiteral("the row id %1 was given twice").arg(row.rowId));
    if (row.state == TimelineRow::State::Missing)
        return;
    if (!timeline.ids.emplace(keyOf(row), row.rowId).second) {
        m_complaints.append(
            QStringLiteral("row %1 shows event %2 a second time").arg(row.rowId).arg(row.event.seq));
    }
}

void Diary::complainOfHoles(const Timeline &timeline)
{
    base::Seq before = 0;
    bool isAmongEchoes = false;
    for (const TimelineRow &row : timeline.rows) {
        const bool isGap = row.state == TimelineRow::State::Missing;
        const bool isStored = isGap || row.state == TimelineRow::State::Stored;
        const base::Seq first = row.event.seq - (isGap ? row.missing - 1 : 0);
        if (isStored && isAmongEchoes)
            m_complaints.append(
                QStringLiteral("event %1 stands after what is not stored").arg(row.event.seq));
        if (isStored && before != 0 && first != before + 1)
            m_complaints.append(QStringLiteral("event %1 is shown after %2").arg(row.event.seq).arg(before));
        isAmongEchoes = isAmongEchoes || !isStored;
        before = row.event.seq;
    }
}

} // namespace support
