// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/peoplemodel.h"

#include <QObject>
#include <qqmlintegration.h>

#include <vector>

namespace ui {

/// Brings people into a room: those whom I know from other rooms, several at once.
class Inviting final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    QML_UNCREATABLE("given by its space")
    Q_PROPERTY(QAbstractItemModel *people READ people CONSTANT)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    Q_PROPERTY(int known READ known NOTIFY changed)
    Q_PROPERTY(int chosen READ chosen NOTIFY changed)

public:
    enum class State {
        Loading, ///< the space is asked who there is
        Ready,
        Partial, ///< it did not answer for all rooms: there may be more people
    };
    Q_ENUM(State)

    /// `session` must outlive this object.
    explicit Inviting(client::Session &session, QObject *parent = nullptr);

    /// PersonItem, by name: those whom the filter lets through.
    [[nodiscard]] QAbstractItemModel *people() { return &m_people; }
    [[nodiscard]] State state() const { return m_state; }
    /// What names have to hold; empty for all.
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    /// How many people there are beside me, whatever the filter.
    [[nodiscard]] int known() const { return static_cast<int>(m_all.size()); }
    /// How many of them are chosen.
    [[nodiscard]] int chosen() const { return countOf(models::PersonRow::Standing::Chosen); }

    /// Asks who is in my rooms, and who of them in that one; nobody is chosen yet.
    Q_INVOKABLE void begin(const QString &room);
    /// Chooses somebody who is not in the room, or no more.
    Q_INVOKABLE void toggle(const QString &user);
    /// Invites all who are chosen. Each is Present or Refused afterwards; done() follows where none was.
    Q_INVOKABLE void send();

Q_SIGNALS:
    void changed();
    void done();

private:
    void ask(const base::RoomId &room, const std::optional<base::UserId> &after);
    void onMembers(const base::RoomId &room, const client::Answer &answer);
    void add(const protocol::Member &member, bool isPresent);
    void onInvited(const base::UserId &user, const client::Answer &answer);
    void show();
    [[nodiscard]] int countOf(models::PersonRow::Standing standing) const;
    [[nodiscard]] models::PersonRow *find(const base::UserId &user);
    /// A reply that counts until begin() is called again.
    template <class Function>
    [[nodiscard]] client::Requests::Reply whileWanted(Function function);

    client::Session &m_session;
    models::PeopleModel m_people;
    client::SortedRows<models::PersonRow> m_shown;
    std::vector<models::PersonRow> m_all;
    base::RoomId m_room;
    QString m_filter;
    State m_state = State::Ready;
    int m_asked = 0; ///< rooms that have not answered
    int m_round = 0; ///< how often it was begun
    bool m_isWhole = true;
};

} // namespace ui
