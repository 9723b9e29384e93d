// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/amending.h"

#include "server/messagetable.h"
#include "server/moderations.h"
#include "server/notifying.h"
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
    std::optional<AmendRefusal> operator()(const protocol::MessageDeleted &) const { return std::nullopt; }
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

/// Whether an amendment takes out what somebody else has written.
bool isCensure(const protocol::Amendment &amendment, const base::UserId &author, const Act &act)
{
    return std::holds_alternative<protocol::MessageDeleted>(amendment) && author != act.user;
}

/// Whether the actor moderates the room, and stands above the author.
Result<bool> mayCensure(SpaceTables &tables, const protocol::RoomEvent &message, const Act &act)
{
    const auto actor = tables.moderation().place(message.room, act.user, act.time);
    const auto author = tables.moderation().place(message.room, message.user, act.time);
    if (!actor || !author)
        return failure((actor ? author : actor).error());
    if (!*actor || !*author)
        return false;
    return judge(RoomDeed::Moderate, (*actor)->standing, (*actor)->terms) == Verdict::Allowed &&
           isAbove(rankIn((*actor)->standing), rankIn((*author)->standing));
}

/// Notes a censure in the audit log, and tells who wrote the message.
Result<std::vector<Notified>> noteCensure(sql::Database &database, const protocol::RoomEvent &message,
                                          const Act &act)
{
    const auto noted =
        SpaceTables(database).audit().append(act, u"delete_message"_qs, {message.user, message.room, {}});
    return noted ? notifyCensured(database, message, act) : failure(noted.error());
}

/// Stores the amendment and what it makes of the message.
Result<AmendOutcome> carryOut(sql::Database &database, protocol::RoomEvent target,
                              const protocol::Amendment &amendment, const Act &act)
{
    MessageTable messages(database);
    const Result<protocol::RoomEvent> event =
        SpaceTables(database).append(target.room, act, protocol::toContent(amendment));
    if (!event)
        return failure(event.error());
    protocol::amend(std::get<MessagePosted>(target.content), *event);
    if (const auto kept = messages.put(target); !kept)
        return failure(kept.error());
    std::vector<Notified> notified;
    if (isCensure(amendment, target.user, act)) {
        auto censured = noteCensure(database, target, act);
        if (!censured)
            return failure(censured.error());
        notified = std::move(*censured);
    }
    if (const auto told = amendNotifications(database, target); !told)
        return failure(told.error());
    if (std::holds_alternative<protocol::MessageDeleted>(amendment)) {
        if (const auto blanked = messages.blankEdits(target.room, target.seq); !blanked)
            return failure(blanked.error());
    }
    return AmendOutcome(Stored{*event, true, std::move(notified)});
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

RoomDeed deedOf(const protocol::Amendment &amendment)
{
    struct Visitor {
        RoomDeed operator()(const protocol::MessageEdited &) { return RoomDeed::Write; }
        // Who may only read can still take back what they wrote.
        RoomDeed operator()(const protocol::MessageDeleted &) { return RoomDeed::Read; }
        RoomDeed operator()(const protocol::ReactionSet &) { return RoomDeed::React; }
        RoomDeed operator()(const protocol::MessagePinned &) { return RoomDeed::Write; }
    };
    return std::visit(Visitor(), amendment);
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
    // Who was let out meanwhile, or may only read since, changes nothing.
    if (const auto allowed = require(spaces, deedOf(amendment), room, act); !allowed)
        return failure(allowed.error());
    auto target = messages.event(room, protocol::targetOf(amendment));
    if (!target)
        return failure(target.error());
    const auto *message = *target ? std::get_if<MessagePosted>(&(*target)->content) : nullptr;
    if (!message)
        return AmendOutcome(AmendRefusal::NoMessage);
    if (const auto refusal = refusalOf(**target, *message, amendment, act))
        return AmendOutcome(*refusal);
    if (isCensure(amendment, (*target)->user, act)) {
        const Result<bool> may = mayCensure(spaces, **target, act);
        if (!may)
            return failure(may.error());
        if (!*may)
            return AmendOutcome(AmendRefusal::NotTheirs);
    }
    if (std::visit(Holding{*message, act}, amendment))
        return settled(messages, **target, *message);
    return carryOut(database, std::move(**target), amendment, act);
}

} // namespace server
