// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spaceserver.h"
#include "support/inlinestorage.h"

#include <memory>

namespace support {

inline const base::RoomId general{QStringLiteral("general")}; ///< everybody's room
inline const base::RoomId garden{QStringLiteral("garden")};   ///< a public room, empty at first

/// How the test spaces begin: with the rooms above.
[[nodiscard]] server::SqliteSpaceStore::Founding founding();

/// A space whose disk outlives its process.
class SpaceHost
{
public:
    SpaceHost(base::Clock &clock, base::Chance &chance, server::SpaceServer::Settings settings);

    /// Starts the server over what is committed.
    void start();
    /// Ends the process; what it has submitted still waits in disk(), to be lost or committed.
    void end();
    [[nodiscard]] bool isRunning() const { return m_server != nullptr; }
    /// Of a running server.
    [[nodiscard]] server::SpaceServer &server() { return *m_server; }
    [[nodiscard]] InlineStorage &disk() { return m_disk; }

    /// From the next start on it is another space, as after a restore: with a history of its own.
    void replace(const base::Epoch &epoch);
    /// From the next start on it has another key.
    void setKey(const QByteArray &key) { m_key = key; }

private:
    base::Clock &m_clock;
    base::Chance &m_chance;
    server::SpaceServer::Settings m_settings;
    InlineStorage m_disk;
    server::SqliteSpaceStore m_store;
    QByteArray m_key = QByteArrayLiteral("the key of the space");
    std::unique_ptr<server::SpaceServer> m_server;
};

} // namespace support
