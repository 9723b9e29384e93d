// SPDX-License-Identifier: GPL-3.0-or-later
#include "space.h"

#include "protocol/names.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

constexpr base::Duration second{1'000};

Space::Refusal toRefusal(net::Refused::Reason reason)
{
    switch (reason) {
    case net::Refused::Reason::SignIn:
        return Space::Refusal::SignIn;
    case net::Refused::Reason::Closed:
        return Space::Refusal::Closed;
    case net::Refused::Reason::Banned:
        return Space::Refusal::Banned;
    case net::Refused::Reason::NameTaken:
        return Space::Refusal::NameTaken;
    case net::Refused::Reason::BadName:
        return Space::Refusal::BadName;
    case net::Refused::Reason::ServerKeyChanged:
        return Space::Refusal::ServerKeyChanged;
    }
    Q_UNREACHABLE();
}

Space::Trouble toTrouble(protocol::ErrorCode code)
{
    switch (code) {
    case protocol::ErrorCode::NameTaken:
        return Space::Trouble::NameTaken;
    case protocol::ErrorCode::BadField:
    case protocol::ErrorCode::TooLong:
        return Space::Trouble::BadName;
    case protocol::ErrorCode::NotFound:
        return Space::Trouble::NotFound;
    case protocol::ErrorCode::RateLimited:
    case protocol::ErrorCode::Unavailable:
    case protocol::ErrorCode::OutOfOrder:
        return Space::Trouble::TooFast;
    case protocol::ErrorCode::BadFrame:
    case protocol::ErrorCode::UnknownType:
    case protocol::ErrorCode::NotAllowed:
    case protocol::ErrorCode::NotAMember:
    case protocol::ErrorCode::Banned:
    case protocol::ErrorCode::Unauthenticated:
        return Space::Trouble::NotAllowed;
    }
    Q_UNREACHABLE();
}

} // namespace

