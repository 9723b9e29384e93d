// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/frames.h"
#include "store/records.h"

#include <QString>

/// Writes results to standard output, as text for people or a JSON object a line for programs, each line
/// at once; and complaints to standard error.
class Printer
{
public:
    enum class Format { Text, Json };

    explicit Printer(Format format)
        : m_format(format)
    {
    }

    void room(const protocol::RoomSummary &room) const;
    void member(const protocol::Member &member) const;
    /// What somebody has made of a message.
    void receipt(const protocol::MessageReceipt &receipt) const;
    void device(const protocol::Device &device) const;
    void link(const protocol::LinkCode &link) const;
    void ban(const protocol::BannedUser &ban) const;
    void audit(const protocol::AuditEntry &entry) const;
    /// A stored event of a room that is called `roomName`.
    void event(const protocol::RoomEvent &event, const QString &roomName) const;
    void queued(const store::OutboxEntry &entry, const QString &roomName, const QString &user) const;
    void sent(const protocol::RoomEvent &event, const QString &roomName) const;
    void failed(const base::RequestId &id, const QString &roomName, const QString &reason) const;

    /// Something went wrong; a sentence for people.
    static void complain(const QString &what);

private:
    void text(const QString &line) const;

    Format m_format;
};
