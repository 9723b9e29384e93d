// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"
#include "net/transport.h"
#include "server/directory.h"
#include "server/doorkeeper.h"
#include "server/presenceboard.h"
#include "server/receiptboard.h"
#include "server/spacestore.h"
#include "server/tokenbucket.h"
#include "server/typingboard.h"

#include <functional>
#include <memory>
#include <span>
#include <variant>

namespace server {

/// Where the hub's frames go: one encoding for all who get it.
class Outlet
{
public:
    virtual ~Outlet() = default;

    /// Sends a frame to sessions; those that are gone are passed over.
    virtual void send(std::span<const base::SessionId> sessions, const QByteArray &frame,
                      net::Delivery delivery) = 0;
    /// Hears these sessions no more, and closes their connections.
    virtual void end(std::span<const base::SessionId> sessions, protocol::CloseCode code,
                     const QString &reason) = 0;
};

/// What is true for the space, and who hears of it. Checks every command against what is known, has the
/// store carry it out, and only then acknowledges and tells the others. No socket, no SQL, no timer of
/// its own: one thread, with clock, chance, store and outlet passed in.
class Hub
{
public:
    struct Settings {
        Rate messages{.burst = 3'000, .perMinute = 3'000}; ///< chat messages of one user
        base::RoomId home{QStringLiteral("general")};      ///< everybody's room from the first sign-in
        Doorkeeper::Settings door{};
    };

    Hub(base::Clock &clock, base::Chance &chance, SpaceStore &store, Outlet &outlet, Settings settings,
        const Snapshot &snapshot);

    [[nodiscard]] const base::SpaceId &space() const { return m_space; }
    /// How many people are here.
    [[nodiscard]] int people() const { return m_presence.present(); }

    /// Whether a token of a handshake is good, as far as can be said at once.
    [[nodiscard]] bool accepts(const QString &token) const { return m_door.accepts(token); }

    /// A session, for which welcome() is to be called next, and the token for who came by password.
    struct Entry {
        base::SessionId session;
        std::optional<protocol::IssuedToken> issued{};
    };
    using SignInReply = std::function<void(const std::variant<Entry, protocol::Failure> &)>;
    /// Signs in by one of the ways that there are (Doorkeeper::signIn); whoever names a key has proved to own
    /// it. Tries are counted by where they come from. Answers once.
    template <class Request>
    void signIn(const Request &request, const QString &source, const SignInReply &reply)
    {
        m_door.signIn(request, source,
                      [this, id = request.id, reply](const auto &entry) { reply(begin(id, entry)); });
    }
    /// Says hello to a new session and tells the others.
    void welcome(base::SessionId session);
    /// The session is gone.
    void leave(base::SessionId session);
    /// The connection of a session gave a sign of life.
    void heard(base::SessionId session);
    /// A session says something.
    void handle(base::SessionId session, const protocol::Command &command);

private:
    struct Session {
        base::SessionId id;
        base::UserId user;
        std::set<base::RoomId> subscriptions;
        DeviceRecord device{};
    };
    using Room = Directory::Room;

