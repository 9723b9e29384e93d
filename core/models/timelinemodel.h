// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "sync/session.h"

#include <QDateTime>
#include <QPointer>

namespace models {

/// Who answers a message with one emoji, as a view sees it.
struct ReactionItem {
    Q_GADGET
    Q_PROPERTY(QString emoji MEMBER emoji)
    Q_PROPERTY(int count MEMBER count)
    Q_PROPERTY(bool isMine MEMBER isMine)

public:
    QString emoji;
    int count = 0;
    bool isMine = false; ///< I am among them
};

/// A row of a timeline as a view sees it.
struct TimelineItem {
    Q_GADGET
    Q_PROPERTY(quint64 rowId MEMBER rowId)
    Q_PROPERTY(Kind kind MEMBER kind)
    Q_PROPERTY(State state MEMBER state)
    Q_PROPERTY(bool isMine MEMBER isMine)
    Q_PROPERTY(QString sender MEMBER sender)
    Q_PROPERTY(QString senderName MEMBER senderName)
    Q_PROPERTY(int senderColor MEMBER senderColor)
    Q_PROPERTY(QString content MEMBER content)
    Q_PROPERTY(QString actorName MEMBER actorName)
    Q_PROPERTY(QDateTime timestamp MEMBER timestamp)
    Q_PROPERTY(quint64 seq MEMBER seq)
    Q_PROPERTY(QString failure MEMBER failure)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(quint64 missing MEMBER missing)
    Q_PROPERTY(bool isEdited MEMBER isEdited)
    Q_PROPERTY(bool isDeleted MEMBER isDeleted)
    Q_PROPERTY(bool isPinned MEMBER isPinned)
    Q_PROPERTY(QVariantList reactions MEMBER reactions)
    Q_PROPERTY(bool isDelivered MEMBER isDelivered)
    Q_PROPERTY(int readers MEMBER readers)
    Q_PROPERTY(bool startsGroup MEMBER startsGroup)
    Q_PROPERTY(bool startsDay MEMBER startsDay)
    Q_PROPERTY(bool isFirstUnread MEMBER isFirstUnread)

public:
    /// An Amendment shows in the message that it concerns, and so in no row of its own.
    enum class Kind {
        Message,
        Gap,
        Joined,
        Invited,
        Left,
        Removed,
        Muted,
        Unmuted,
        Appointed,
        Dismissed,
        RoomCreated,
        RoomUpdated,
        Pinned,
        Unpinned,
        Amendment,
        Unsupported
    };
    Q_ENUM(Kind)
    enum class State { Stored, Queued, Sending, Failed };
    Q_ENUM(State)

    explicit TimelineItem(const client::TimelineRow &row, const base::UserId &me = {});

    quint64 rowId;
    Kind kind;
    State state;
    bool isMine;
    QString sender; ///< the id of a person
    QString senderName;
    int senderColor;     ///< a place in the palette; -1 for none
    QString content;     ///< of a message: its text; of a room's change: its new name or topic
    QString actorName;   ///< who did it to the sender; empty for nobody else
    QDateTime timestamp; ///< UTC
    quint64 seq;         ///< 0 until it is stored; of a gap: the last one that is missing
    QString failure;     ///< why it was refused, a protocol error code
    QString id;          ///< of the request that made it
    quint64 missing;     ///< of a gap: how many events are not here yet
    bool isEdited = false;
    bool isDeleted = false; ///< there is no text any more
    bool isPinned = false;
    QVariantList reactions;     ///< ReactionItem, in the order in which they came
    bool isDelivered = false;   ///< mine, and on a device of somebody else
    int readers = 0;            ///< mine, and so many others have seen it
    bool startsGroup = true;    ///< not by the same person within five minutes of the row before
    bool startsDay = true;      ///< the first of its day, in local time
    bool isFirstUnread = false; ///< the unread line stands above it
};

/// The timeline of one room, a window over its history, grouped as people read it. The session keeps the
/// room open while this lives.
class TimelineModel final : public ListModel<TimelineItem, client::TimelineRow>
{
    Q_OBJECT

public:
    /// Order::Reversed begins with the newest row, for a view that grows upwards.
    TimelineModel(client::Session &session, base::RoomId room, Order order = Order::AsIs,
                  QObject *parent = nullptr);
    ~TimelineModel() override;

    /// Draws the unread line above the first message of another person after `seq`; without one, nowhere.
    /// Nowhere either while the event that follows `seq` is not in the window.
    void setUnreadAfter(std::optional<base::Seq> seq);
    /// The row that the unread line stands above; nothing where it is not drawn.
    [[nodiscard]] std::optional<int> unreadRow() const;

    /// The row of the event of that seq; nothing where it is not in the window.
    [[nodiscard]] std::optional<int> eventRow(base::Seq seq) const;

    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    /// Extends the window at its older end.
    void fetchMore(const QModelIndex &parent) override;

private:
    void arranged(int first, int count) override;
    [[nodiscard]] TimelineItem made(const client::TimelineRow &row) const override;
    [[nodiscard]] TimelineItem renewed(const TimelineItem &before,
                                       const client::TimelineRow &row) const override;
    void arrange(int at);
    /// The row above that shows; nothing where there is none.
    [[nodiscard]] const TimelineItem *shownBefore(int at) const;
    void moveUnreadLine();

    QPointer<client::Session> m_session;
    base::RoomId m_room;
    std::optional<base::Seq> m_unreadAfter;
    base::Seq m_firstUnread = 0; ///< the event with the unread line; 0 for none
};

} // namespace models
