// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inviting.h"

#include "models/auditmodel.h"
#include "models/bansmodel.h"
#include "models/membersmodel.h"
#include "sync/session.h"

#include <QAbstractItemModel>
#include <QObject>
#include <qqmlintegration.h>

namespace ui {

/// What is done by right in a space: to people, to rooms, for everybody.
class Moderation final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by its space")
    Q_PROPERTY(bool isModerator READ isModerator NOTIFY changed)
    Q_PROPERTY(bool canCreateRooms READ canCreateRooms NOTIFY changed)
    Q_PROPERTY(QString announcement READ announcement NOTIFY changed)
    Q_PROPERTY(QString announcer READ announcer NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel *auditLog READ auditLog CONSTANT)
    Q_PROPERTY(QAbstractItemModel *bans READ bans CONSTANT)
    Q_PROPERTY(ui::Inviting *inviting READ inviting CONSTANT)
    Q_PROPERTY(models::MemberItem::Role role READ role NOTIFY changed)

public:
    /// `session` must outlive this object.
    explicit Moderation(base::Clock &clock, client::Session &session, QObject *parent = nullptr);

    /// Whether I moderate the space, or own it.
    [[nodiscard]] bool isModerator() const;
    [[nodiscard]] bool canCreateRooms() const;
    /// What everybody is told, unless I have put it away; empty where nothing is.
    [[nodiscard]] QString announcement() const;
    [[nodiscard]] QString announcer() const;
    [[nodiscard]] QAbstractItemModel *auditLog() { return &m_auditLog; }
    /// BanItem; as of the last refreshBans().
    [[nodiscard]] QAbstractItemModel *bans() { return &m_bans; }
    [[nodiscard]] Inviting *inviting() { return &m_inviting; }
    /// What I am in the space.
    [[nodiscard]] models::MemberItem::Role role() const { return models::roleOf(m_session.role()); }
    /// Whether I may give a role in the space to somebody else who has that one (PROTOCOL.md, Rights).
    Q_INVOKABLE [[nodiscard]] bool canGive(models::MemberItem::Role role,
                                           models::MemberItem::Role present) const;

    Q_INVOKABLE void removeMember(const QString &room, const QString &user, const QString &reason);
    /// Lets somebody only read for so long; 0 ends it.
    Q_INVOKABLE void mute(const QString &room, const QString &user, int minutes);
    Q_INVOKABLE void setRoomModerator(const QString &room, const QString &user, bool isOne);
    /// Gives somebody a role in the space.
    Q_INVOKABLE void setSpaceRole(const QString &user, models::MemberItem::Role role);
    Q_INVOKABLE void unban(const QString &user);
    Q_INVOKABLE void ban(const QString &user, const QString &reason);
    Q_INVOKABLE void updateRoom(const QString &room, const QString &name, const QString &topic,
                                bool onlyModeratorsWrite, bool onlyModeratorsInvite);
    /// Tells everybody something, in the place of what was told before; an empty text ends that.
    Q_INVOKABLE void announce(const QString &text);
    /// I have read what is announced.
    Q_INVOKABLE void dismissAnnouncement();
    /// What the notification of that number says was done to me; empty where nothing was.
    Q_INVOKABLE [[nodiscard]] QString told(quint64 number) const;
    Q_INVOKABLE void refreshBans() { m_bans.refresh(); }
    Q_INVOKABLE void refreshAuditLog() { m_auditLog.refresh(); }

Q_SIGNALS:
    void changed();
    /// What was asked for last is done.
    void done();
    /// It was not; the space tells why.
    void answered(const client::Answer &answer);

private:
    template <class Request>
    void carryOut(const Request &request);
    void onChanged(const client::Change &change);
    [[nodiscard]] const protocol::Announcement *standing() const;

    base::Clock &m_clock;
    client::Session &m_session;
    models::AuditModel m_auditLog;
    models::BansModel m_bans;
    Inviting m_inviting;
    base::Seq m_dismissed = 0; ///< the number of the announcement that I have read
};

} // namespace ui
