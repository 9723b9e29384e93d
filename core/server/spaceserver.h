// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/admission.h"
#include "server/hub.h"
#include "server/passwordthread.h"
#include "server/peer.h"
#include "server/sqlitespacestore.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace server {

/// A running space: the hub with its store and its connections. It can be reached through a net::Listener,
/// whose questions it answers, and through any transport within the process.
class SpaceServer final : public QObject, public net::Admission, private Outlet
{
    Q_OBJECT

public:
    struct Settings {
        Hub::Settings hub;
        int maxConnections = 10'000;
        int maxPerAddress = 1'000;
        bool requiresHandshakeToken = false; ///< without one a WebSocket is refused with 401
    };

    /// A space whose store has been loaded. All that is passed in must outlive it.
    SpaceServer(base::Clock &clock, base::Chance &chance, SpaceStore &store, const Snapshot &snapshot,
                QByteArray spaceKey, Settings settings);
    ~SpaceServer() override;

    [[nodiscard]] std::optional<net::Refusal> admit(const net::RequestHead &head,
                                                    const QString &address) override;
    void welcome(std::unique_ptr<net::Transport> transport) override;
    [[nodiscard]] net::HttpResponse respond(const net::HttpRequest &request) override;

    /// Reads nothing more, answers what was read, tells everybody goodbye (1001) and emits stopped().
    void stop();

Q_SIGNALS:
    void stopped();
    /// Somebody has come or gone: so many people are here now.
    void peopleChanged(int people);

private:
    void send(std::span<const base::SessionId> sessions, const QByteArray &frame,
              net::Delivery delivery) override;
    void end(std::span<const base::SessionId> sessions, protocol::CloseCode code,
             const QString &reason) override;
    void end(quint64 peer);
    void tellPeople();
    void sayGoodbye();

    base::Clock &m_clock;
    base::Chance &m_chance;
    SpaceStore &m_store;
    QByteArray m_spaceKey;
    Settings m_settings;
    PasswordThread m_passwords; ///< used unless the settings name another hasher
    Hub m_hub;
    std::map<quint64, std::unique_ptr<Peer>> m_peers; ///< in the order in which they came
    quint64 m_lastPeer = 0;
    std::vector<std::unique_ptr<Peer>> m_ended; ///< until the call in which they ended has returned
    QHash<base::SessionId, Peer *> m_peerOfSession;
    QHash<QString, int> m_peersOfAddress;
    std::unique_ptr<base::Timer> m_goodbyeDeadline;
    bool m_isStopping = false;
};

} // namespace server