Space::Space(base::Clock &clock, client::Session &session, QString address, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_session(session)
    , m_address(std::move(address))
    , m_rooms(session)
    , m_directory(session)
    , m_inbox(session)
    , m_moderation(clock, session)
    , m_devices(session)
    , m_told{name(), me(), myName()}
    , m_ticker(clock.makeTimer([this] { tick(); }))
{
    connect(&session, &client::Session::changed, this, &Space::onChanged);
    connect(&session, &client::Session::changed, this, &Space::waitingChanged);
    connect(&m_moderation, &Moderation::answered, this, &Space::openAnswered);
    connect(&m_devices, &Devices::answered, this, &Space::openAnswered);
    tick();
}

Space::~Space() = default;

QString Space::name() const
{
    return m_session.spaceName().isEmpty() ? m_address : m_session.spaceName();
}

Space::Connection Space::connection() const
{
    struct Visitor {
        Connection operator()(const net::Offline &) { return Connection::Offline; }
        Connection operator()(const net::Dialing &) { return Connection::Connecting; }
        Connection operator()(const net::Greeting &) { return Connection::Connecting; }
        Connection operator()(const net::Online &) { return Connection::Online; }
        Connection operator()(const net::Waiting &) { return Connection::Waiting; }
        Connection operator()(const net::Refused &) { return Connection::Refused; }
    };
    return std::visit(Visitor(), m_session.connection());
}

Space::Refusal Space::refusal() const
{
    const auto *refused = std::get_if<net::Refused>(&m_session.connection());
    return refused ? toRefusal(refused->reason) : Refusal::None;
}

QString Space::detail() const
{
    if (const auto *refused = std::get_if<net::Refused>(&m_session.connection()))
        return refused->detail;
    if (const auto *waiting = std::get_if<net::Waiting>(&m_session.connection()))
        return waiting->reason;
    return {};
}

bool Space::hasDirects() const
{
    // They stand behind the rooms.
    const auto &rooms = m_session.rooms();
    return !rooms.empty() && rooms.back().kind == protocol::RoomKind::Direct;
}

int Space::unread() const
{
    const auto &rooms = m_session.rooms();
    return std::accumulate(rooms.begin(), rooms.end(), 0,
                           [](int sum, const client::RoomRow &room) { return sum + room.unread; });
}

int Space::unseen() const
{
    return static_cast<int>(std::ranges::count_if(m_session.notifications(),
                                                  [](const auto &row) { return !row.notification.isRead; }));
}

QString Space::roomName(const QString &room) const
{
    const auto &rooms = m_session.rooms();
    const auto known = std::ranges::find(rooms, base::RoomId(room), &client::RoomRow::room);
    return known == rooms.end() ? room : known->name;
}

void Space::markSeen(quint64 number)
{
    client::Inbox::Numbers numbers;
    for (const client::NotificationRow &row : m_session.notifications()) {
        if (!row.notification.isRead && (number == 0 || row.notification.number == number))
            numbers.push_back(row.notification.number);
    }
    m_session.markNotifications(numbers);
}

int Space::roundTrip() const
{
    const std::optional<base::Duration> roundTrip = m_session.roundTrip();
    return roundTrip ? static_cast<int>(roundTrip->count()) : -1;
}

void Space::setAway(bool isAway)
{
    if (m_isAway == isAway)
        return;
    m_isAway = isAway;
    sendPresence();
    Q_EMIT isAwayChanged();
}

bool Space::canSay(const QString &text) const
{
    return protocol::statusText(text).has_value();
}

void Space::setIdle(bool isIdle)
{
    if (m_isIdle == isIdle)
        return;
    m_isIdle = isIdle;
    sendPresence();
}

void Space::sendPresence()
{
    m_session.setPresence(m_isAway || m_isIdle ? protocol::Status::Away : protocol::Status::Online);
}

void Space::openAnswered(const client::Answer &answer)
{
    if (const auto *created = client::ackOf<protocol::RoomCreatedAck>(answer))
        openRoom(created->room.value());
    else if (const auto *joined = client::ackOf<protocol::JoinedAck>(answer))
        openRoom(joined->room.value());
    else if (const auto *failure = std::get_if<protocol::Failure>(&answer))
        Q_EMIT failed(toTrouble(failure->code));
    else
        Q_EMIT failed(Trouble::Offline);
}

void Space::onChanged(const client::Change &change)
{
    if (std::holds_alternative<client::ConnectionChanged>(change)) {
        onStateChanged();
    } else if (std::holds_alternative<client::RoundTripMeasured>(change)) {
        Q_EMIT roundTripChanged();
    } else if (std::holds_alternative<client::RoomsChanged>(change)) {
        const auto isOpen = [this](const client::RoomRow &row) { return row.room.value() == m_room->id(); };
        if (m_room && std::ranges::none_of(m_session.rooms(), isOpen))
            closeRoom();
        openWanted();
        Q_EMIT roomsChanged();
    } else if (std::holds_alternative<client::NotificationsChanged>(change)) {
        Q_EMIT unseenChanged();
    } else if (std::holds_alternative<client::SpaceChanged>(change)) {
        tellName();
    } else if (const auto *profile = std::get_if<client::ProfileChanged>(&change)) {
        tellName();
        if (profile->before.statusText != profile->now.statusText)
            Q_EMIT statusTextChanged();
    } else if (const auto *refused = std::get_if<client::ProfileRefused>(&change)) {
        Q_EMIT failed(toTrouble(refused->code));
    } else if (std::holds_alternative<client::StorageFailed>(change)) {
        setDiskFailing(true);
        Q_EMIT failed(Trouble::Disk);
    } else if (std::holds_alternative<client::StorageRecovered>(change)) {
        setDiskFailing(false);
    }
}

void Space::setDiskFailing(bool isFailing)
{
    if (m_isDiskFailing == isFailing)
        return;
    m_isDiskFailing = isFailing;
    Q_EMIT isDiskFailingChanged();
}

void Space::onStateChanged()
{
    if (connection() == Connection::Online && (m_isAway || m_isIdle))
        sendPresence();
    tick();
    Q_EMIT connectionChanged();
    Q_EMIT roundTripChanged();
    tellName();
}

void Space::tellName()
{
    // Whoever hears of it writes to the disk and names the window anew, which no dial is a reason for.
    const std::array now{name(), me(), myName()};
    if (std::exchange(m_told, now) != now)
        Q_EMIT nameChanged();
}

void Space::tick()
{
    const auto *waiting = std::get_if<net::Waiting>(&m_session.connection());
    const base::Duration left = waiting ? waiting->until - m_clock.now() : base::Duration(0);
    const auto seconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
    if (waiting)
        m_ticker->start(second);
    else
        m_ticker->stop();
    if (m_secondsToRetry == std::max(seconds, 0))
        return;
    m_secondsToRetry = std::max(seconds, 0);
    Q_EMIT secondsToRetryChanged();
}

} // namespace ui
