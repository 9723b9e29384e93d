// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"
#include "store/spacestore.h"
#include "sync/change.h"
#include "sync/inbox.h"
#include "sync/outbox.h"
#include "sync/receiptbook.h"
#include "sync/requests.h"
#include "sync/roster.h"
#include "sync/sequencer.h"
#include "sync/timeline.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace client {

struct SessionSettings {
    /// How many missed events of a room are brought in order, oldest first, before what follows them shows.
    /// After a longer absence the newest page shows first, and a gap stays until somebody looks there.
    base::Seq longestCatchUp = 500;
};

/// Whether others are told what I have read.
enum class ReadReceipts { Told, Withheld };

/// One space as its user sees it: brings what the connection says and what the disk holds together, and
/// tells it as changes. What the user writes is on disk before it shows, shows before it is sent, and is
/// sent until the server has it.
class Session final : public QObject
{
    Q_OBJECT

public:
    /// `known` is what `store` has loaded; connection and store must outlive this object.
    Session(base::Clock &clock, base::Chance &chance, store::SpaceStore &store, net::Connection &connection,
            store::KnownSpace known, SessionSettings settings = {});
    ~Session() override;

    [[nodiscard]] const base::UserId &me() const { return m_facts.me; }
    [[nodiscard]] const std::vector<RoomRow> &rooms() const { return m_rooms.rows(); }
    /// The members of an open room; empty until they are known.
    [[nodiscard]] const std::vector<MemberRow> &members(const base::RoomId &room) const
    {
        return m_roster.members(room);
    }
    [[nodiscard]] const std::vector<TypingRow> &typing(const base::RoomId &room) const
    {
        return m_roster.typing(room);
    }
    /// What the space calls itself; empty before the first sign-in.
    [[nodiscard]] const QString &spaceName() const { return m_facts.spaceName; }
    /// What I am called in the space; before the first `hello` of this run, what I want to be.
    [[nodiscard]] const QString &myName() const { return m_myProfile.name; }
    /// What I say of myself, as soon as I want to; empty for nothing.
    [[nodiscard]] QString statusText() const;
    /// What I am in the space, and its rules; nothing much before the first `hello` of this run.
    [[nodiscard]] protocol::Role role() const { return m_role; }
    [[nodiscard]] const protocol::SpacePolicy &policy() const { return m_policy; }
    /// What everybody in the space is told; nothing where nothing is. It may be over since (`until`).
    [[nodiscard]] const std::optional<protocol::Announcement> &announcement() const { return m_announcement; }
    [[nodiscard]] const net::State &connection() const { return m_connection.state(); }
    /// How long the space took to answer last; nothing while there is no connection.
    [[nodiscard]] std::optional<base::Duration> roundTrip() const { return m_connection.roundTrip(); }
    /// Up to where the user has seen a room; nothing before its first page is here.
    [[nodiscard]] std::optional<base::Seq> readPosition(const base::RoomId &room) const;
    /// How far the others in a room are, of whom anything is known.
    [[nodiscard]] std::vector<protocol::Progress> receipts(const base::RoomId &room) const;
    /// What the user was told in person, the newest first.
    [[nodiscard]] const std::vector<NotificationRow> &notifications() const { return m_inbox.rows(); }
    /// Messages that wait for the server.
    [[nodiscard]] int waiting() const { return m_outbox.waiting(); }

    /// Writes a message: MessageQueued follows once it is on disk, then MessageSent or MessageFailed; or
    /// MessageNotKept. A message of an `id` that was written before is the same one.
    base::RequestId write(const base::RoomId &room, const QString &content,
                          const std::optional<base::RequestId> &id = {},
                          const std::optional<base::Seq> &replyTo = {},
                          const protocol::Mentions &mentions = {});
    /// Writes a failed message anew, under an id of its own and with another text, which it gives; as write()
    /// does. The failed one goes only once the new one is on disk. Nothing where `id` is of no failed
    /// message.
    std::optional<base::RequestId> rewrite(const base::RequestId &id, const QString &content);
    /// The text of a failed message; nothing where `id` is of none.
    [[nodiscard]] std::optional<QString> failedText(const base::RequestId &id) const;
    /// Edits, deletes, pins a stored message, or reacts to it: shows once it is on disk
    /// (TimelineRow::awaited), and is sent until the space has answered, which may be AmendmentRefused; or
    /// MessageNotKept.
    base::RequestId amend(const base::RoomId &room, const protocol::Amendment &amendment);
    /// Tries a failed message again.
    void retry(const base::RequestId &id);
    /// Gives a message up that has not been sent.
    void discard(const base::RequestId &id);

