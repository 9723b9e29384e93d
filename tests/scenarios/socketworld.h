// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/listener.h"
#include "server/spacefolder.h"
#include "server/spaceserver.h"
#include "support/device.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace scenarios {

/// A space and the devices of its people as users have them: real sockets, threads, disks and time. To be
/// used as support::World is.
class SocketWorld
{
public:
    SocketWorld();
    ~SocketWorld();

    /// Starts one more device of the person of that name.
    support::Device &add(const QString &name);
    void startServer();
    void stopServer();
    /// Waits until the condition holds. Whether it does within half a minute.
    [[nodiscard]] bool waitUntil(const std::function<bool()> &condition);

private:
    struct Installation {
        std::unique_ptr<sql::StorageThread> disk;
        std::unique_ptr<support::Device> device;
    };
    /// One run of the server's program.
    struct Process {
        Process(SocketWorld &world, server::SpaceFolder opened);

        server::SpaceFolder folder;
        server::SqliteSpaceStore store;
        std::unique_ptr<server::SpaceServer> space;
        std::unique_ptr<net::Listener> listener;
    };

    [[nodiscard]] std::unique_ptr<net::Transport> dial() const;
    [[nodiscard]] QString pathOf(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    base::SystemClock m_clock;
    base::SystemChance m_chance;
    std::unique_ptr<Process> m_process;
    quint16 m_port = 0;
    std::vector<Installation> m_installations;
};

} // namespace scenarios
