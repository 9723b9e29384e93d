// SPDX-License-Identifier: GPL-3.0-or-later
#include "random/agreement.h"

#include "store/notificationtable.h"
#include "store/spacetables.h"

#include <algorithm>
#include <limits>

namespace walks {

namespace {

using client::TimelineRow;

template <class T>
T need(base::Result<T> result)
{
    if (!result)
        qFatal("a table cannot be read: %s", qPrintable(result.error().detail));
    return std::move(*result);
}

/// An event without the name, which is as of whoever looks.
protocol::RoomEvent nameless(protocol::RoomEvent event)
{
    event.name.clear();
    return event;
}

/// Whether two are the same event, whatever has become of it.
bool areSameEvent(const protocol::RoomEvent &one, const protocol::RoomEvent &other)
{
    return nameless(asWritten(one, other)) == nameless(asWritten(other, one));
}

QString nameOf(const store::OutboxEntry &entry)
{
    return QStringLiteral("message '%1' in %2").arg(entry.content, entry.room.value());
}

/// Whether that is how somebody is refused who left the room before the message arrived.
bool isForWhoLeft(protocol::ErrorCode code)
{
    return code == protocol::ErrorCode::NotAMember || code == protocol::ErrorCode::NotFound;
}

/// Compares one device with the truth, part by part.
class Comparison
{
public:
    Comparison(const Truth &truth, support::Installation &installation)
        : m_truth(truth)
        , m_device(*installation.device)
        , m_installation(installation)
        , m_disk(installation.disk.database())
        , m_me(installation.device->session().me())
        , m_outbox(need(m_disk.outbox()))
    {
    }

    void compareRooms();
    void compareHistories();
    void compareTimelines();
    void compareMembers();
    void compareRead();
    void compareReceipts();
    void compareNotifications();
    void compareMessages(const Writings &writings);
    void compareOrder(const Writings &writings);

    QStringList complaints;

private:
    void compareHistory(const store::KnownRoom &room);
    void compareTimeline(const base::RoomId &room);
    [[nodiscard]] bool isExcused(const store::OutboxEntry &entry, const Writings &writings) const;
    [[nodiscard]] const std::vector<protocol::RoomEvent> &eventsOf(const base::RoomId &room) const
    {
        return m_truth.events.at(room);
    }