    /// Begins to follow a room's timeline and members: TimelineChanged and MembersChanged follow.
    void openRoom(const base::RoomId &room);
    void closeRoom(const base::RoomId &room);
    /// The user has seen all that is here of a room.
    void markRead(const base::RoomId &room);
    /// What holds for what is read from now on; at first others are told.
    void setReadReceipts(ReadReceipts receipts) { m_readReceipts = receipts; }
    /// The user has seen these notifications.
    void markNotifications(const Inbox::Numbers &numbers);
    /// Extends an open room's timeline at its older end, from the disk or the server.
    void loadOlder(const base::RoomId &room);
    /// Does the same before the event `before`: at the older end or in the gap above it.
    void loadBefore(const base::RoomId &room, base::Seq before);
    /// Does the same after the event `after`, in the gap below it.
    void loadAfter(const base::RoomId &room, base::Seq after);
    /// Brings an event into an open room's timeline, with what stands around it, however far it lies back:
    /// EventSought follows, more than once where the space has to be waited for. A later wish replaces it.
    void seek(const base::RoomId &room, base::Seq seq);

    /// I write in a room, or have stopped to; may be called at every key.
    void setTyping(const base::RoomId &room, bool isOn);
    void setPresence(protocol::Status status);
    /// I want to be called and look like that, from now on while there is a connection, and from the next
    /// sign-in by key on; without a colour I keep the one I have. ProfileChanged or ProfileRefused may
    /// follow.
    void setProfile(const QString &name, std::optional<protocol::AvatarColor> color);
    /// I want to say that of myself, or nothing (empty): shows at once, is on disk, and is said at each
    /// connect until the space has it or ProfileRefused follows.
    void setStatusText(const QString &text);
    /// Dials at once where the connection waits to or was refused.
    void tryNow() { m_connection.tryNow(); }
    void draft(const base::RoomId &room, store::SpaceStore::Reply<QString> reply);
    void saveDraft(const base::RoomId &room, const QString &text);

    /// Asks the server; the reply comes once. What it changes comes as changes, too.
    template <class Request>
    void ask(Request request, const Requests::Reply &reply)
    {
        request.id = base::RequestId(m_chance.uuid());
        send(request.id, request, reply);
    }

Q_SIGNALS:
    void changed(const client::Change &change);

private:
    /// An event that somebody wants to see.
    struct Sought {
        base::Seq seq = 0;
        quint64 number = 0;     ///< of the wish
        bool isLooking = false; ///< the disk or the space was asked
    };

    /// What is known of a room's history, and shown of it.
    struct Room {
        Sequencer sequencer;
        std::optional<base::Seq> readSeq; ///< nothing before the space has said it
        int unread = 0;
        base::Seq countedSeq = 0;     ///< up to here the space has counted what is unread
        base::Seq knownRead = 0;      ///< the read position that the space has kept
        base::Seq privateSeq = 0;     ///< up to here it was read while receipts were withheld
        base::Seq deliveredSeq = 0;   ///< the newest event that is on the disk
        base::Seq knownDelivered = 0; ///< the same as the space was told
        ReceiptBook receipts;         ///< how far the others are
        bool isSubscribed = false;
        bool isPutOff = false;                  ///< subscribing was refused for now
        std::optional<base::TimePoint> filling; ///< since when a page of the hole is asked for
        bool isLive = false;
        std::vector<base::RequestId> placeless;     ///< acknowledged while nothing of the history is here
        std::vector<protocol::RoomEvent> unwritten; ///< in order, and not known to be on disk
        std::optional<std::size_t> writing;         ///< how many of them, from the front, the disk was given
        bool isDiskRefusing = false;                ///< it did not take them, and is asked again later
        std::optional<Timeline> timeline;
        quint64 opening = 0; ///< the timeline's first page is being read, by that number; 0 where it is not
        quint64 load = 0;    ///< the same for a page of the past
        std::optional<base::Seq> wanted; ///< the page before that event is to be read next
        std::optional<Sought> sought;    ///< an event that somebody wants to see
        bool isForgetting = false;       ///< the disk still has a history that is none any more
        int history = 0;                 ///< how many histories were forgotten

