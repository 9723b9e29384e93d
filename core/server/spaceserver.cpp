// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/spaceserver.h"

#include "base/log.h"
#include "net/bearer.h"

namespace server {

namespace {

/// How long those who do not answer a goodbye are waited for.
constexpr base::Duration goodbyePatience{2'000};

Hub::Settings withHasher(Hub::Settings settings, PasswordHasher &hasher)
{
    if (!settings.door.passwords)
        settings.door.passwords = &hasher;
    return settings;
}

} // namespace

SpaceServer::SpaceServer(base::Clock &clock, base::Chance &chance, SpaceStore &store,
                         const Snapshot &snapshot, QByteArray spaceKey, Settings settings)
    : m_clock(clock)
    , m_chance(chance)
    , m_store(store)
    , m_spaceKey(std::move(spaceKey))
    , m_settings(std::move(settings))
    , m_hub(clock, chance, store, *this, withHasher(m_settings.hub, m_passwords), snapshot)
    , m_goodbyeDeadline(clock.makeTimer([this] { Q_EMIT stopped(); }))
{
}

SpaceServer::~SpaceServer()
{
    // Peers take their leave of the hub, which tells the others: none is left to be told.
    m_peerOfSession.clear();
    m_peers.clear();
    m_ended.clear();
}

std::optional<net::Refusal> SpaceServer::admit(const net::RequestHead &head, const QString &address)
{
    if (m_isStopping)
        return net::Refusal{503, "the server is shutting down"};
    if (std::ssize(m_peers) >= m_settings.maxConnections)
        return net::Refusal{503, "the server is full"};
    if (m_peersOfAddress.value(address) >= m_settings.maxPerAddress)
        return net::Refusal{429, "too many connections from this address"};
    const net::Bearer bearer = net::bearerOf(head);
    if (const auto *token = std::get_if<QString>(&bearer)) {
        if (!m_hub.accepts(*token))
            return net::Refusal{401, "the token is not good, or no longer"};
    } else if (std::holds_alternative<net::BadBearer>(bearer)) {
        return net::Refusal{401, "that is no token"};
    } else if (m_settings.requiresHandshakeToken) {
        return net::Refusal{401, "a token is required"};
    }
    return std::nullopt;
}

void SpaceServer::welcome(std::unique_ptr<net::Transport> transport)
{
    auto owned = std::make_unique<Peer>(std::move(transport), m_hub, m_clock, m_chance, m_spaceKey);
    Peer *peer = owned.get();
    ++m_peersOfAddress[peer->address()];
    connect(peer, &Peer::signedIn, this, [this, peer] {
        m_peerOfSession.insert(*peer->session(), peer);
        tellPeople();
    });
    const quint64 number = ++m_lastPeer;
    connect(peer, &Peer::ended, this, [this, number] { end(number); });
    m_peers.emplace(number, std::move(owned));
}

net::HttpResponse SpaceServer::respond(const net::HttpRequest &request)
{
    const bool isRead = request.head.method == "GET" || request.head.method == "HEAD";
    if (request.head.path() != "/healthz")
        return {404, "text/plain; charset=utf-8", "not found\n", {}};
    if (!isRead)
        return {405, "text/plain; charset=utf-8", "GET only\n", {{"Allow", "GET, HEAD"}}};
    return {200, "text/plain; charset=utf-8", "ok\n", {}};
}

void SpaceServer::send(std::span<const base::SessionId> sessions, const QByteArray &frame,
                       net::Delivery delivery)
{
    for (const base::SessionId session : sessions) {
        if (Peer *peer = m_peerOfSession.value(session))
            peer->send(frame, delivery);
    }
}

void SpaceServer::end(std::span<const base::SessionId> sessions, protocol::CloseCode code,
                      const QString &reason)
{
    for (const base::SessionId session : sessions) {
        if (Peer *peer = m_peerOfSession.value(session)) {
            peer->stopReading();
            peer->close(code, reason);
        }
    }
}

void SpaceServer::end(quint64 number)
{
    const auto found = m_peers.find(number);
    if (found == m_peers.end())
        return;
    const Peer *peer = found->second.get();
    if (peer->session())
        m_peerOfSession.remove(*peer->session());
    if (--m_peersOfAddress[peer->address()] == 0)
        m_peersOfAddress.remove(peer->address());
    m_ended.push_back(std::move(found->second));
    m_peers.erase(found);
    QMetaObject::invokeMethod(
        this, [this] { m_ended.clear(); }, Qt::QueuedConnection);
    tellPeople();
    // It runs from the goodbye on: before, there is something left to store and to answer.
    if (m_goodbyeDeadline->isActive() && m_peers.empty()) {
        m_goodbyeDeadline->stop();
        Q_EMIT stopped();
    }
}

void SpaceServer::tellPeople()
{
    // Queued, since the hub hears of it after this object.
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT peopleChanged(m_hub.people()); }, Qt::QueuedConnection);
}

void SpaceServer::stop()
{
    if (m_isStopping)
        return;
    m_isStopping = true;
    for (const auto &[number, peer] : m_peers)
        peer->stopReading();
    m_store.settle([this] { sayGoodbye(); });
}

void SpaceServer::sayGoodbye()
{
    base::log("server")->info("saying goodbye to {} connections", m_peers.size());
    if (m_peers.empty()) {
        Q_EMIT stopped();
        return;
    }
    m_goodbyeDeadline->start(goodbyePatience);
    for (const auto &[number, peer] : m_peers)
        peer->close(protocol::CloseCode::GoingAway, QStringLiteral("the server is shutting down"));
}

} // namespace server
