// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/describeamendments.h"

/// The wire form of how far people are in rooms; describe.h says how to read it.
namespace protocol {

void describe(auto &io, Like<ReadPosition> auto &m)
{
    io("read_seq", m.seq);
    io("unread", m.unread);
}

void describe(auto &io, Like<Progress> auto &m)
{
    io("user", m.user);
    io("delivered_seq", m.deliveredSeq);
    io("read_seq", m.readSeq);
}

void describe(auto &io, Like<MarkDelivered> auto &m)
{
    io("room", m.room);
    io("seq", m.seq);
}

void describe(auto &io, Like<MarkRead> auto &m)
{
    io("room", m.room);
    io("seq", m.seq);
    describeFlag(io, "private", m.isPrivate);
}

void describe(auto &io, Like<Receipt> auto &m)
{
    io("room", m.room);
    io("user", m.user);
    describe(io, m.read);
    io("last_seq", m.lastSeq);
}

void describe(auto &io, Like<Receipts> auto &m)
{
    io("room", m.room);
    io("people", m.people);
}

void describe(auto &io, Like<ListReceipts> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("seq", m.seq);
    io("after", m.after);
}

void describe(auto &io, Like<MessageReceipt> auto &m)
{
    io("user", m.user);
    io("name", m.name);
    io("color", m.color);
    io("delivered", m.delivered);
    io("read", m.read);
}

void describe(auto &io, Like<ReceiptList> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("seq", m.seq);
    io("receipts", m.receipts);
    io("complete", m.isComplete);
}

} // namespace protocol
