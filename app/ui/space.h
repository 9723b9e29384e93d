// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices.h"
#include "moderation.h"
#include "room.h"

#include "models/directorymodel.h"
#include "models/inboxmodel.h"
#include "models/roomlistmodel.h"
#include "sync/session.h"

#include <QAbstractItemModel>
#include <QObject>
#include <qqmlintegration.h>

#include <array>
#include <memory>
#include <vector>

namespace ui {

/// One space that the user has joined, as the window shows it.
class Space final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    QML_UNCREATABLE("given by the app")
    Q_PROPERTY(QString address READ address CONSTANT)
    Q_PROPERTY(QString name READ name NOTIFY nameChanged)
    Q_PROPERTY(QString me READ me NOTIFY nameChanged)
    Q_PROPERTY(QString myName READ myName NOTIFY nameChanged)
    Q_PROPERTY(Connection connection READ connection NOTIFY connectionChanged)
    Q_PROPERTY(Refusal refusal READ refusal NOTIFY connectionChanged)
    Q_PROPERTY(QString detail READ detail NOTIFY connectionChanged)
    Q_PROPERTY(int secondsToRetry READ secondsToRetry NOTIFY secondsToRetryChanged)
    Q_PROPERTY(int roundTrip READ roundTrip NOTIFY roundTripChanged)
    Q_PROPERTY(int waiting READ waiting NOTIFY waitingChanged)
    Q_PROPERTY(bool isDiskFailing READ isDiskFailing NOTIFY isDiskFailingChanged)
    Q_PROPERTY(bool isAway READ isAway WRITE setAway NOTIFY isAwayChanged)
    Q_PROPERTY(QString statusText READ statusText WRITE setStatusText NOTIFY statusTextChanged)
    Q_PROPERTY(QAbstractItemModel *rooms READ rooms CONSTANT)
    Q_PROPERTY(bool hasDirects READ hasDirects NOTIFY roomsChanged)
    Q_PROPERTY(int unread READ unread NOTIFY roomsChanged)
    Q_PROPERTY(QAbstractItemModel *directory READ directory CONSTANT)
    Q_PROPERTY(ui::Room *room READ room NOTIFY roomChanged)
    Q_PROPERTY(ui::Moderation *moderation READ moderation CONSTANT)
    Q_PROPERTY(ui::Devices *devices READ devices CONSTANT)
    Q_PROPERTY(QAbstractItemModel *inbox READ inbox CONSTANT)
    Q_PROPERTY(int unseen READ unseen NOTIFY unseenChanged)

public:
    enum class Connection { Offline, Connecting, Online, Waiting, Refused };
    Q_ENUM(Connection)
    enum class Refusal { None, SignIn, Closed, Banned, NameTaken, BadName, ServerKeyChanged };
    Q_ENUM(Refusal)
    /// Why the server did not do what was asked.
    enum class Trouble { NameTaken, BadName, NotAllowed, NotFound, TooFast, Offline, Disk };
    Q_ENUM(Trouble)

    /// `session` must outlive this object.
    Space(base::Clock &clock, client::Session &session, QString address, QObject *parent = nullptr);
    ~Space() override;

    [[nodiscard]] QString address() const { return m_address; }
    /// What the space calls itself; its address until that is known.
    [[nodiscard]] QString name() const;
    /// My id there; empty before the first sign-in.
    [[nodiscard]] QString me() const { return m_session.me().value(); }
    /// What I am called there; empty where nobody has said it yet.
    [[nodiscard]] QString myName() const { return m_session.myName(); }
    [[nodiscard]] Connection connection() const;
    [[nodiscard]] Refusal refusal() const;
    /// Why the connection waits or is refused, as the system or the server said it, in English.
    [[nodiscard]] QString detail() const;
    /// Until the next attempt; 0 where none is to come.
    [[nodiscard]] int secondsToRetry() const { return m_secondsToRetry; }
    /// How many milliseconds the space took to answer last; -1 while there is no connection.
    [[nodiscard]] int roundTrip() const;
    /// My messages that wait for the server.
    [[nodiscard]] int waiting() const { return m_session.waiting(); }
    /// Whether the disk refuses what is to be kept of the space; it is asked again until it does not.
    [[nodiscard]] bool isDiskFailing() const { return m_isDiskFailing; }
    [[nodiscard]] bool isAway() const { return m_isAway; }
    /// What I say of myself there; empty for nothing.
    [[nodiscard]] QString statusText() const { return m_session.statusText(); }
    [[nodiscard]] QAbstractItemModel *rooms() { return &m_rooms; }
    /// Whether there are direct messages among the rooms.
    [[nodiscard]] bool hasDirects() const;
    /// Messages of others that I have not seen, in all rooms.
    [[nodiscard]] int unread() const;
    /// The public rooms I am not in, as of the last refreshDirectory().
    [[nodiscard]] QAbstractItemModel *directory() { return &m_directory; }
    /// The open room; nothing where none is.
    [[nodiscard]] Room *room() const { return m_room.get(); }
    [[nodiscard]] Moderation *moderation() { return &m_moderation; }
    [[nodiscard]] Devices *devices() { return &m_devices; }
    /// What I was told in person (InboxItem), the newest first.
    [[nodiscard]] QAbstractItemModel *inbox() { return &m_inbox; }
    /// How much of it I have not seen.
    [[nodiscard]] int unseen() const;

