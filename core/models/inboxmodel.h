// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "sync/session.h"

#include <QDateTime>

namespace models {

/// Something that the user was told in person, as a view sees it.
struct InboxItem {
    Q_GADGET
    Q_PROPERTY(quint64 number MEMBER number)
    Q_PROPERTY(Kind kind MEMBER kind)
    Q_PROPERTY(QString room MEMBER room)
    Q_PROPERTY(quint64 seq MEMBER seq)
    Q_PROPERTY(QString user MEMBER user)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(int avatarColor MEMBER avatarColor)
    Q_PROPERTY(QString excerpt MEMBER excerpt)
    Q_PROPERTY(QDateTime timestamp MEMBER timestamp)
    Q_PROPERTY(bool isRead MEMBER isRead)

public:
    enum class Kind { Mention, Reply, Direct, Invitation, Moderation };
    Q_ENUM(Kind)

    explicit InboxItem(const client::NotificationRow &row);

    quint64 number;
    Kind kind;
    QString room; ///< its id; empty where it is of the space
    quint64 seq;  ///< of the message; 0 where it is of none
    QString user; ///< whose doing it is
    QString name;
    int avatarColor;     ///< that person's: a place in the palette; -1 for none
    QString excerpt;     ///< how the message begins; empty where there is none
    QDateTime timestamp; ///< UTC
    bool isRead;
};

/// What the user was told in person in a space, the newest first.
class InboxModel final : public ListModel<InboxItem, client::NotificationRow>
{
    Q_OBJECT

public:
    explicit InboxModel(client::Session &session, QObject *parent = nullptr);
};

} // namespace models