    // Requests and notices of a session; each request is answered exactly once.
    void on(const Session &session, const protocol::Authenticate &request);
    void on(const Session &session, const protocol::AuthenticateToken &request);
    void on(const Session &session, const protocol::AuthenticatePassword &request);
    void on(const Session &session, const protocol::SignUp &request);
    void on(const Session &session, const protocol::SetPassword &request);
    void on(const Session &session, const protocol::RefreshToken &request);
    void on(const Session &session, const protocol::ListDevices &request);
    void on(const Session &session, const protocol::LinkDevice &request);
    void on(const Session &session, const protocol::SignOut &request);
    void on(const Session &session, const protocol::SignOutEverywhere &request);
    void on(const Session &session, const protocol::ListRooms &request);
    void on(const Session &session, const protocol::RoomMembers &request);
    void on(const Session &session, const protocol::CreateRoom &request);
    void on(const Session &session, const protocol::UpdateRoom &request);
    void on(const Session &session, const protocol::JoinRoom &request);
    void on(const Session &session, const protocol::LeaveRoom &request);
    void on(const Session &session, const protocol::Subscribe &request);
    void on(const Session &session, const protocol::ChatMessage &request);
    template <class Kind>
    void on(const Session &session, const protocol::Amend<Kind> &request);
    void on(const Session &session, const protocol::RoomHistory &request);
    void on(const Session &session, const protocol::Positions &request);
    void on(const Session &session, const protocol::ListNotifications &request);
    void on(const Session &session, const protocol::MarkNotifications &request);
    void on(const Session &session, const protocol::MarkRead &notice);
    void on(const Session &session, const protocol::MarkDelivered &notice);
    void on(const Session &session, const protocol::ListReceipts &request);
    void on(const Session &session, const protocol::SetTyping &notice);
    void on(const Session &session, const protocol::SetPresence &notice);
    void on(const Session &session, const protocol::Ping &notice);
    void on(const Session &session, const protocol::InviteMember &request);
    void on(const Session &session, const protocol::RemoveMember &request);
    void on(const Session &session, const protocol::MuteMember &request);
    void on(const Session &session, const protocol::SetRole &request);
    void on(const Session &session, const protocol::Ban &request);
    void on(const Session &session, const protocol::Unban &request);
    void on(const Session &session, const protocol::ListBans &request);
    void on(const Session &session, const protocol::UpdateSpace &request);
    void on(const Session &session, const protocol::ReadAuditLog &request);
    void on(const Session &session, const protocol::Announce &request);
    void on(const Session &session, const protocol::UpdateProfile &request);

    /// Makes a session of who was let in.
    [[nodiscard]] std::variant<Entry, protocol::Failure>
    begin(const base::RequestId &request, const std::variant<Doorkeeper::Entry, protocol::Failure> &result);
    /// Cuts the connections of devices that were signed out.
    void cut(const base::UserId &user, const std::vector<base::DeviceId> &devices);
    /// What a request is judged by.
    struct Judged {
        base::RoomId room;
        RoomDeed deed;
    };
    /// The room where this session's user may do that; refuses the request otherwise.
    [[nodiscard]] Room *admit(const Session &session, const base::RequestId &id, const Judged &judged);
    /// Whether this session's user may do that in the space; refuses the request otherwise.
    [[nodiscard]] bool admit(const Session &session, const base::RequestId &id, SpaceDeed deed);
    /// Has the store carry out what is done by right; `where` says why a room's was refused.
    template <class Request>
    void moderate(const Session &session, const Request &request, const std::optional<Judged> &where = {});
    void takeOver(const Moderated &moderated);
    /// Tells of somebody's other role, and shows out who is banned.
    void takeOver(const UserRecord &user);
    /// What everybody is told now, where that is something.
    [[nodiscard]] std::optional<protocol::Announcement> announcement() const;
    [[nodiscard]] std::vector<base::SessionId> everybody() const;
    /// A room is no more, which `last` was the last to leave.
    void remove(const base::RoomId &room, const base::UserId &last);
    [[nodiscard]] base::Result<RoomRecord> newRoom(const Session &session,
                                                   const protocol::CreateRoom &request) const;
    /// Acknowledges what was stored while its writer was still in the room, and refuses the rest.
    void acknowledgeEarlier(const Session &session, const protocol::ChatMessage &request);
    template <class Kind>
    void acknowledgeEarlier(const Session &session, const protocol::Amend<Kind> &request);
    /// Opens the room for a subscription, noting how far its device is.
    void open(base::SessionId session, const protocol::Subscribe &request, const Mark &mark, bool isReset);
    void subscribe(base::SessionId session, const protocol::Subscribe &request, OpenedRoom &opened,
                   bool isReset);
    /// Tells one's other devices, and the others, how far that device is.
    void tellOpened(base::SessionId session, const base::UserId &user, const base::RoomId &room,
                    const OpenedRoom &opened);
    /// What a device says, as far as there is anything to be at, from now on.
    [[nodiscard]] Mark bounded(Mark mark, base::Seq last) const;
    void mark(const Session &session, const base::RoomId &room, const Mark &mark);
    void takeOver(const base::RoomId &room, const std::optional<protocol::Progress> &progress);
    /// Tells the others how far people are, as far as it is time to.
    void tellReceipts();
    /// How far the others in a room are, as that user is told.
    [[nodiscard]] std::vector<protocol::Progress> receipts(const Room &room,
                                                           const base::UserId &viewer) const;
    [[nodiscard]] protocol::Position position(const Room &room, const Session &session) const;
    /// Tells the devices of whoever has read something.
    void tellRead(const base::RoomId &room, const base::UserId &user, protocol::ReadPosition read,
                  base::SessionId except = {});
    /// Those in the room whom a message concerns; who wrote what it answers is for the store to find.
    [[nodiscard]] std::vector<Recipient> recipientsOf(const Room &room,
                                                      const protocol::Mentions &mentions) const;
    [[nodiscard]] static bool mayMentionRoom(const Room &room);
    /// Tells people in person, on all their devices.
    void tell(const std::vector<Notified> &notified);
    void tellSeen(const base::UserId &user, const std::vector<protocol::NotificationNumber> &numbers);
    void publish(protocol::RoomEvent event, base::SessionId except = {});
    void unsubscribe(const base::UserId &user, Room &room);
    void tellTyping(const TypingBoard::Place &place, TypingBoard::Writing writing);
    void endTyping(const TypingBoard::Place &place);
    void scheduleTypingExpiry();
    /// Somebody may be otherwise than before: at once where nothing was told for a while, else gathered.
    void onPresence();
    void tellPresence();
    /// The changes of presence that one frame takes.
    [[nodiscard]] std::vector<protocol::Presence> presenceChanges();
    void schedulePresenceExpiry();
    /// The sessions that have subscribed to one of these rooms.
    [[nodiscard]] std::set<base::SessionId> subscribersOf(const std::set<base::RoomId> &rooms) const;
    /// The sessions that have subscribed to a room where this person is.
    [[nodiscard]] std::set<base::SessionId> sharing(const base::UserId &user) const;
    /// Takes over what somebody is called, looks like and says of themselves, and tells it where it is new.
    void putPerson(const UserRecord &user);
    /// Tells somebody's devices and those who share a room with them.
    void tellAbout(const base::UserId &user, const protocol::Event &event);
    [[nodiscard]] protocol::Hello hello(const Session &session);
    /// The room as that user sees it, with how the other one of a direct message is.
    [[nodiscard]] protocol::RoomSummary summary(const Room &room, const base::UserId &viewer);
    [[nodiscard]] Act act(const Session &session, const base::RequestId &id) const;
    /// Fills in what the people of an event are called and look like.
    void name(protocol::RoomEvent &event) const;
    void named(std::vector<protocol::RoomEvent> &events) const;
    void named(protocol::Notification &notification) const;
    [[nodiscard]] TokenBucket &bucket(const base::UserId &user);