        /// Whether somebody looks at it.
        [[nodiscard]] bool isOpen() const { return timeline || opening != 0; }
    };

    /// A page of the past that is being read.
    struct Load {
        quint64 number = 0;
        base::Seq before = 0;
    };

    void onStateChanged();
    void onGreeted(const protocol::Hello &hello);
    void onReceived(const protocol::Event &event);
    void onMessageStored(const protocol::MessageStored &stored);
    void acknowledge(const protocol::RoomEvent &event);
    /// The space has done to a message what I asked for.
    void onAmended(const base::RequestId &id, base::Seq stored);
    void onAmendmentRefused(const protocol::Failure &failure);
    /// What was done to a message waits no more: the event `stored` has done it, or nothing will.
    void settle(const store::OutboxEntry &entry, std::optional<base::Seq> stored = {});
    /// What was done to messages of a room names none of its messages, since its history is another one.
    void dropAmendments(const base::RoomId &room);
    /// Shows a message of mine no more that is stored, but not among the events that are here.
    void dropEcho(const base::RoomId &room, const base::RequestId &id);
    /// The same for those of mine among events that are not waited for any longer.
    void dropEchoes(const std::vector<protocol::RoomEvent> &passedOver);
    void onFailure(const protocol::Failure &failure);
    void onRoomEvent(const protocol::RoomEvent &event);
    void onReset(const protocol::Reset &reset);
    void onPresence(const protocol::Presence &presence);
    void onProfile(const protocol::Profile &profile);
    /// Somebody is called, looks like and says of themselves something else wherever they are shown and kept.
    void takeOver(const protocol::Profile &profile);
    void setStatusWish(const std::optional<QString> &wish);
    void sayStatusWish();
    void onStatusSaid(const QString &wish, const Answer &answer);
    /// Later sign-ins say what the space has.
    void signInAs(const protocol::Profile &profile);
    /// Mine, with what I want to say of myself.
    [[nodiscard]] protocol::Profile shownProfile() const;
    void tellProfile(const protocol::Profile &before);
    void onSpaceUpdated(const protocol::SpaceUpdated &space);
    void onAnnouncement(const protocol::Announcement &announcement);
    void onUserRole(const protocol::UserRole &change);
    void onRoomRemoved(const protocol::RoomRemoved &removed);
    /// Asks what I am in my rooms.
    void askRoles(const std::optional<base::RoomId> &after);
    /// What an event says of who may do what in its room.
    void takeOverRights(RoomRow &row, const protocol::RoomEvent &event) const;
    /// The connection is gone: nobody's presence is known.
    void forgetPresence();

