// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/devicekey.h"
#include "net/pipetransport.h"
#include "server/hubfixture.h"
#include "server/spaceserver.h"

namespace server {

/// Runs the event loop until all that is on its way through pipes has arrived.
void turn();

/// A client at its end of a pipe, which keeps all that it hears.
class PipeClient final : public QObject
{
    Q_OBJECT

public:
    explicit PipeClient(std::unique_ptr<net::PipeTransport> transport);

    /// Sends and lets it arrive.
    void send(const QByteArray &frame);
    void send(const protocol::Command &command);
    /// Breaks the link; the other side learns of it in the next turn.
    void vanish() { m_transport->abort(); }

    /// What came since this was last asked, and the same as shown() shows it.
    [[nodiscard]] std::vector<protocol::Event> take() { return std::exchange(m_events, {}); }
    [[nodiscard]] QByteArrayList heard() { return shown(take()); }
    /// The close code, once it is closed.
    [[nodiscard]] std::optional<quint16> closeCode() const { return m_closeCode; }

    [[nodiscard]] const protocol::Challenge &challenge() const { return m_challenge; }
    /// The answer to the challenge.
    [[nodiscard]] protocol::Authenticate answer(const crypto::DeviceKey &key, const QString &name) const;

private:
    std::unique_ptr<net::PipeTransport> m_transport;
    protocol::Challenge m_challenge;
    std::vector<protocol::Event> m_events;
    std::optional<quint16> m_closeCode;
};

/// A space with everything but sockets: commits happen when a test says so, or at once.
class ServerFixture final
{
public:
    explicit ServerFixture(SpaceServer::Settings settings = {.hub = {.messages = {}, .home = general}});

    [[nodiscard]] SpaceServer &server() { return *m_server; }
    [[nodiscard]] support::FakeClock &clock() { return m_clock; }
    [[nodiscard]] support::InlineStorage &storage() { return m_storage; }

    /// A new connection, whose challenge has come.
    [[nodiscard]] std::unique_ptr<PipeClient> connect();
    /// The same, signed in under a new key, which has read its hello.
    [[nodiscard]] std::unique_ptr<PipeClient> signIn(const QString &name);
    /// The server's end of the newest connection.
    [[nodiscard]] net::PipeTransport *newestTransport() const { return m_newest; }
    /// Commits what waits, and lets the answers arrive.
    void commit();
    /// Sends, commits, and gives the answers.
    [[nodiscard]] std::vector<protocol::Event> ask(PipeClient &client, const protocol::Command &command);
    /// Ends the server while its store goes on.
    void end() { m_server.reset(); }

private:
    support::FakeClock m_clock;
    support::SeededChance m_chance{7};
    support::InlineStorage m_storage;
    SqliteSpaceStore m_store;
    std::unique_ptr<SpaceServer> m_server;
    net::PipeTransport *m_newest = nullptr;
};

} // namespace server