    const Truth &m_truth;
    support::Device &m_device;
    support::Installation &m_installation;
    store::SpaceTables m_disk;
    base::UserId m_me;
    std::vector<store::OutboxEntry> m_outbox;
};

void Comparison::compareRooms()
{
    std::set<base::RoomId> known;
    for (const client::RoomRow &row : m_device.session().rooms())
        known.insert(row.room);
    std::set<base::RoomId> kept;
    for (const store::KnownRoom &room : need(m_disk.rooms())) {
        if (room.summary.isMember)
            kept.insert(room.summary.room);
    }
    for (const auto &[room, record] : m_truth.rooms) {
        const bool isMember = m_truth.isMember(room, m_me);
        if (known.contains(room) != isMember)
            complaints.append(QStringLiteral("membership of %1 is shown wrongly").arg(room.value()));
        if (kept.contains(room) != isMember)
            complaints.append(QStringLiteral("membership of %1 is kept wrongly").arg(room.value()));
    }
}

void Comparison::compareHistories()
{
    std::set<base::RoomId> kept;
    for (const store::KnownRoom &room : need(m_disk.rooms())) {
        kept.insert(room.summary.room);
        if (m_truth.isMember(room.summary.room, m_me))
            compareHistory(room);
    }
    for (const auto &[room, record] : m_truth.rooms) {
        if (m_truth.isMember(room, m_me) && !kept.contains(room))
            complaints.append(QStringLiteral("nothing is kept of %1").arg(room.value()));
    }
}

void Comparison::compareHistory(const store::KnownRoom &room)
{
    const std::vector<protocol::RoomEvent> &events = eventsOf(room.summary.room);
    const QString name = room.summary.room.value();
    if (room.lastSeq != events.size()) {
        complaints.append(
            QStringLiteral("of %1 %2 events of %3 are kept").arg(name).arg(room.lastSeq).arg(events.size()));
    }
    // Page by page from the newest one: of each stretch all events, and none beside.
    base::Seq before = 0;
    std::vector<store::Stretch> stretches = need(m_disk.stretches(room.summary.room));
    while (!stretches.empty()) {
        const store::Stretch stretch = stretches.back();
        stretches.pop_back();
        const auto kept = need(m_disk.page(room.summary.room, before, std::numeric_limits<int>::max()));
        before = stretch.low;
        if (kept.size() != stretch.high - stretch.low + 1)
            complaints.append(QStringLiteral("of %1 %2 to %3 are kept, but %4 events are there")
                                  .arg(name)
                                  .arg(stretch.low)
                                  .arg(stretch.high)
                                  .arg(kept.size()));
        // What is behind a gap is as it was when it was last seen.
        const bool isNewest = stretch.high == room.lastSeq;
        const auto isTrue = [isNewest](const protocol::RoomEvent &event, const protocol::RoomEvent &truth) {
            return isNewest ? nameless(event) == truth : areSameEvent(event, truth);
        };
        base::Seq next = stretch.low;
        for (const protocol::RoomEvent &event : kept) {
            if (event.seq != next++)
                complaints.append(QStringLiteral("of %1 event %2 is kept before %3")
                                      .arg(name)
                                      .arg(next - 1)
                                      .arg(event.seq));
            else if (event.seq > events.size() || !isTrue(event, events[event.seq - 1]))
                complaints.append(QStringLiteral("of %1 another event %2 is kept").arg(name).arg(event.seq));
        }
    }
}

void Comparison::compareTimelines()
{
    for (const base::RoomId &room : m_device.openRooms())
        compareTimeline(room);
}

void Comparison::compareTimeline(const base::RoomId &room)
{
    if (!m_truth.events.contains(room))
        return;
    const std::vector<protocol::RoomEvent> &events = eventsOf(room);
    base::Seq last = 0;
    std::vector<base::RequestId> waiting;
    const std::vector<TimelineRow> &rows = m_device.diary().rows(room);
    const auto gap =
        std::ranges::find(rows.rbegin(), rows.rend(), TimelineRow::State::Missing, &TimelineRow::state);
    const base::Seq unsure = gap == rows.rend() ? 0 : gap->event.seq;
    const bool isMember = m_truth.isMember(room, m_me);
    const auto isTrue = [&](const protocol::RoomEvent &event) {
        if (event.seq == 0 || event.seq > events.size())
            return false;
        const protocol::RoomEvent &truth = events[event.seq - 1];
        return isMember && event.seq > unsure ? nameless(event) == truth : areSameEvent(event, truth);
    };
    for (const TimelineRow &row : rows) {
        if (row.state == TimelineRow::State::Missing) {
            last = row.event.seq;
            continue;
        }
        if (row.state != TimelineRow::State::Stored) {
            waiting.push_back(row.event.id);
            continue;
        }
        last = row.event.seq;
        // Behind a gap what I did shows on until it is known what else has become of the message.
        if (!row.awaited.empty() && isMember && last > unsure)
            complaints.append(
                QStringLiteral("%1 still waits for what was done to %2").arg(room.value()).arg(last));
        if (!isTrue(row.event))
            complaints.append(QStringLiteral("%1 shows another event %2").arg(room.value()).arg(last));
    }
    if (isMember && last != events.size())
        complaints.append(
            QStringLiteral("%1 shows up to %2 of %3").arg(room.value()).arg(last).arg(events.size()));
    std::vector<base::RequestId> kept;
    for (const store::OutboxEntry &entry : m_outbox) {
        if (entry.room == room)
            kept.push_back(entry.id);
    }
    if (waiting != kept) {
        complaints.append(QStringLiteral("%1 shows %2 waiting messages, and %3 are kept")
                              .arg(room.value())
                              .arg(waiting.size())
                              .arg(kept.size()));
    }
}

void Comparison::compareMembers()
{
    for (const base::RoomId &room : m_device.openRooms()) {
        if (!m_truth.isMember(room, m_me))
            continue;
        std::set<base::UserId> shown;
        for (const client::MemberRow &member : m_device.session().members(room))
            shown.insert(member.user);
        const std::vector<base::UserId> &members = m_truth.rooms.at(room).members;
        if (shown != std::set<base::UserId>(members.begin(), members.end()))
            complaints.append(QStringLiteral("%1 shows other members").arg(room.value()));
    }
}

void Comparison::compareRead()
{
    for (const client::RoomRow &row : m_device.session().rooms()) {
        const auto read = m_truth.read.find({row.room, m_me});
        if (read == m_truth.read.end())
            continue;
        const auto mine = m_device.session().readPosition(row.room);
        if (mine != read->second.seq || row.unread != read->second.unread) {
            complaints.append(QStringLiteral("%1 is read up to %2 with %3 unread, not %4 with %5")
                                  .arg(row.room.value())
                                  .arg(mine.value_or(0))
                                  .arg(row.unread)
                                  .arg(read->second.seq)
                                  .arg(read->second.unread));
        }
    }
}

void Comparison::compareReceipts()
{
    const std::vector<store::KnownRoom> kept = need(m_disk.rooms());
    for (const client::RoomRow &row : m_device.session().rooms()) {
        if (!m_truth.isMember(row.room, m_me))
            continue;
        std::vector<protocol::Progress> others = m_truth.rooms.at(row.room).progress;
        std::erase_if(others, [this](const protocol::Progress &one) { return one.user == m_me; });
        std::ranges::sort(others, std::less<>(), &protocol::Progress::user);
        if (m_device.session().receipts(row.room) != others)
            complaints.append(QStringLiteral("%1 shows others elsewhere").arg(row.room.value()));
        const auto known =
            std::ranges::find(kept, row.room, [](const store::KnownRoom &room) { return room.summary.room; });
        if (known != kept.end() && known->receipts != others)
            complaints.append(QStringLiteral("of %1 others are kept elsewhere").arg(row.room.value()));
    }
}

void Comparison::compareNotifications()
{
    std::vector<protocol::Notification> shown;
    for (const client::NotificationRow &row : m_device.session().notifications())
        shown.insert(shown.begin(), row.notification);
    const auto known = m_truth.notifications.find(m_me);
    const std::vector<protocol::Notification> truth =
        known == m_truth.notifications.end() ? std::vector<protocol::Notification>() : known->second;
    const auto compare = [&](std::vector<protocol::Notification> all, const char *where) {
        for (protocol::Notification &each : all) {
            // Of what is behind a gap the client does not know what it has become.
            each.name.clear();
            each.excerpt.reset();
        }
        std::vector<protocol::Notification> expected = truth;
        for (protocol::Notification &each : expected)
            each.excerpt.reset();
        if (all != expected)
            complaints.append(QStringLiteral("%1 notifications are %2, not %3, or others")
                                  .arg(all.size())
                                  .arg(QLatin1String(where))
                                  .arg(truth.size()));
    };
    compare(shown, "shown");
    compare(need(store::NotificationTable(m_installation.disk.database()).all()), "kept");
}

bool Comparison::isExcused(const store::OutboxEntry &entry, const Writings &writings) const
{
    if (writings.discarded.contains(entry.id))
        return true;
    return std::ranges::any_of(m_outbox, [&entry](const store::OutboxEntry &kept) {
        return kept.id == entry.id && kept.failure && isForWhoLeft(*kept.failure);
    });
}

void Comparison::compareMessages(const Writings &writings)
{
    for (const store::OutboxEntry &entry : m_outbox) {
        if (!entry.failure)
            complaints.append(nameOf(entry) + QStringLiteral(" still waits"));
        else if (!isExcused(entry, writings))
            complaints.append(nameOf(entry) + QStringLiteral(" was refused"));
    }
    for (const auto &[id, code] : m_device.diary().failed()) {
        if (!isForWhoLeft(code))
            complaints.append(
                QStringLiteral("a message was refused with code %1").arg(static_cast<int>(code)));
    }
    for (const store::OutboxEntry &entry : m_device.diary().queued()) {
        const protocol::RoomEvent *event = m_truth.find(m_me, entry.id);
        if (!event && !isExcused(entry, writings))
            complaints.append(nameOf(entry) + QStringLiteral(" is nowhere"));
        const protocol::EventContent written =
            protocol::MessagePosted{entry.content, entry.replyTo, {}, entry.mentions};
        protocol::RoomEvent same = event ? *event : protocol::RoomEvent();
        same.content = written;
        if (event && !areSameEvent(*event, same))
            complaints.append(nameOf(entry) + QStringLiteral(" has become another one"));
    }
    for (const protocol::RoomEvent &event : m_device.diary().sent()) {
        const protocol::RoomEvent *stored = m_truth.find(m_me, event.id);
        if (!stored || !areSameEvent(*stored, event))
            complaints.append(QStringLiteral("event %1 of %2 was acknowledged, and is not stored")
                                  .arg(event.seq)
                                  .arg(event.room.value()));
    }
    for (const client::AmendmentRefused &refused : m_device.diary().refused()) {
        const bool isSensible = isForWhoLeft(refused.code) ||
                                refused.code == protocol::ErrorCode::NotAllowed ||
                                refused.code == protocol::ErrorCode::BadField;
        if (!isSensible)
            complaints.append(
                QStringLiteral("an amendment was refused with code %1").arg(static_cast<int>(refused.code)));
    }
    const auto wasSent = [this](const base::RequestId &id) {
        return std::ranges::any_of(m_device.diary().sent(),
                                   [&id](const auto &event) { return event.id == id; });
    };
    for (const store::OutboxEntry &entry : writings.written) {
        const bool isReported = wasSent(entry.id) || m_device.diary().failed().contains(entry.id);
        if (m_device.diary().wasQueuedInThisRun(entry.id) && !isReported && !isExcused(entry, writings))
            complaints.append(nameOf(entry) + QStringLiteral(" was sent, and nobody was told"));
    }
}

void Comparison::compareOrder(const Writings &writings)
{
    std::map<base::RoomId, base::Seq> last;
    for (const store::OutboxEntry &entry : writings.written) {
        const protocol::RoomEvent *event = m_truth.find(m_me, entry.id);
        if (!event || writings.touchedAgain.contains(entry.id) || writings.discarded.contains(entry.id))
            continue;
        if (event->seq < last[entry.room])
            complaints.append(nameOf(entry) + QStringLiteral(" was overtaken"));
        last[entry.room] = event->seq;
    }
}

} // namespace

QStringList disagreements(const Truth &truth, support::Installation &installation, const Writings &writings)
{
    Comparison comparison(truth, installation);
    comparison.compareRooms();
    comparison.compareHistories();
    comparison.compareTimelines();
    comparison.compareMembers();
    comparison.compareRead();
    comparison.compareNotifications();
    comparison.compareMessages(writings);
    comparison.compareOrder(writings);
    return comparison.complaints;
}

QStringList receiptDisagreements(const Truth &truth, support::Installation &installation)
{
    Comparison comparison(truth, installation);
    comparison.compareReceipts();
    return comparison.complaints;
}

} // namespace walks
