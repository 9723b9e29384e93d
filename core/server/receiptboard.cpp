// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/receiptboard.h"

#include <algorithm>

namespace server {

namespace {

/// How long a room is told nothing after it was.
constexpr base::Duration pause{1'000};

} // namespace

ReceiptBoard::ReceiptBoard(const Snapshot &snapshot)
{
    for (const RoomRecord &room : snapshot.rooms) {
        for (const protocol::Progress &progress : room.progress)
            m_rooms[room.id].told.emplace(progress.user, progress);
    }
}

void ReceiptBoard::move(const base::RoomId &room, const protocol::Progress &progress)
{
    m_rooms[room].waiting.insert_or_assign(progress.user, progress);
    m_waiting.insert(room);
}

void ReceiptBoard::forget(const base::RoomId &room, const base::UserId &user)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end())
        return;
    found->second.told.erase(user);
    found->second.waiting.erase(user);
    if (found->second.waiting.empty())
        m_waiting.erase(room);
}

void ReceiptBoard::forget(const base::RoomId &room)
{
    m_rooms.erase(room);
    m_waiting.erase(room);
}

base::Duration ReceiptBoard::waitOf(const Room &room, base::TimePoint now)
{
    return room.toldAt ? std::max(*room.toldAt + pause - now, base::Duration(0)) : base::Duration(0);
}

std::vector<protocol::Receipts> ReceiptBoard::take(base::TimePoint now)
{
    std::vector<protocol::Receipts> all;
    std::erase_if(m_waiting, [&](const base::RoomId &id) {
        Room &room = m_rooms.at(id);
        if (waitOf(room, now) > base::Duration(0))
            return false;
        protocol::Receipts receipts{id, {}};
        for (const auto &[user, progress] : room.waiting) {
            receipts.people.push_back(progress);
            room.told.insert_or_assign(user, progress);
        }
        room.waiting.clear();
        room.toldAt = now;
        all.push_back(std::move(receipts));
        return true;
    });
    return all;
}

std::optional<base::Duration> ReceiptBoard::wait(base::TimePoint now) const
{
    std::optional<base::Duration> shortest;
    for (const base::RoomId &room : m_waiting) {
        const base::Duration one = waitOf(m_rooms.at(room), now);
        shortest = std::min(shortest.value_or(one), one);
    }
    return shortest;
}

protocol::Progress ReceiptBoard::of(const base::RoomId &room, const base::UserId &user) const
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end())
        return {user};
    for (const People *people : {&found->second.waiting, &found->second.told}) {
        if (const auto one = people->find(user); one != people->end())
            return one->second;
    }
    return {user};
}

std::vector<protocol::Progress> ReceiptBoard::others(const base::RoomId &room, const base::UserId &user) const
{
    std::vector<protocol::Progress> others;
    if (const auto found = m_rooms.find(room); found != m_rooms.end()) {
        for (const auto &[member, progress] : found->second.told) {
            if (member != user)
                others.push_back(progress);
        }
    }
    return others;
}

} // namespace server
