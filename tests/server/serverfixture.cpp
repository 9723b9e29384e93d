// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverfixture.h"

#include "base/log.h"
#include "protocol/codec.h"

#include <QCoreApplication>

namespace server {

void turn()
{
    // Each round delivers what the one before has sent.
    for (int round = 0; round < 4; ++round)
        QCoreApplication::sendPostedEvents();
}

PipeClient::PipeClient(std::unique_ptr<net::PipeTransport> transport)
    : m_transport(std::move(transport))
{
    QObject::connect(m_transport.get(), &net::Transport::received, this, [this](const QByteArray &frame) {
        const auto decoded = protocol::decodeEvent(frame);
        if (std::holds_alternative<protocol::Failure>(decoded))
            qFatal("the server sent %s", frame.constData());
        const auto &event = std::get<protocol::Event>(decoded);
        if (const auto *challenge = std::get_if<protocol::Challenge>(&event))
            m_challenge = *challenge;
        m_events.push_back(event);
    });
    QObject::connect(m_transport.get(), &net::Transport::closed, this,
                     [this](const net::Closed &closed) { m_closeCode = closed.code; });
}

void PipeClient::send(const QByteArray &frame)
{
    m_transport->send(frame, net::Delivery::Reliable);
    turn();
}

void PipeClient::send(const protocol::Command &command)
{
    send(protocol::encode(command));
}

protocol::Authenticate PipeClient::answer(const crypto::DeviceKey &key, const QString &name) const
{
    return {wire::request(1), key.publicKey(), name, key.sign(protocol::signedChallenge(m_challenge))};
}

ServerFixture::ServerFixture(SpaceServer::Settings settings)
    : m_storage(emptyDatabase())
    , m_store(m_storage, m_chance, sampleFounding())
{
    // What the tests break on purpose is no news.
    base::setLogLevel(spdlog::level::off);
    const Snapshot snapshot = load(m_store, m_storage);
    m_server = std::make_unique<SpaceServer>(m_clock, m_chance, m_store, snapshot, "the space's key",
                                             std::move(settings));
}

std::unique_ptr<PipeClient> ServerFixture::connect()
{
    auto [near, far] = net::PipeTransport::makePair();
    m_newest = far.get();
    auto client = std::make_unique<PipeClient>(std::move(near));
    m_server->welcome(std::move(far));
    turn();
    return client;
}

std::unique_ptr<PipeClient> ServerFixture::signIn(const QString &name)
{
    auto client = connect();
    client->send(client->answer(crypto::DeviceKey::generate(), name));
    commit();
    (void)client->take();
    return client;
}

void ServerFixture::commit()
{
    while (!m_storage.isIdle())
        m_storage.commit();
    turn();
}

std::vector<protocol::Event> ServerFixture::ask(PipeClient &client, const protocol::Command &command)
{
    client.send(command);
    commit();
    return client.take();
}

} // namespace server
