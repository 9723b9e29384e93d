// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "protocol/codec.h"
#include "server/hub.h"

#include <algorithm>
#include <numeric>

// How far people are in rooms, what they are told of themselves and of one another.
namespace server {

using net::Delivery;

namespace {

/// Beyond this many nobody is told of anybody.
bool isTold(const Directory::Room &room)
{
    return std::ssize(room.members) <= protocol::maxReceiptRoom;
}

} // namespace

void Hub::on(const Session &session, const protocol::MarkRead &notice)
{
    mark(session, notice.room, {.read = notice.seq, .isPrivate = notice.isPrivate});
}

void Hub::on(const Session &session, const protocol::MarkDelivered &notice)
{
    mark(session, notice.room, {.delivered = notice.seq});
}

Mark Hub::bounded(Mark mark, base::Seq last) const
{
    mark.delivered = std::min(mark.delivered, last);
    mark.read = std::min(mark.read, last);
    mark.time = m_clock.utcNow();
    return mark;
}

void Hub::mark(const Session &session, const base::RoomId &room, const Mark &mark)
{
    if (m_directory.judge(RoomDeed::Read, room, session.user, m_clock.utcNow()) != Verdict::Allowed)
        return;
    m_store.mark(room, session.user, bounded(mark, m_directory.room(room)->lastSeq),
                 [this, room, user = session.user](const base::Result<Marked> &marked) {
                     // The device gets no receipt, and says it again.
                     if (!marked)
                         return base::log("server")->warn("a position was not kept: {}",
                                                          marked.error().detail);
                     if (marked->seen) {
                         tellRead(room, user, marked->seen->read);
                         tellSeen(user, marked->seen->notifications);
                     }
                     takeOver(room, marked->progress);
                 });
}

void Hub::takeOver(const base::RoomId &room, const std::optional<protocol::Progress> &progress)
{
    if (!progress)
        return;
    m_receipts.move(room, *progress);
    tellReceipts();
}

void Hub::tellRead(const base::RoomId &room, const base::UserId &user, protocol::ReadPosition read,
                   base::SessionId except)
{
    std::vector<base::SessionId> devices;
    const auto isDevice = [&](base::SessionId id) {
        return id != except && m_sessions.at(id).subscriptions.contains(room);
    };
    std::ranges::copy_if(m_directory.user(user)->sessions, std::back_inserter(devices), isDevice);
    const protocol::Receipt receipt{room, user, read, m_directory.room(room)->lastSeq};
    if (!devices.empty())
        m_outlet.send(devices, protocol::encode(protocol::Event(receipt)), Delivery::Reliable);
}

void Hub::tellReceipts()
{
    for (const protocol::Receipts &receipts : m_receipts.take(m_clock.now())) {
        const Room *room = m_directory.room(receipts.room);
        if (!isTold(*room))
            continue;
        std::vector<base::SessionId> others;
        const auto isNews = [&](base::SessionId id) {
            return receipts.people.size() > 1 || m_sessions.at(id).user != receipts.people.front().user;
        };
        std::ranges::copy_if(room->subscribers, std::back_inserter(others), isNews);
        if (!others.empty())
            m_outlet.send(others, protocol::encode(protocol::Event(receipts)), Delivery::Ephemeral);
    }
    if (const auto wait = m_receipts.wait(m_clock.now()))
        m_receiptsDue->start(std::max(*wait, base::Duration(1)));
}

std::vector<protocol::Progress> Hub::receipts(const Room &room, const base::UserId &viewer) const
{
    return isTold(room) ? m_receipts.others(room.id, viewer) : std::vector<protocol::Progress>();
}

protocol::Position Hub::position(const Room &room, const Session &session) const
{
    const std::vector<protocol::Progress> others = receipts(room, session.user);
    const auto add = [](base::Seq sum, const protocol::Progress &one) {
        return sum + one.deliveredSeq + one.readSeq;
    };
    return {room.id, room.lastSeq, session.subscriptions.contains(room.id),
            m_receipts.of(room.id, session.user).deliveredSeq,
            std::accumulate(others.begin(), others.end(), base::Seq{0}, add)};
}

void Hub::on(const Session &session, const protocol::ListReceipts &request)
{
    if (!admit(session, request.id, {request.room, RoomDeed::Read}))
        return;
    m_store.listReceipts(
        request, [this, id = session.id, request = request.id](base::Result<protocol::ReceiptList> list) {
            if (!list)
                return refuse(id, request, list.error());
            for (protocol::MessageReceipt &receipt : list->receipts) {
                const UserRecord &member = m_directory.user(receipt.user)->record;
                receipt.name = member.name;
                receipt.color = member.color;
            }
            send(id, *list);
        });
}

} // namespace server
