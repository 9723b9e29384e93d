// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "sync/session.h"

#include <QDateTime>
#include <QPointer>

namespace models {

/// A row of a timeline as a view sees it.
struct TimelineItem {
    Q_GADGET
    Q_PROPERTY(quint64 rowId MEMBER rowId)
    Q_PROPERTY(Kind kind MEMBER kind)
    Q_PROPERTY(State state MEMBER state)
    Q_PROPERTY(bool isMine MEMBER isMine)
    Q_PROPERTY(QString sender MEMBER sender)
    Q_PROPERTY(QString senderName MEMBER senderName)
    Q_PROPERTY(QString content MEMBER content)
    Q_PROPERTY(QDateTime timestamp MEMBER timestamp)
    Q_PROPERTY(quint64 seq MEMBER seq)
    Q_PROPERTY(QString failure MEMBER failure)

public:
    enum class Kind { Message, Joined, Left, RoomCreated, RoomUpdated, Unsupported };
    Q_ENUM(Kind)
    enum class State { Stored, Queued, Sending, Failed };
    Q_ENUM(State)

    explicit TimelineItem(const client::TimelineRow &row);

    quint64 rowId;
    Kind kind;
    State state;
    bool isMine;
    QString sender; ///< the id of a person
    QString senderName;
    QString content;     ///< of a message: its text; of a room's change: its new name or topic
    QDateTime timestamp; ///< UTC
    quint64 seq;         ///< 0 until it is stored
    QString failure;     ///< why it was refused, a protocol error code
};

/// The timeline of one room, a window over its history. The session keeps the room open while this lives.
class TimelineModel final : public ListModel<TimelineItem, client::TimelineRow>
{
    Q_OBJECT

public:
    TimelineModel(client::Session &session, base::RoomId room, QObject *parent = nullptr);
    ~TimelineModel() override;

    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    /// Extends the window at its older end.
    void fetchMore(const QModelIndex &parent) override;

private:
    QPointer<client::Session> m_session;
    base::RoomId m_room;
};

} // namespace models
