// SPDX-License-Identifier: GPL-3.0-or-later
#include "joinedspaces.h"

#include <algorithm>

namespace desktop {

namespace {

QUrl serverOf(const QUrl &address)
{
    return address.adjusted(QUrl::RemoveUserInfo);
}

/// A name as it may stand before a host: letters and figures, joined by hyphens.
QString userNameOf(const QString &name)
{
    QString text = name.toLower();
    std::ranges::replace_if(
        text, [](QChar c) { return !c.isLetterOrNumber() || c.isSurrogate(); }, u'-');
    return text;
}

} // namespace

JoinedSpaces::JoinedSpaces(store::Profile &profile, std::vector<store::JoinedSpace> spaces, OnKept onKept)
    : m_profile(profile)
    , m_spaces(std::move(spaces))
    , m_onKept(std::move(onKept))
{
}

store::JoinedSpace JoinedSpaces::at(const QUrl &address) const
{
    const auto known = std::ranges::find(m_spaces, address, &store::JoinedSpace::address);
    return known != m_spaces.end() ? *known : store::JoinedSpace{address, {}, {}, {}};
}

QUrl JoinedSpaces::addressOf(const QUrl &server, const base::UserId &user, const QString &name) const
{
    const auto own = std::ranges::find_if(m_spaces, [&](const store::JoinedSpace &space) {
        return serverOf(space.address) == serverOf(server) && space.user == user;
    });
    if (own != m_spaces.end())
        return own->address;
    const auto isOthers = [&](const QUrl &address) { return !at(address).user.value().isEmpty(); };
    QUrl address = serverOf(server);
    for (int number = 1; isOthers(address); ++number) {
        const QString userName = userNameOf(name);
        address.setUserName(number == 1 ? userName : userName + QString::number(number));
    }
    return address;
}

bool JoinedSpaces::keep(const store::JoinedSpace &space)
{
    const auto known = std::ranges::find(m_spaces, space.address, &store::JoinedSpace::address);
    if (known != m_spaces.end() && *known == space)
        return false;
    if (known != m_spaces.end())
        m_spaces.erase(known);
    const auto isEarlier = [&](const auto &other) { return other.visited <= space.visited; };
    m_spaces.insert(std::ranges::find_if(m_spaces, isEarlier), space);
    m_profile.saveJoinedSpace(space, m_onKept);
    return true;
}

void JoinedSpaces::renameMe()
{
    for (store::JoinedSpace &space : m_spaces) {
        if (space.myName.isEmpty())
            continue;
        space.myName.clear();
        m_profile.saveJoinedSpace(space, m_onKept);
    }
}

void JoinedSpaces::forget(const QUrl &address)
{
    std::erase_if(m_spaces, [&](const store::JoinedSpace &space) { return space.address == address; });
    m_profile.forgetJoinedSpace(address, m_onKept);
}

} // namespace desktop
