// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/change.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <set>
#include <vector>

namespace support {

/// What a session has told, kept as a view would keep it, over all starts of its program. It complains of
/// what no view could follow: a row twice, a row that changes its id, a message shown over a hole.
class Diary
{
public:
    void note(const client::Change &change);
    /// Whoever looked at the room does so no more.
    void forget(const base::RoomId &room) { m_timelines.erase(room); }
    /// The program has ended: nobody looks at anything.
    void forgetAll();

    /// The rows of an open room's timeline.
    [[nodiscard]] const std::vector<client::TimelineRow> &rows(const base::RoomId &room) const;
    /// The texts of the messages among them.
    [[nodiscard]] QStringList texts(const base::RoomId &room) const;
    [[nodiscard]] bool isCaughtUp(const base::RoomId &room) const { return m_caughtUp.contains(room); }

    /// What was reported of the messages of this device, in the order of the reports.
    [[nodiscard]] const std::vector<store::OutboxEntry> &queued() const { return m_queued; }
    [[nodiscard]] bool wasQueuedInThisRun(const base::RequestId &id) const
    {
        return m_queuedNow.contains(id);
    }
    [[nodiscard]] const std::vector<protocol::RoomEvent> &sent() const { return m_sent; }
    [[nodiscard]] const std::map<base::RequestId, protocol::ErrorCode> &failed() const { return m_failed; }
    /// What I did to messages, and the space did not.
    [[nodiscard]] const std::vector<client::AmendmentRefused> &refused() const { return m_refused; }
    [[nodiscard]] const std::vector<protocol::RoomEvent> &arrived() const { return m_arrived; }
    /// What the person was told, in the order of coming.
    [[nodiscard]] const std::vector<protocol::Notification> &notifications() const { return m_notifications; }
    /// The disk's failures.
    [[nodiscard]] int notKept() const { return m_notKept; }
    [[nodiscard]] const QStringList &complaints() const { return m_complaints; }

private:
    /// Who wrote it, by which request.
    using Key = std::pair<base::UserId, base::RequestId>;
    struct Timeline {
        std::vector<client::TimelineRow> rows;
        std::map<Key, quint64> ids;
    };

    void follow(Timeline &timeline, const client::ListChange<client::TimelineRow> &change);
    void appear(Timeline &timeline, const client::TimelineRow &row);
    void complainOfHoles(const Timeline &timeline);

    std::map<base::RoomId, Timeline> m_timelines;
    std::set<base::RoomId> m_caughtUp;
    std::vector<store::OutboxEntry> m_queued;
    std::set<base::RequestId> m_queuedNow;
    std::vector<protocol::RoomEvent> m_sent;
    std::map<base::RequestId, protocol::ErrorCode> m_failed;
    std::vector<client::AmendmentRefused> m_refused;
    std::vector<protocol::RoomEvent> m_arrived;
    std::vector<protocol::Notification> m_notifications;
    int m_notKept = 0;
    QStringList m_complaints;
};

} // namespace support
