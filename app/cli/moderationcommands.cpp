// SPDX-License-Identifier: GPL-3.0-or-later
#include "moderationcommands.h"

#include "protocol/limits.h"
#include "protocol/wirenames.h"

#include <algorithm>

ModerationCommand::Places ModerationCommand::places() const
{
    const QString &command = m_client.options().command;
    if (command == QLatin1String("ban") || command == QLatin1String("unban"))
        return {std::nullopt, 0};
    if (command != QLatin1String("role"))
        return {0, 1};
    return {word(2) ? std::optional(2) : std::nullopt, 0};
}

std::optional<QString> ModerationCommand::word(int place) const
{
    const QStringList &words = m_client.options().arguments;
    return place < words.size() ? std::optional(words.at(place)) : std::nullopt;
}

void ModerationCommand::onRooms(const std::vector<protocol::RoomSummary> &rooms)
{
    const auto [room, person] = places();
    m_person = *word(person);
    for (const protocol::RoomSummary &known : rooms) {
        if (known.isMember)
            m_rooms.push_back(known.room);
    }
    if (!room)
        return m_client.options().command == QLatin1String("unban") ? findBanned({}) : findMember({});
    const QString wanted = *word(*room);
    const auto found = std::ranges::find_if(
        rooms, [&](const auto &known) { return known.name == wanted || known.room.value() == wanted; });
    if (found == rooms.end())
        return fail(QStringLiteral("there is no room \"%1\"").arg(wanted));
    run(*found);
}

void ModerationCommand::run(const protocol::RoomSummary &room)
{
    m_room = room.room;
    findMember({});
}

void ModerationCommand::findMember(const std::optional<base::UserId> &after)
{
    if (m_rooms.empty())
        return act(base::UserId(m_person));
    m_client.session().ask(
        protocol::RoomMembers{{}, m_rooms.back(), after}, [this](const client::Answer &answer) {
            if (!check(answer))
                return;
            const auto &list = *client::ackOf<protocol::MemberList>(answer);
            const auto found = std::ranges::find_if(list.members, [this](const protocol::Member &member) {
                return member.name == m_person || member.user.value() == m_person;
            });
            if (found != list.members.end())
                return act(found->user);
            if (!list.isComplete)
                return findMember(list.members.back().user);
            m_rooms.pop_back();
            findMember({});
        });
}

void ModerationCommand::findBanned(const std::optional<base::UserId> &after)
{
    m_client.session().ask(protocol::ListBans{{}, after}, [this](const client::Answer &answer) {
        if (!check(answer))
            return;
        const auto &list = *client::ackOf<protocol::BanList>(answer);
        const auto found = std::ranges::find(list.bans, m_person, &protocol::BannedUser::name);
        if (found != list.bans.end())
            return act(found->user);
        if (!list.isComplete)
            return findBanned(list.bans.back().user);
        act(base::UserId(m_person));
    });
}

void ModerationCommand::act(const base::UserId &user)
{
    const QString &command = m_client.options().command;
    if (command == QLatin1String("invite"))
        return send(protocol::InviteMember{{}, *m_room, user});
    if (command == QLatin1String("remove"))
        return send(protocol::RemoveMember{{}, *m_room, user, word(2)});
    if (command == QLatin1String("ban"))
        return send(protocol::Ban{{}, user, word(1)});
    if (command == QLatin1String("unban"))
        return send(protocol::Unban{{}, user});
    if (command == QLatin1String("mute")) {
        bool isNumber = false;
        const int seconds = word(2)->toInt(&isNumber);
        if (!isNumber || seconds < 0)
            return fail(QStringLiteral("mute takes a number of seconds, not \"%1\"").arg(*word(2)));
        return send(protocol::MuteMember{{}, *m_room, user, std::chrono::seconds(seconds)});
    }
    const auto role = protocol::fromWireName<protocol::Role>(*word(1));
    if (!role)
        return fail(QStringLiteral("a role is owner, moderator, member or guest, not \"%1\"").arg(*word(1)));
    send(protocol::SetRole{{}, user, *role, m_room});
}

template <class Request>
void ModerationCommand::send(const Request &request)
{
    m_client.session().ask(request, [this](const client::Answer &answer) {
        if (check(answer))
            Q_EMIT finished(ExitCode::Done);
    });
}

void BansCommand::start()
{
    whenOnline([this] { askBans({}); });
}

void BansCommand::askBans(const std::optional<base::UserId> &after)
{
    m_client.session().ask(protocol::ListBans{{}, after}, [this](const client::Answer &answer) {
        if (!check(answer))
            return;
        const auto &list = *client::ackOf<protocol::BanList>(answer);
        for (const protocol::BannedUser &ban : list.bans)
            m_client.printer().ban(ban);
        if (list.isComplete)
            Q_EMIT finished(ExitCode::Done);
        else
            askBans(list.bans.back().user);
    });
}

void AuditCommand::start()
{
    whenOnline([this] {
        const int limit = m_client.options().limit;
        const protocol::ReadAuditLog request{
            {}, {}, limit == 0 ? protocol::maxPage : std::min(limit, protocol::maxPage)};
        m_client.session().ask(request, [this](const client::Answer &answer) {
            if (!check(answer))
                return;
            const auto &log = *client::ackOf<protocol::AuditLog>(answer);
            for (auto entry = log.entries.rbegin(); entry != log.entries.rend(); ++entry)
                m_client.printer().audit(*entry);
            Q_EMIT finished(ExitCode::Done);
        });
    });
}

void AnnounceCommand::start()
{
    whenOnline([this] {
        const protocol::Announce request{{}, m_client.options().arguments.constFirst()};
        m_client.session().ask(request, [this](const client::Answer &answer) {
            if (check(answer))
                Q_EMIT finished(ExitCode::Done);
        });
    });
}
