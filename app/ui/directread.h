// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/session.h"

#include <QDateTime>
#include <QObject>
#include <qqmlintegration.h>

namespace ui {

/// When the other person in direct messages has read the newest of mine.
class DirectRead final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by its room")
    Q_PROPERTY(quint64 seq READ seq NOTIFY changed)
    Q_PROPERTY(QDateTime time READ time NOTIFY changed)

public:
    /// `session` must outlive this object.
    DirectRead(client::Session &session, base::RoomId room, QObject *parent = nullptr);

    /// The newest message of mine, once it is read; 0 while it is not, and in rooms of another kind.
    [[nodiscard]] quint64 seq() const { return m_seq; }
    /// Since when, UTC; invalid until the space has said it.
    [[nodiscard]] QDateTime time() const { return m_time; }

    /// The newest message of mine in the room, where it is read; 0 where it is not.
    void follow(base::Seq seq);
    /// Asks the space where it did not answer before.
    void askAgain();

Q_SIGNALS:
    void changed();

private:
    client::Session &m_session;
    base::RoomId m_room;
    base::Seq m_seq = 0;
    QDateTime m_time;
};

} // namespace ui
