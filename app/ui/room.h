// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directread.h"
#include "receipts.h"
#include "seeking.h"

#include "models/membersmodel.h"
#include "models/roomlistmodel.h"
#include "models/timelinemodel.h"
#include "models/typingmodel.h"
#include "sync/session.h"

#include <QAbstractItemModel>
#include <QObject>
#include <qqmlintegration.h>

#include <map>
#include <memory>

namespace ui {

/// The room that is open, as the window shows it.
class Room final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by its space")
    Q_PROPERTY(QString roomId READ id CONSTANT)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString topic READ topic NOTIFY changed)
    Q_PROPERTY(QString peerStatus READ peerStatus NOTIFY changed)
    Q_PROPERTY(models::RoomItem::Kind kind READ kind NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel *timeline READ timeline CONSTANT)
    Q_PROPERTY(QAbstractItemModel *members READ members CONSTANT)
    Q_PROPERTY(ui::Receipts *receipts READ receipts CONSTANT)
    Q_PROPERTY(ui::DirectRead *directRead READ directRead CONSTANT)
    Q_PROPERTY(int memberCount READ memberCount NOTIFY membersChanged)
    Q_PROPERTY(int onlineCount READ onlineCount NOTIFY membersChanged)
    Q_PROPERTY(int awayCount READ awayCount NOTIFY membersChanged)
    Q_PROPERTY(bool isPresenceKnown READ isPresenceKnown NOTIFY membersChanged)
    Q_PROPERTY(ui::Seeking *seeking READ seeking CONSTANT)
    Q_PROPERTY(QStringList typing READ typing NOTIFY typingChanged)
    Q_PROPERTY(QString draft READ draft NOTIFY draftChanged)
    Q_PROPERTY(QString editing READ editing NOTIFY editingChanged)
    Q_PROPERTY(bool isLookedAt READ isLookedAt WRITE setLookedAt NOTIFY isLookedAtChanged)
    Q_PROPERTY(bool isWatched READ isWatched WRITE setWatched NOTIFY isWatchedChanged)
    Q_PROPERTY(int unread READ unread NOTIFY changed)
    Q_PROPERTY(bool isModerator READ isModerator NOTIFY changed)
    Q_PROPERTY(bool isMuted READ isMuted NOTIFY changed)
    Q_PROPERTY(bool canWrite READ canWrite NOTIFY changed)
    Q_PROPERTY(bool canInvite READ canInvite NOTIFY changed)
    Q_PROPERTY(bool onlyModeratorsWrite READ onlyModeratorsWrite NOTIFY changed)
    Q_PROPERTY(bool onlyModeratorsInvite READ onlyModeratorsInvite NOTIFY changed)
    Q_PROPERTY(int unreadAtOpening READ unreadAtOpening NOTIFY unreadAtOpeningChanged)
    Q_PROPERTY(bool isStartKnown READ isStartKnown NOTIFY startKnown)

