// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include <algorithm>
#include <utility>

// What people, I among them, are called, look like and say of themselves.
namespace client {

QString Session::statusText() const
{
    return m_facts.statusWish.value_or(m_myProfile.statusText.value_or(QString()));
}

void Session::setProfile(const QString &name, std::optional<protocol::AvatarColor> color)
{
    m_connection.setName(name);
    m_connection.setColor(color);
    protocol::UpdateProfile update;
    if (name != m_myProfile.name)
        update.name = name;
    if (color != m_myProfile.color)
        update.color = color;
    if (!m_isOnline || (!update.name && !update.color))
        return;
    ++m_profilesAsked;
    ask(update, [this](const Answer &answer) {
        --m_profilesAsked;
        const auto *failure = std::get_if<protocol::Failure>(&answer);
        // What is refused for now, the next sign-in says.
        if (!failure || protocol::isTemporary(failure->code))
            return;
        signInAs(m_myProfile);
        tell(ProfileRefused{true, failure->code, failure->message});
    });
}

void Session::setStatusText(const QString &text)
{
    const QString wish = text.trimmed();
    if (wish == statusText())
        return;
    setStatusWish(wish);
    sayStatusWish();
}

void Session::setStatusWish(const std::optional<QString> &wish)
{
    const protocol::Profile before = shownProfile();
    m_facts.statusWish = wish;
    m_store.saveFacts(m_facts, onWritten());
    tellProfile(before);
}

void Session::sayStatusWish()
{
    if (!m_isOnline || !m_facts.statusWish || m_isWishAsked)
        return;
    m_isWishAsked = true;
    const QString wish = *m_facts.statusWish;
    ask(protocol::UpdateProfile{{}, {}, {}, wish}, [this, wish](const Answer &answer) {
        m_isWishAsked = false;
        onStatusSaid(wish, answer);
    });
}

void Session::onStatusSaid(const QString &wish, const Answer &answer)
{
    // Another one was made meanwhile.
    if (m_facts.statusWish != wish)
        return sayStatusWish();
    const auto *failure = std::get_if<protocol::Failure>(&answer);
    const bool isDone = ackOf<protocol::Done<protocol::UpdateProfile>>(answer) != nullptr;
    if (isDone)
        m_myProfile.statusText = wish.isEmpty() ? std::nullopt : std::optional(wish);
    else if (!failure || retryLater(answer))
        return;
    setStatusWish({});
    if (!isDone)
        tell(ProfileRefused{false, failure->code, failure->message});
}

void Session::onProfile(const protocol::Profile &profile)
{
    takeOver(profile);
    if (profile.user != m_facts.me)
        return;
    const protocol::Profile before = shownProfile();
    m_myProfile = profile;
    // What I asked for since counts more.
    if (m_profilesAsked == 0)
        signInAs(profile);
    tellProfile(before);
}

void Session::takeOver(const protocol::Profile &profile)
{
    m_store.savePerson(profile, onWritten());
    tell(m_roster.apply(profile));
    for (auto &[room, state] : m_states) {
        for (protocol::RoomEvent &event : state.unwritten)
            (void)client::takeOver(event, profile);
        if (state.timeline)
            tellTimeline(room, state.timeline->rename(profile));
    }
    const auto direct = std::ranges::find(m_rooms.rows(), profile.user, &RoomRow::peer);
    if (direct == m_rooms.rows().end())
        return;
    RoomRow row = *direct;
    row.name = profile.name;
    row.color = profile.color;
    row.statusText = profile.statusText.value_or(QString());
    if (row == *direct)
        return;
    m_store.saveRooms({summaryOf(row)}, onWritten());
    tell(RoomsChanged{m_rooms.put(row)});
}

void Session::signInAs(const protocol::Profile &profile)
{
    m_connection.setName(profile.name);
    m_connection.setColor(profile.color);
}

protocol::Profile Session::shownProfile() const
{
    protocol::Profile shown = m_myProfile;
    if (m_facts.statusWish)
        shown.statusText = m_facts.statusWish;
    return shown;
}

void Session::tellProfile(const protocol::Profile &before)
{
    if (protocol::Profile now = shownProfile(); now != before)
        tell(ProfileChanged{before, std::move(now)});
}

} // namespace client
