// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop.h"

#include "base/log.h"
#include "common/address.h"
#include "models/avatarcolor.h"

#include <QPointer>

// How the spaces are signed in to. The rest: desktop.cpp.
namespace desktop {

void Desktop::begin()
{
    // Not before the window is there: the system takes its time to tell of its network.
    if (!m_surroundings) {
        m_surroundings = std::make_unique<process::Surroundings>(m_clock);
        connect(m_surroundings.get(), &process::Surroundings::changed, this, &Desktop::onSurroundingsChanged);
        connect(&m_trayWatch, &TrayWatch::found, this, [this] { foundTray(); });
        m_trayWatch.begin();
    }
    if (m_identity.key())
        openJoined();
    else
        m_identity.read();
}

void Desktop::retryKey()
{
    if (!m_identity.key())
        return m_identity.read();
    setKeyState(m_identity.state());
    openJoined();
}

void Desktop::onIdentity()
{
    setKeyState(m_identity.state());
    if (!m_identity.key())
        return;
    m_hosting.setOwner(m_identity.key()->publicKey());
    openJoined();
}

void Desktop::openJoined()
{
    if (m_settings.name().isEmpty())
        return;
    // One that was chosen while the key was not here yet.
    if (!m_shown.isEmpty())
        open(m_shown);
    const std::vector<store::JoinedSpace> joined = m_joined.all();
    for (const store::JoinedSpace &space : joined) {
        // Nobody answers at the own space's address while it is not hosted.
        const bool isSilent = isHosted(space.address) && m_hosting.state() == ui::Hosting::State::Stopped;
        if (!isSilent)
            open(space.address);
    }
    checkIdle();
}

void Desktop::onProfileChosen()
{
    m_joined.renameMe();
    if (m_settings.name().isEmpty()) {
        // Nobody is signed in without one.
        showSpace(nullptr);
        m_open.clear();
        return;
    }
    const auto color = models::avatarColorAt(m_settings.avatarColor());
    for (const auto &[address, opened] : m_open) {
        // Whoever has a password there signs in by the name of the account, which is its own.
        opened->setProfile(opened->isByKey() ? m_settings.name() : opened->name(), color);
    }
    begin();
}

void Desktop::onColorChosen()
{
    for (const auto &[address, opened] : m_open)
        opened->setProfile(opened->name(), models::avatarColorAt(m_settings.avatarColor()));
}

void Desktop::open(const QUrl &address)
{
    if (m_open.contains(address))
        return;
    if (!m_identity.key())
        return m_identity.need();
    findWayIn(address);
}

void Desktop::findWayIn(const QUrl &address)
{
    if (!m_awaited.insert(address).second)
        return;
    m_tokens.read(address, [self = QPointer(this), address](const auto &token) {
        if (self && self->m_awaited.erase(address) > 0)
            self->onToken(address, token);
    });
}

void Desktop::onToken(const QUrl &address, const base::Result<std::optional<store::SpaceToken>> &token)
{
    if (!token) {
        // Another way in would be another person there.
        base::log("desktop")->warn("the token of a space is not here: {}", token.error().detail);
        return setKeyState(DeviceIdentity::stateOf(token.error().code));
    }
    if (*token)
        enter(address, {net::Connection::Token{(*token)->token, (*token)->name}, (*token)->expires});
    else
        enter(address, byKey(address));
}

void Desktop::enter(const QUrl &address, const OpenSpace::WayIn &wayIn)
{
    if (const auto opened = m_open.find(address); opened != m_open.end())
        opened->second->signInAnew(wayIn);
    else
        open(address, wayIn);
}

OpenSpace::WayIn Desktop::byKey(const QUrl &address) const
{
    net::Connection::Identity me = m_identity.as(nameAt(address));
    me.color = models::avatarColorAt(m_settings.avatarColor());
    return {me};
}

QString Desktop::nameAt(const QUrl &address) const
{
    const QString name = m_joined.at(address).myName;
    return name.isEmpty() ? m_settings.name() : name;
}

QByteArray Desktop::keyOf(const QUrl &server) const
{
    for (const auto &[address, opened] : m_open) {
        const bool isThere = address.adjusted(QUrl::RemoveUserInfo) == server.adjusted(QUrl::RemoveUserInfo);
        if (isThere && !opened->serverKey().isEmpty())
            return opened->serverKey();
    }
    return {};
}

void Desktop::onAdmitted(const QUrl &address, const base::UserId &user, const QString &name)
{
    if (m_settings.name().isEmpty())
        m_settings.setName(name);
    store::JoinedSpace joined = m_joined.at(address);
    if (joined.name.isEmpty())
        joined.name = process::shortAddress(address);
    joined.user = user;
    joined.myName = name;
    m_joined.keep(joined);
    if (m_open.contains(address))
        findWayIn(address);
    openSpace(address.toString());
}

void Desktop::keepToken(const QUrl &address, const protocol::IssuedToken &issued)
{
    const auto opened = m_open.find(address);
    if (opened == m_open.end())
        return;
    const QString name = opened->second->space()->myName();
    const auto onWritten = [self = QPointer(this), address, issued](const base::Result<void> &written) {
        if (!self)
            return;
        const auto still = self->m_open.find(address);
        if (written && still != self->m_open.end())
            still->second->setToken(issued);
        // The one of before holds until this one was shown.
        if (!written)
            base::log("desktop")->warn("a newer token was not kept: {}", written.error().detail);
    };
    m_tokens.write(address, {issued.token, name, issued.expires}, onWritten);
}

} // namespace desktop