public:
    /// `session` must outlive this object, and know the room.
    Room(base::Clock &clock, client::Session &session, const base::RoomId &room, QObject *parent = nullptr);
    ~Room() override;

    [[nodiscard]] QString id() const { return m_id.value(); }
    [[nodiscard]] QString name() const { return m_row.name; }
    [[nodiscard]] QString topic() const { return m_row.topic; }
    /// Of a direct message: what the other one says of themselves; empty for nothing.
    [[nodiscard]] QString peerStatus() const { return m_row.statusText; }
    [[nodiscard]] models::RoomItem::Kind kind() const { return models::RoomItem(m_row).kind; }
    /// TimelineItem, the newest first: row 0 stands at the bottom.
    [[nodiscard]] QAbstractItemModel *timeline() { return &m_timeline; }
    /// What the user wants to see of it.
    [[nodiscard]] Seeking *seeking() { return &m_seeking; }
    [[nodiscard]] QAbstractItemModel *members() { return &m_members; }
    /// Who has read a message.
    [[nodiscard]] Receipts *receipts() { return &m_receipts; }
    /// When the other person in direct messages has read the newest of mine.
    [[nodiscard]] DirectRead *directRead() { return &m_directRead; }
    [[nodiscard]] int memberCount() const { return m_members.rowCount(); }
    [[nodiscard]] int onlineCount() const { return countOf(models::MemberItem::Presence::Online); }
    [[nodiscard]] int awayCount() const { return countOf(models::MemberItem::Presence::Away); }
    [[nodiscard]] bool isPresenceKnown() const;
    /// The names of those who write, but mine.
    [[nodiscard]] QStringList typing() const;
    /// What was written here before and not sent; empty until it is read from the disk.
    [[nodiscard]] QString draft() const { return m_draft; }
    /// The failed message whose text is in the composer; empty where none is.
    [[nodiscard]] QString editing() const;
    /// Whether somebody looks at it, at whatever part. What comes while nobody does stands under an unread
    /// line, unless what is under the one there has not been seen; while somebody does, the line stays.
    [[nodiscard]] bool isLookedAt() const { return m_isLookedAt; }
    void setLookedAt(bool isLookedAt);
    /// Whether somebody looks at the newest messages: then all is read, and what comes is as it comes.
    [[nodiscard]] bool isWatched() const { return m_isWatched; }
    void setWatched(bool isWatched);
    /// Whether I moderate it, or stand above those who do.
    [[nodiscard]] bool isModerator() const;
    /// Whether I may only read, for a time.
    [[nodiscard]] bool isMuted() const { return m_row.mutedUntil.has_value(); }
    [[nodiscard]] bool canWrite() const { return !isMuted() && (!onlyModeratorsWrite() || isModerator()); }
    [[nodiscard]] bool canInvite() const;
    [[nodiscard]] bool onlyModeratorsWrite() const;
    [[nodiscard]] bool onlyModeratorsInvite() const;
    /// Messages of others that are not read.
    [[nodiscard]] int unread() const { return m_row.unread; }
    /// How many of them waited when the room was opened; 0 once the unread line stands elsewhere.
    [[nodiscard]] int unreadAtOpening() const { return m_unreadAtOpening; }
    /// Whether what is before the unread line is here, as far as a view should wait for it.
    [[nodiscard]] bool isStartKnown() const { return m_isStartKnown; }
    /// The row of the timeline that a view begins with, once that is known: the one under the unread line,
    /// the oldest where the line is older, the newest where all is read.
    [[nodiscard]] Q_INVOKABLE int startRow() const;

    /// Sends a message. kept() follows once it is safe on the disk, so that a composer lets go of it only
    /// then; or notKept(). What is sent while a failed message is edited takes its place; instead of kept()
    /// the editing ends.
    Q_INVOKABLE void send(const QString &text);
    /// Puts the text of a failed message into the composer, as draft(). What was written there comes back
    /// when the editing ends.
    Q_INVOKABLE void edit(const QString &id);
    /// Leaves the failed message as it was.
    Q_INVOKABLE void cancelEdit();
    Q_INVOKABLE void retry(const QString &id);
    Q_INVOKABLE void discard(const QString &id);
    /// Answers a message with an emoji, or takes that back.
    Q_INVOKABLE void react(quint64 seq, const QString &emoji, bool isOn);
    /// Keeps what is being written, and tells the others that it is.
    Q_INVOKABLE void saveDraft(const QString &text);
    Q_INVOKABLE void loadOlder() { m_session.loadOlder(m_id); }
    /// Fetches a page of the gap that ends with that event: the lower part, next to what is below.
    Q_INVOKABLE void fillGap(quint64 seq) { m_session.loadBefore(m_id, seq + 1); }
    /// The same of the upper part, after that event, for who comes from above.
    Q_INVOKABLE void fillGapAfter(quint64 seq) { m_session.loadAfter(m_id, seq); }

Q_SIGNALS:
    void changed();
    void membersChanged();
    void typingChanged();
    void draftChanged();
    /// draft() is another one with it.
    void editingChanged();
    void isLookedAtChanged();
    void isWatchedChanged();
    void unreadAtOpeningChanged();
    void startKnown();
    void kept(const QString &text);
    void notKept(const QString &text);

private:
    [[nodiscard]] int countOf(models::MemberItem::Presence presence) const;
    void onChanged(const client::Change &change);
    void takeOver(const client::RoomsChanged &change);
    void followDirectRead();
    /// Draws the unread line anew where the one there has done its duty.
    void moveUnreadLine();
    /// Loads older rows until the unread line is among them, with some that were read above it.
    void seekStart();
    void endSeeking();
    void readDraft();
    void writeDraft();
    void keepDraft(const QString &text);
    void onKept(const base::RequestId &id);
    void onNotKept(const base::RequestId &id);
    void endEdit(const QString &draft);
    /// What is to be in the composer once the failed message of that id is none any more.
    [[nodiscard]] QString draftWithout(const QString &id) const;

    client::Session &m_session;
    base::RoomId m_id;
    client::RoomRow m_row;
    models::TimelineModel m_timeline;
    Seeking m_seeking;
    models::MembersModel m_members;
    models::TypingModel m_typing;
    Receipts m_receipts;
    DirectRead m_directRead;
    QString m_draft;
    std::unique_ptr<base::Timer> m_draftTimer;
    bool m_isDraftKept = true;
    std::optional<base::RequestId> m_editing;
    QString m_aside; ///< what was written before, while a failed message is edited
    bool m_isLookedAt = false;
    bool m_isWatched = false;
    bool m_isLineSeen = false; ///< what is under the unread line has been read
    int m_unreadAtOpening = 0;
    bool m_isStartKnown = false;
    std::unique_ptr<base::Timer> m_seekTimer;
    std::map<base::RequestId, QString> m_sending; ///< not known to be on disk
};

} // namespace ui
