// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/amending.h"
#include "server/hub.h"

// What becomes of messages: edits, deletions, reactions, pins.
namespace server {

using protocol::ErrorCode;

template <class Kind>
void Hub::on(const Session &session, const protocol::Amend<Kind> &request)
{
    const Judged judged{request.room, deedOf(request.amendment)};
    if (m_directory.judge(judged.deed, judged.room, session.user, m_clock.utcNow()) != Verdict::Allowed)
        return acknowledgeEarlier(session, request);
    if constexpr (std::same_as<Kind, protocol::MessageEdited>) {
        if (request.amendment.content.trimmed().isEmpty())
            return refuse(session.id, request.id, ErrorCode::BadField, "content is blank");
    }
    if (const auto wait = bucket(session.user).take(m_clock.now()))
        return refuse(session.id, request.id, ErrorCode::RateLimited, "too many messages", wait);
    m_store.amend(request.room, request.amendment, act(session, request.id),
                  [this, id = session.id, request, judged](const base::Result<AmendOutcome> &outcome) {
                      if (!outcome)
                          return refuse(id, request.id, outcome.error(), judged);
                      if (const auto *refusal = std::get_if<AmendRefusal>(&*outcome))
                          return refuse(id, request.id, *refusal);
                      const Stored &stored = std::get<Stored>(*outcome);
                      const protocol::RoomEvent &event = stored.event;
                      send(id, protocol::Amended<Kind>{request.id, event.room, event.seq, event.timestamp});
                      if (!stored.isNew)
                          return;
                      publish(event);
                      tell(stored.notified);
                  });
}

template <class Kind>
void Hub::acknowledgeEarlier(const Session &session, const protocol::Amend<Kind> &request)
{
    using Found = std::optional<protocol::RoomEvent>;
    m_store.find(session.user, request.id,
                 [this, id = session.id, request](const base::Result<Found> &event) {
                     const auto found = m_sessions.find(id);
                     if (found == m_sessions.end())
                         return;
                     if (!event)
                         return refuse(id, request.id, event.error());
                     if (*event && std::holds_alternative<Kind>((*event)->content)) {
                         return send(id, protocol::Amended<Kind>{request.id, (*event)->room, (*event)->seq,
                                                                 (*event)->timestamp});
                     }
                     // Says why not; somebody who was let in meanwhile sends again.
                     if (admit(found->second, request.id, {request.room, deedOf(request.amendment)}))
                         refuse(id, request.id, ErrorCode::OutOfOrder, "send it again");
                 });
}

void Hub::refuse(base::SessionId session, const base::RequestId &id, AmendRefusal refusal)
{
    switch (refusal) {
    case AmendRefusal::NoMessage:
        return refuse(session, id, ErrorCode::BadField, "seq names no message of this room");
    case AmendRefusal::NotTheirs:
        return refuse(session, id, ErrorCode::NotAllowed, "that is somebody else's message");
    case AmendRefusal::Deleted:
        return refuse(session, id, ErrorCode::NotAllowed, "the message has been deleted");
    case AmendRefusal::TooMany:
        return refuse(session, id, ErrorCode::NotAllowed, "the message has enough different reactions");
    }
}

template void Hub::on(const Session &, const protocol::EditMessage &);
template void Hub::on(const Session &, const protocol::DeleteMessage &);
template void Hub::on(const Session &, const protocol::React &);
template void Hub::on(const Session &, const protocol::Pin &);

} // namespace server
