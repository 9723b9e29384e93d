// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timelinemodel.h"
#include "sync/session.h"

#include <QObject>
#include <qqmlintegration.h>

#include <memory>

namespace ui {

/// A message of the open room that the user wants to see, however far it lies back.
class Seeking final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    QML_UNCREATABLE("given by its room")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(double marked READ marked NOTIFY changed)

public:
    enum class State {
        Idle,
        Looking, ///< it is being fetched
        Waiting, ///< it is fetched once there is a connection
        Found,   ///< it is in the timeline
        Gone,    ///< the space does not have it any more
    };
    Q_ENUM(State)

    /// All must outlive this object.
    Seeking(base::Clock &clock, client::Session &session, const models::TimelineModel &timeline,
            base::RoomId room, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    /// The seq of the message that is marked for a while, since it was found, as QML counts; 0 for none.
    [[nodiscard]] double marked() const { return m_state == State::Found ? static_cast<double>(m_seq) : 0; }
    /// The row of the timeline that it has, until the user wants to see something else; -1 for none.
    [[nodiscard]] Q_INVOKABLE int row() const;

    /// Looks for a message: found() follows, or another state() says why it does not.
    Q_INVOKABLE void seek(quint64 seq);
    /// The user wants to see something else.
    Q_INVOKABLE void end();

Q_SIGNALS:
    void changed();
    void found();

private:
    void onChanged(const client::Change &change);
    void enter(State state);

    client::Session &m_session;
    const models::TimelineModel &m_timeline;
    base::RoomId m_room;
    std::unique_ptr<base::Timer> m_timer;
    State m_state = State::Idle;
    base::Seq m_seq = 0;
};

} // namespace ui
