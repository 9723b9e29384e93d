// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/receiptsmodel.h"
#include "sync/session.h"

#include <QAbstractItemModel>
#include <QObject>
#include <qqmlintegration.h>

namespace ui {

/// Who has read one of the messages of a room, and when.
class Receipts final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    QML_UNCREATABLE("given by its room")
    Q_PROPERTY(QAbstractItemModel *list READ list CONSTANT)
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(bool isComplete READ isComplete NOTIFY stateChanged)

public:
    enum class State { Asking, Known, Offline, Refused };
    Q_ENUM(State)

    /// How many people are asked for at most.
    static constexpr int maxPeople = 1'000;

    /// `session` must outlive this object.
    Receipts(client::Session &session, base::RoomId room, QObject *parent = nullptr);

    /// ReceiptItem, as of the last show().
    [[nodiscard]] QAbstractItemModel *list() { return &m_list; }
    [[nodiscard]] State state() const { return m_state; }
    /// Whether everybody is in the list.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

    /// Asks the space about a message; wanted() follows at once, the answer as state and list.
    Q_INVOKABLE void show(quint64 seq);

Q_SIGNALS:
    void stateChanged();
    void wanted();

private:
    void ask();
    void onAnswered(const client::Answer &answer);
    void setState(State state);

    client::Session &m_session;
    base::RoomId m_room;
    base::Seq m_seq = 0; ///< the message that is asked about
    std::vector<protocol::MessageReceipt> m_people;
    models::ReceiptsModel m_list;
    State m_state = State::Asking;
    bool m_isComplete = true;
};

} // namespace ui