    void send(const base::RequestId &id, const protocol::Command &command, const Requests::Reply &reply);
    void flush();
    void subscribe(const base::RoomId &room);
    void onSubscribed(const base::RoomId &room, const Answer &answer);
    void caughtUp(const base::RoomId &room);
    /// Does later what did not work now: subscribing, filling holes, opening rooms, writing events.
    void catchUpLater(std::optional<base::Duration> delay = {});
    void catchUp();
    /// Where the answer is a refusal for now, catches up after the time that it names. Whether it is one.
    bool retryLater(const Answer &answer);
    void deliver(const base::RoomId &room, const std::vector<protocol::RoomEvent> &events);
    void showUnread(const base::RoomId &room);
    void countUnread(const base::RoomId &room, const std::vector<protocol::RoomEvent> &events);
    void writeEvents(const base::RoomId &room);
    void fill(const base::RoomId &room, Sequencer::Hole hole);
    void onFilled(const base::RoomId &room, const Answer &answer);
    void forgetHistory(const base::RoomId &room);
    /// Has the disk forget a room's history; nothing is written to it before.
    void forgetKept(const base::RoomId &room);
    /// Reads a page of the past later, since it did not work now.
    void loadLater(const base::RoomId &room, const Load &load);
    void takeOver(const protocol::Hello &hello);
    void takeOver(const protocol::RoomSummary &summary);
    void takeOver(const protocol::RoomEvent &event);
    /// `last`: the end of the room when `read` was counted.
    void takeOver(const base::RoomId &room, const protocol::ReadPosition &read, base::Seq last);
    void onLeft(const base::RoomId &room);
    /// The space does not let me look into the room any more, where it has answered at all.
    void onClosedTo(const base::RoomId &room, const Answer &answer);
    /// I am not in the room any more: a hole in what is here stays, so what is behind it goes.
    void forgetEarly(const base::RoomId &room);
    [[nodiscard]] RoomRow rowOf(const protocol::RoomSummary &room) const;
    [[nodiscard]] static protocol::RoomSummary summaryOf(const RoomRow &row);
    void readFirstPage(const base::RoomId &room);
    void beginTimeline(const base::RoomId &room, const std::vector<protocol::RoomEvent> &page);
    void reopenRoom(const base::RoomId &room);
    void loadFromServer(const base::RoomId &room, const Load &load, std::vector<protocol::RoomEvent> kept);
    void loadAfterFromServer(const base::RoomId &room, const Load &load, base::Seq after);
    /// Goes on looking for the event that somebody wants to see, where nobody was asked for it yet.
    void seekOn(const base::RoomId &room);
    void seekOnDisk(const base::RoomId &room, const Sought &sought, base::Seq before);
    void seekAtServer(const base::RoomId &room, const Sought &sought);
    /// Asks for what stands below the event, which ends a page that is here.
    void seekWhatFollows(const base::RoomId &room, const Sought &sought,
                         std::vector<protocol::RoomEvent> events);
    /// Shows an event that was sought, with what is around it.
    void showSought(const base::RoomId &room, const Sought &sought,
                    const std::vector<protocol::RoomEvent> &events);
    /// Nothing came of it for now: it is looked for again with the next connection.
    void seekLater(const base::RoomId &room, const Sought &sought);
    /// The wish is the same as when the disk or the space was asked.
    [[nodiscard]] bool isSought(const base::RoomId &room, const Sought &sought) const;
    void endSeeking(const base::RoomId &room, EventSought::Outcome outcome);
    /// Shows a page of the past where it is still wanted.
    void showLoaded(const base::RoomId &room, const Load &load, const std::vector<protocol::RoomEvent> &page);
    void askMembers(const base::RoomId &room, std::vector<protocol::Member> before);
    /// Whether a text can be sent; tells where it cannot.
    [[nodiscard]] bool checkContent(const base::RequestId &id, const QString &content);
    void onReplaced(const store::OutboxEntry &failed, const store::OutboxEntry &entry,
                    const base::Result<void> &replaced);
    void onEnqueued(const base::RequestId &id, const base::Result<store::Enqueued> &result);
    /// Shows what has become of a message in the outbox, where its room is open.
    void showState(const base::RequestId &id, TimelineRow::State state);
    void expireTyping();
    /// Asks the space how far its rooms go, and what I was told, since even a broadcast can be lost.
    void comparePositions();
    void takeOver(const protocol::PositionList &list);
    void onReceipt(const protocol::Receipt &receipt);
    void onReceipts(const protocol::Receipts &receipts);
    void setReceipts(const base::RoomId &room, ReceiptBook receipts);
    /// Shows how far the others are, and has it kept.
    void showReceipts(const base::RoomId &room);
    void keepReceiptsLater(const base::RoomId &room);
    void keepReceipts();
    /// Events of a room up to `seq` are on the disk.
    void onKept(const base::RoomId &room, base::Seq seq);
    void compareReceipts(const protocol::Position &position);
    /// Has the space told in a while how far I am in a room.
    void reportLater(const base::RoomId &room);
    /// Tells the space how far I am in rooms.
    void report();
    /// Whether the others are not to hear how far I am, now or because of when I read it.
    [[nodiscard]] bool isReadingPrivate(const Room &state) const
    {
        return m_readReceipts == ReadReceipts::Withheld || state.readSeq <= state.privateSeq;
    }