    void send(base::SessionId session, const protocol::Event &event);
    void refuse(base::SessionId session, const base::RequestId &id, protocol::ErrorCode code,
                const char *message, std::optional<base::Duration> retryAfter = {});
    void refuse(base::SessionId session, const base::RequestId &id, AmendRefusal refusal);
    /// Answers a request that the store could not carry out.
    void refuse(base::SessionId session, const base::RequestId &id, const base::Error &error);
    /// The same of a request in a room, telling no more of it than its user may know.
    void refuse(base::SessionId session, const base::RequestId &id, const base::Error &error,
                const Judged &judged);

    base::Clock &m_clock;
    base::Chance &m_chance;
    SpaceStore &m_store;
    Outlet &m_outlet;
    Settings m_settings;
    base::SpaceId m_space;
    QString m_spaceName;
    base::Epoch m_epoch;
    protocol::SpacePolicy m_policy;
    std::optional<protocol::Announcement> m_announcement;
    Directory m_directory;
    Doorkeeper m_door;
    PresenceBoard m_presence;
    std::unique_ptr<base::Timer> m_presenceExpiry;
    std::unique_ptr<base::Timer> m_presencePause; ///< runs while what changes is gathered
    TypingBoard m_typing;
    std::unique_ptr<base::Timer> m_typingExpiry;
    ReceiptBoard m_receipts;
    std::unique_ptr<base::Timer> m_receiptsDue;
    std::map<base::SessionId, Session> m_sessions;
    std::map<base::UserId, TokenBucket> m_buckets;
    quint64 m_lastSession = 0;
};

} // namespace server
