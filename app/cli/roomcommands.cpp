// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomcommands.h"

#include <algorithm>

namespace {

template <class Ack>
const Ack &ackOf(const client::Answer &answer)
{
    return std::get<Ack>(std::get<protocol::Event>(answer));
}

} // namespace

void RoomCommand::start()
{
    whenOnline([this] { askRooms({}); });
}

void RoomCommand::askRooms(std::vector<protocol::RoomSummary> before)
{
    protocol::ListRooms request;
    if (!before.empty())
        request.after = before.back().room;
    m_client.session().ask(request, [this, rooms = std::move(before)](const client::Answer &answer) mutable {
        if (!check(answer))
            return;
        const auto &list = ackOf<protocol::RoomList>(answer);
        std::ranges::copy(list.rooms, std::back_inserter(rooms));
        if (list.isComplete)
            onRooms(rooms);
        else
            askRooms(std::move(rooms));
    });
}

void RoomCommand::onRooms(const std::vector<protocol::RoomSummary> &rooms)
{
    const QString &wanted = m_client.options().arguments.constFirst();
    const auto found = std::ranges::find_if(
        rooms, [&](const auto &room) { return room.name == wanted || room.room.value() == wanted; });
    if (found == rooms.end())
        return fail(QStringLiteral("there is no room \"%1\"").arg(wanted));
    run(*found);
}

bool RoomCommand::check(const client::Answer &answer)
{
    if (std::holds_alternative<protocol::Event>(answer))
        return true;
    if (const auto *failure = std::get_if<protocol::Failure>(&answer))
        fail(failure->message);
    else
        fail(QStringLiteral("the connection was lost before the server answered"));
    return false;
}

void RoomsCommand::onRooms(const std::vector<protocol::RoomSummary> &rooms)
{
    for (const protocol::RoomSummary &room : rooms)
        m_client.printer().room(room);
    Q_EMIT finished(ExitCode::Done);
}

void CreateCommand::start()
{
    whenOnline([this] {
        protocol::CreateRoom request;
        request.name = m_client.options().arguments.constFirst();
        request.kind =
            m_client.options().isPrivate ? protocol::RoomKind::Private : protocol::RoomKind::Public;
        m_client.session().ask(request, [this, request](const client::Answer &answer) {
            if (!check(answer))
                return;
            protocol::RoomSummary room;
            room.room = ackOf<protocol::RoomCreatedAck>(answer).room;
            room.name = request.name;
            room.kind = request.kind;
            room.isMember = true;
            room.memberCount = 1;
            room.lastSeq = 2; // its making and its maker's joining
            m_client.printer().room(room);
            Q_EMIT finished(ExitCode::Done);
        });
    });
}

void MembershipCommand::run(const protocol::RoomSummary &room)
{
    const auto done = [this](const client::Answer &answer) {
        if (check(answer))
            Q_EMIT finished(ExitCode::Done);
    };
    if (m_direction == Direction::In)
        m_client.session().ask(protocol::JoinRoom{{}, room.room}, done);
    else
        m_client.session().ask(protocol::LeaveRoom{{}, room.room}, done);
}

void MembersCommand::run(const protocol::RoomSummary &room)
{
    askMembers(room.room, std::nullopt);
}

void MembersCommand::askMembers(const base::RoomId &room, const std::optional<base::UserId> &after)
{
    m_client.session().ask(protocol::RoomMembers{{}, room, after},
                           [this, room](const client::Answer &answer) {
                               if (!check(answer))
                                   return;
                               const auto &list = ackOf<protocol::MemberList>(answer);
                               for (const protocol::Member &member : list.members)
                                   m_client.printer().member(member);
                               if (list.isComplete || list.members.empty())
                                   Q_EMIT finished(ExitCode::Done);
                               else
                                   askMembers(room, list.members.back().user);
                           });
}

void ReceiptsCommand::run(const protocol::RoomSummary &room)
{
    const QString &number = m_client.options().arguments.at(1);
    bool isNumber = false;
    const base::Seq seq = number.toULongLong(&isNumber);
    if (!isNumber)
        return fail(QStringLiteral("receipts takes the number of a message, not \"%1\"").arg(number));
    askReceipts({{}, room.room, seq, std::nullopt});
}

void ReceiptsCommand::askReceipts(const protocol::ListReceipts &request)
{
    m_client.session().ask(request, [this, request](const client::Answer &answer) {
        if (!check(answer))
            return;
        const auto &list = ackOf<protocol::ReceiptList>(answer);
        for (const protocol::MessageReceipt &receipt : list.receipts)
            m_client.printer().receipt(receipt);
        if (list.isComplete || list.receipts.empty())
            return Q_EMIT finished(ExitCode::Done);
        protocol::ListReceipts next = request;
        next.after = list.receipts.back().user;
        askReceipts(next);
    });
}