    /// Asks for what I was told in person since the newest that is here, and what of it all is read.
    void syncInbox();
    void takeOver(const protocol::NotificationList &list);
    void onNotification(const protocol::Notification &notification);
    void arrive(const std::vector<protocol::Notification> &notifications);
    void markSeen(const Inbox::Numbers &numbers);
    void tellSeen(const Inbox::Numbers &numbers);
    /// Notifications show what an event makes of their message.
    void amendInbox(const protocol::RoomEvent &event);
    /// Shows notifications and keeps them.
    void takeIn(const std::vector<protocol::Notification> &notifications);
    void forgetInbox();
    /// Keeps all notifications in the place of those on disk, some of which were refused.
    void keepInbox();
    [[nodiscard]] store::SpaceStore::Reply<void> onInboxWritten();

    void tellTimeline(const base::RoomId &room, Timeline::Changes changes);
    void tell(const Roster::MemberChanges &changes);
    void tell(const Roster::TypingChanges &changes);
    void tell(const Inbox::Changes &changes);
    void tell(const Change &change) { Q_EMIT changed(change); }
    void tell(const StorageFailed &failure);
    /// Something was written: tells so where the disk had failed before.
    void onDiskWorks();
    /// For what the store does beside: only a failure is of interest.
    [[nodiscard]] store::SpaceStore::Reply<void> onWritten();

    /// A reply of the store that does nothing where it comes after this object's end.
    template <class Function>
    [[nodiscard]] auto whileAlive(Function function)
    {
        return [self = QPointer(this), function = std::move(function)](auto &&result) {
            if (self)
                function(std::forward<decltype(result)>(result));
        };
    }

    base::Clock &m_clock;
    base::Chance &m_chance;
    store::SpaceStore &m_store;
    net::Connection &m_connection;
    SessionSettings m_settings;
    store::SpaceFacts m_facts;
    protocol::Profile m_myProfile; ///< as the space knows it
    int m_profilesAsked = 0;       ///< how many of my wishes for it are under way
    bool m_isWishAsked = false;    ///< the one for the status text is under way
    protocol::Role m_role = protocol::Role::Member;
    protocol::SpacePolicy m_policy;
    std::optional<protocol::Announcement> m_announcement;
    bool m_isOnline = false;
    bool m_hasDiskFailed = false; ///< the last time that anything was written
    SortedRows<RoomRow> m_rooms;
    std::map<base::RoomId, Room> m_states;
    quint64 m_lastLoad = 0;
    Outbox m_outbox;
    Roster m_roster;
    Inbox m_inbox;
    bool m_isInboxAsked = false;
    bool m_isInboxBehind = false; ///< it has to be asked for once more
    bool m_isInboxUnkept = false; ///< the disk refused some of it
    Requests m_requests;
    std::map<base::RoomId, base::TimePoint> m_typingTold;
    std::unique_ptr<base::Timer> m_outboxTimer;
    std::unique_ptr<base::Timer> m_catchUpTimer;
    std::unique_ptr<base::Timer> m_typingTimer;
    std::unique_ptr<base::Timer> m_positionsTimer;
    std::unique_ptr<base::Timer> m_reportTimer;
    std::set<base::RoomId> m_unreported; ///< rooms where I am further than the space has been told
    ReadReceipts m_readReceipts = ReadReceipts::Told;
    std::unique_ptr<base::Timer> m_receiptsTimer;
    std::set<base::RoomId> m_unkeptReceipts; ///< rooms where the others are further than the disk knows
};

} // namespace client
