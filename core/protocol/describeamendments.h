// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/describe.h"
#include "protocol/emoji.h"

/// The wire form of what changes messages, and of what they have become; describe.h says how to read it.
namespace protocol {

/// A field that stands only where it is true.
void describeFlag(auto &io, const char *key, Like<bool> auto &flag)
{
    std::optional<bool> present;
    if (flag)
        present = true;
    io(key, present);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader)
        flag = present.value_or(false);
}

/// A list that stands only where it has elements.
template <class Element>
void describeList(json::FieldReader &io, const char *key, std::vector<Element> &list, std::size_t maxCount)
{
    std::optional<std::vector<Element>> present;
    io(key, present, maxCount);
    list = std::move(present).value_or(std::vector<Element>());
}

template <class Element>
void describeList(json::FieldWriter &io, const char *key, const std::vector<Element> &list, std::size_t)
{
    if (!list.empty())
        io(key, list);
}

void describe(auto &io, Like<Mentions> auto &m)
{
    describeList(io, "mentions", m.people, maxMentions);
    describeFlag(io, "mentions_room", m.isRoom);
}

void describe(auto &io, Like<Reaction> auto &m)
{
    io("emoji", m.emoji);
    io("users", m.users);
}

void describe(auto &io, Like<MessageState> auto &m)
{
    std::optional<base::Seq> seq;
    if (m.seq != 0)
        seq = m.seq;
    io("state_seq", seq);
    io("edited", m.edited);
    describeFlag(io, "deleted", m.isDeleted);
    describeFlag(io, "pinned", m.isPinned);
    describeList(io, "reactions", m.reactions, 1'000);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader)
        m.seq = seq.value_or(0);
}

// Stored events

void describe(auto &io, Like<MessageEdited> auto &m)
{
    io("target", m.target);
    io("content", m.content, json::TextRule{.max = maxContent});
}

void describe(auto &io, Like<MessageDeleted> auto &m)
{
    io("target", m.target);
}

void describe(auto &io, Like<ReactionSet> auto &m)
{
    io("target", m.target);
    io("emoji", m.emoji);
    io("on", m.isOn);
}

void describe(auto &io, Like<MessagePinned> auto &m)
{
    io("target", m.target);
    io("on", m.isOn);
}

// Requests: the message is `seq` there, since they name no event of their own.

void describe(auto &io, Like<EditMessage> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("seq", m.amendment.target);
    io("content", m.amendment.content, json::TextRule{.min = 1, .max = maxContent});
}

void describe(auto &io, Like<DeleteMessage> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("seq", m.amendment.target);
}

void describe(auto &io, Like<React> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("seq", m.amendment.target);
    io("emoji", m.amendment.emoji);
    io("on", m.amendment.isOn);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader) {
        if (!isEmoji(m.amendment.emoji))
            io.fail("emoji", "is not one emoji");
    }
}

void describe(auto &io, Like<Pin> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("seq", m.amendment.target);
    io("on", m.amendment.isOn);
}

/// Their acks are all alike.
template <class T>
concept AmendmentAck =
    Like<T, EditStored> || Like<T, DeletionStored> || Like<T, ReactionStored> || Like<T, PinStored>;

void describe(auto &io, AmendmentAck auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("seq", m.seq);
    io("timestamp", m.timestamp);
}

} // namespace protocol
