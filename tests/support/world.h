// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/pipetransport.h"
#include "support/device.h"
#include "support/fakeclock.h"
#include "support/inlinestorage.h"
#include "support/seededchance.h"
#include "support/spacehost.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

namespace support {

/// What had become of what a process submitted to its disk when the process died.
enum class Crash {
    BeforeCommit, ///< it is lost
    AfterCommit,  ///< it is there, and nobody was told
};

/// A disk, the device that uses it, and its latest connection.
struct Installation {
    explicit Installation(sql::Database database)
        : disk(std::move(database))
    {
    }

    InlineStorage disk;
    QPointer<net::PipeTransport> nearEnd; ///< the device's
    QPointer<net::PipeTransport> farEnd;  ///< the server's
    int eventsToLose = 0;
    int receiptsToLose = 0;
    QByteArray ackToLose; ///< the type of request whose next ack does not arrive
    std::unique_ptr<Device> device;
};

/// The settings of a space that belongs to the person of that name.
[[nodiscard]] server::SpaceServer::Settings ownedBy(const QString &name);

/// A space and the devices of its people in one process, over pipes: the real server, connections, stores
/// and sessions. Time stands still, and disks commit, only when a test says so.
class World final
{
public:
    explicit World(std::uint64_t seed = 1, server::SpaceServer::Settings settings = {});
    ~World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] SeededChance &chance() { return m_chance; }
    [[nodiscard]] SpaceHost &host() { return m_host; }
    [[nodiscard]] const std::vector<std::unique_ptr<Installation>> &installations() const
    {
        return m_installations;
    }
    [[nodiscard]] Installation &of(const Device &device) const;

    /// Starts one more device of the person of that name.
    Device &add(const QString &name, client::SessionSettings settings = {});
    /// Starts a device that signs in with these.
    Device &add(const net::Connection::Credentials &credentials, client::SessionSettings settings = {});
    void start(Device &device);
    void crash(Device &device, Crash crash);

    void startServer() { m_host.start(); }
    /// Stops the server as its administrator does.
    void stopServer();
    void crashServer(Crash crash);

    /// The next stored event that is sent to the device as such does not arrive.
    void loseNextEvent(Device &device) { ++of(device).eventsToLose; }
    /// Nor do the next receipts of others.
    void loseNextReceipts(Device &device) { ++of(device).receiptsToLose; }
    /// The next ack of a type of request that is sent to the device does not arrive.
    void loseNextAck(Device &device, const QByteArray &type) { of(device).ackToLose = type; }
    /// Carries out all that has been posted to the event loop.
    static void deliver();
    /// Delivers, and every disk commits once what it has been given.
    void step();
    /// Delivers and commits until there is nothing more to do at this moment.
    void settle();
    /// Turns the clock on, settling at every timer on the way.
    void advance(base::Duration duration);
    /// Settles and turns the clock on until the condition holds. Whether it does within `patience`.
    [[nodiscard]] bool waitUntil(const std::function<bool()> &condition,
                                 base::Duration patience = std::chrono::minutes(10));

private:
    [[nodiscard]] std::unique_ptr<net::Transport> dial(Installation &installation);

    FakeClock m_clock;
    SeededChance m_chance;
    SpaceHost m_host;
    std::vector<std::unique_ptr<Installation>> m_installations;
};

} // namespace support
