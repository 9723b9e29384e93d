// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/records.h"
#include "wire/samplevalues.h"

#include <QStringList>

/// What the tests of store, sync and models write and receive.
namespace sample {

using wire::ada;
using wire::ben;
using wire::general;
inline const base::RoomId garden{QStringLiteral("r-garden")};

/// The id of the request of that number, from 1 to 65535.
[[nodiscard]] inline base::RequestId request(int number)
{
    const auto low = static_cast<ushort>(number);
    return base::RequestId(QUuid(0x7d3c9a10, low, 0x4b6e, 0x8c, 0x21, 0x9e, 0x0f, 0x5a, 0x7b, 0x3d, 0x01));
}

/// The number of such an id.
[[nodiscard]] inline int numberOf(const base::RequestId &id)
{
    return id.value().data2;
}

/// My message of that number, unacknowledged.
[[nodiscard]] inline store::OutboxEntry entry(int number, const base::RoomId &room = general)
{
    return {request(number), room, QStringLiteral("message %1").arg(number), {}, wire::at({}), {}};
}

/// The stored event that an outbox entry becomes, by Ada.
[[nodiscard]] inline protocol::RoomEvent stored(const store::OutboxEntry &entry, base::Seq seq)
{
    return {entry.room,
            seq,
            entry.id,
            ada,
            QStringLiteral("Ada"),
            wire::at(std::chrono::seconds(seq)),
            protocol::MessagePosted{entry.content, entry.replyTo}};
}

/// A message by Ben at that place; its request's number is 1000 more.
[[nodiscard]] inline protocol::RoomEvent message(base::Seq seq, const base::RoomId &room = general)
{
    const int number = 1000 + static_cast<int>(seq);
    protocol::RoomEvent event = stored(entry(number, room), seq);
    event.user = ben;
    event.name = QStringLiteral("Ben");
    return event;
}

/// Ben's messages from `first` to `last`.
[[nodiscard]] inline std::vector<protocol::RoomEvent> messages(base::Seq first, base::Seq last,
                                                               const base::RoomId &room = general)
{
    std::vector<protocol::RoomEvent> events;
    for (base::Seq seq = first; seq <= last; ++seq)
        events.push_back(message(seq, room));
    return events;
}

/// The same kind of event with other contents.
[[nodiscard]] inline protocol::RoomEvent with(protocol::RoomEvent event, protocol::EventContent content)
{
    event.content = std::move(content);
    return event;
}

/// A public room that I am a member of.
[[nodiscard]] inline protocol::RoomSummary room(const base::RoomId &id, const QString &name)
{
    protocol::RoomSummary summary;
    summary.room = id;
    summary.name = name;
    summary.isMember = true;
    return summary;
}

/// The places of events, to be compared and read.
[[nodiscard]] inline QList<base::Seq> seqsOf(const std::vector<protocol::RoomEvent> &events)
{
    QList<base::Seq> seqs;
    for (const protocol::RoomEvent &event : events)
        seqs.append(event.seq);
    return seqs;
}

/// The places from `first` to `last`.
[[nodiscard]] inline QList<base::Seq> seqs(base::Seq first, base::Seq last)
{
    return seqsOf(messages(first, last));
}

} // namespace sample
