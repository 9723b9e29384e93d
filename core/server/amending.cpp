// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/amending.h"

#include "server/messagetable.h"
#include "server/spacetables.h"

#include <algorithm>

namespace server {

using base::failure;
using base::Result;
using protocol::MessagePosted;

namespace {

/// Why an amendment of a message that has not been deleted is not carried out; nothing where it is.
struct Refusing {
    const protocol::RoomEvent &event;
    const MessagePosted &message;
    const Act &act;

    std::optional<AmendRefusal> operator()(const protocol::MessageEdited &) const
    {
        return event.user == act.user ? std::nullopt : std::optional(AmendRefusal::NotTheirs);
    }
    std::optional<AmendRefusal> operator()(const protocol::MessageDeleted &) const
    {
        return mayDelete(event.user, act.user) ? std::nullopt : std::optional(AmendRefusal::NotTheirs);
    }
    std::optional<AmendRefusal> operator()(const protocol::ReactionSet &reaction) const
    {
        const std::vector<protocol::Reaction> &all = message.state.reactions;
        const bool isKnown = std::ranges::find(all, reaction.emoji, &protocol::Reaction::emoji) != all.end();
        const bool isOneTooMany = reaction.isOn && !isKnown && std::ssize(all) >= protocol::maxReactions;
        return isOneTooMany ? std::optional(AmendRefusal::TooMany) : std::nullopt;
    }
    std::optional<AmendRefusal> operator()(const protocol::MessagePinned &) const { return std::nullopt; }
};

/// Whether a message is already what an amendment would make of it.
struct Holding {
    const MessagePosted &message;
    const Act &act;

    bool operator()(const protocol::MessageEdited &edit) const { return edit.content == message.content; }
    bool operator()(const protocol::MessageDeleted &) const { return message.state.isDeleted; }
    bool operator()(const protocol::ReactionSet &reaction) const
    {
        return protocol::reacts(message, act.user, reaction.emoji) == reaction.isOn;
    }
    bool operator()(const protocol::MessagePinned &pin) const { return message.state.isPinned == pin.isOn; }
};

std::optional<AmendRefusal> refusalOf(const protocol::RoomEvent &event, const MessagePosted &message,
                                      const protocol::Amendment &amendment, const Act &act)
{
    const auto refusal = std::visit(Refusing{event, message, act}, amendment);
    if (refusal || !message.state.isDeleted)
        return refusal;
    const bool isDeletion = std::holds_alternative<protocol::MessageDeleted>(amendment);
    return isDeletion ? std::nullopt : std::optional(AmendRefusal::Deleted);
}

/// The event that an earlier request of this act has stored. Fails where that was of another kind.
Result<std::optional<protocol::RoomEvent>> earlierOf(SpaceTables &tables, const Act &act,
                                                     const protocol::Amendment &amendment)
{
    auto earlier = tables.eventOf(act.user, act.id);
    if (earlier && *earlier && (*earlier)->content.index() != protocol::toContent(amendment).index())
        return failure(base::ErrorCode::Invalid, u"id is that of another kind of request"_qs);
    return earlier;
}

/// Stores the amendment and what it makes of the message.
Result<AmendOutcome> carryOut(SpaceTables &spaces, MessageTable &messages, protocol::RoomEvent target,
                              const protocol::Amendment &amendment, const Act &act)
{
    const Result<protocol::RoomEvent> event = spaces.append(target.room, act, protocol::toContent(amendment));
    if (!event)
        return failure(event.error());
    protocol::amend(std::get<MessagePosted>(target.content), *event);
    if (const auto kept = messages.put(target); !kept)
        return failure(kept.error());
    if (std::holds_alternative<protocol::MessageDeleted>(amendment)) {
        if (const auto blanked = messages.blankEdits(target.room, target.seq); !blanked)
            return failure(blanked.error());
    }
    return AmendOutcome(Stored{*event, true});
}

/// What an amendment is answered with that changes nothing: the event that has made the message what it is.
Result<AmendOutcome> settled(MessageTable &messages, const protocol::RoomEvent &target,
                             const MessagePosted &message)
{
    const auto last = messages.event(target.room, message.state.seq);
    if (!last)
        return failure(last.error());
    return AmendOutcome(Stored{last->value_or(target), false});
}

} // namespace

bool mayDelete(const base::UserId &author, const base::UserId &actor)
{
    return author == actor;
}

Result<AmendOutcome> amend(sql::Database &database, const base::RoomId &room,
                           const protocol::Amendment &amendment, const Act &act)
{
    SpaceTables spaces(database);
    MessageTable messages(database);
    const auto earlier = earlierOf(spaces, act, amendment);
    if (!earlier)
        return failure(earlier.error());
    if (*earlier)
        return AmendOutcome(Stored{**earlier, false});
    auto target = messages.event(room, protocol::targetOf(amendment));
    if (!target)
        return failure(target.error());
    const auto *message = *target ? std::get_if<MessagePosted>(&(*target)->content) : nullptr;
    if (!message)
        return AmendOutcome(AmendRefusal::NoMessage);
    if (const auto refusal = refusalOf(**target, *message, amendment, act))
        return AmendOutcome(*refusal);
    if (std::visit(Holding{*message, act}, amendment))
        return settled(messages, **target, *message);
    return carryOut(spaces, messages, std::move(**target), amendment, act);
}

} // namespace server
