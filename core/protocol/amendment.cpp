// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/amendment.h"

#include "protocol/roomevent.h"

#include <algorithm>

namespace protocol {

namespace {

/// Carries out what an event says on the message that it concerns.
struct Amending {
    MessagePosted &message;
    const RoomEvent &event;

    void operator()(const MessageEdited &edit) const
    {
        // Without a text it is of a message that has been deleted since, as a later event says.
        if (edit.content.isEmpty())
            return;
        message.content = edit.content;
        message.state.edited = event.timestamp;
    }
    void operator()(const MessageDeleted &) const
    {
        message.content.clear();
        message.mentions = {};
        message.state = {};
        message.state.isDeleted = true;
    }
    void operator()(const ReactionSet &reaction) const
    {
        std::vector<Reaction> &all = message.state.reactions;
        auto found = std::ranges::find(all, reaction.emoji, &Reaction::emoji);
        if (found == all.end())
            found = all.insert(all.end(), {reaction.emoji, {}});
        std::erase(found->users, event.user);
        if (reaction.isOn)
            found->users.push_back(event.user);
        if (found->users.empty())
            all.erase(found);
    }
    void operator()(const MessagePinned &pin) const { message.state.isPinned = pin.isOn; }
};

} // namespace

base::Seq targetOf(const Amendment &amendment)
{
    return std::visit([](const auto &kind) { return kind.target; }, amendment);
}

std::optional<Amendment> amendmentOf(const EventContent &content)
{
    return std::visit(
        []<class Content>(const Content &alternative) -> std::optional<Amendment> {
            if constexpr (std::constructible_from<Amendment, Content>)
                return alternative;
            else
                return std::nullopt;
        },
        content);
}

EventContent toContent(const Amendment &amendment)
{
    return std::visit([](const auto &kind) { return EventContent(kind); }, amendment);
}

bool amend(MessagePosted &message, const RoomEvent &event)
{
    const std::optional<Amendment> amendment = amendmentOf(event.content);
    if (!amendment || event.seq <= message.state.seq)
        return false;
    if (!message.state.isDeleted)
        std::visit(Amending{message, event}, *amendment);
    message.state.seq = event.seq;
    return true;
}

bool reacts(const MessagePosted &message, const base::UserId &user, const QString &emoji)
{
    const auto found = std::ranges::find(message.state.reactions, emoji, &Reaction::emoji);
    return found != message.state.reactions.end() &&
           std::ranges::find(found->users, user) != found->users.end();
}

} // namespace protocol