    void setAway(bool isAway);
    void setStatusText(const QString &text) { m_session.setStatusText(text); }
    /// The machine has not been used for a while, or is again; what the user chose comes first.
    void setIdle(bool isIdle);

    /// Opens the room that was open last, or the first there is; once, as soon as it is known.
    void openFirst(const QString &room);

    Q_INVOKABLE void openRoom(const QString &room);
    /// Opens a room at one of its messages; 0: as openRoom() does.
    Q_INVOKABLE void openMessage(const QString &room, quint64 seq);
    /// Opens the room that many rows further down the list; at most the first or the last one.
    Q_INVOKABLE void stepRoom(int rows);
    Q_INVOKABLE void closeRoom();
    Q_INVOKABLE void createRoom(const QString &name, bool isPrivate);
    Q_INVOKABLE void joinRoom(const QString &room);
    Q_INVOKABLE void leaveRoom(const QString &room);
    /// Opens the direct messages with somebody, and begins them where there are none.
    Q_INVOKABLE void openDirect(const QString &user);
    Q_INVOKABLE void refreshDirectory() { m_directory.refresh(); }
    /// What a room is called that I am in, or its id.
    Q_INVOKABLE [[nodiscard]] QString roomName(const QString &room) const;
    Q_INVOKABLE void tryNow() { m_session.tryNow(); }
    /// Whether it can be said of oneself: short enough, and nothing in it that cannot be seen.
    Q_INVOKABLE [[nodiscard]] bool canSay(const QString &text) const;
    /// I have seen this notification, or (0) all of them.
    Q_INVOKABLE void markSeen(quint64 number);

Q_SIGNALS:
    void nameChanged();
    void connectionChanged();
    void secondsToRetryChanged();
    void roundTripChanged();
    void waitingChanged();
    void isDiskFailingChanged();
    void isAwayChanged();
    void statusTextChanged();
    void roomsChanged();
    void roomChanged();
    void unseenChanged();
    void failed(ui::Space::Trouble trouble);

private:
    void onChanged(const client::Change &change);
    void tick();
    void sendPresence();
    void onStateChanged();
    void tellName();
    void setDiskFailing(bool isFailing);
    /// Opens a room, at a message where `seq` is not 0, now or once I am in it.
    void want(const QString &room, quint64 seq);
    void openWanted();
    /// Opens the room that the answer speaks of, or tells why there is none.
    void openAnswered(const client::Answer &answer);
    [[nodiscard]] client::Requests::Reply thenOpen();

    base::Clock &m_clock;
    client::Session &m_session;
    QString m_address;
    models::RoomListModel m_rooms;
    models::DirectoryModel m_directory;
    models::InboxModel m_inbox;
    Moderation m_moderation;
    Devices m_devices;
    std::unique_ptr<Room> m_room;
    std::vector<std::unique_ptr<Room>> m_closed; ///< whose views are about to end
    std::optional<base::RoomId> m_wanted;        ///< is opened once it is among the rooms
    base::Seq m_wantedSeq = 0;                   ///< the message that is to be seen there; 0 for none
    bool m_wantsAny = false;                     ///< any room will do
    std::array<QString, 3> m_told;               ///< the last name, me and name of mine that were told
    std::unique_ptr<base::Timer> m_ticker;
    int m_secondsToRetry = 0;
    bool m_isDiskFailing = false;
    bool m_isAway = false;
    bool m_isIdle = false;
};

} // namespace ui
