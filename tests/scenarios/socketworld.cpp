// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/socketworld.h"

#include "net/websockettransport.h"
#include "store/schema.h"
#include "support/spacehost.h"

#include <QTest>

namespace scenarios {

namespace {

constexpr int patience = 30'000;

/// What a fixture cannot do without.
template <class T>
T need(base::Result<T> result)
{
    if (!result)
        qFatal("the scenario cannot begin: %s", qPrintable(result.error().detail));
    return std::move(*result);
}

} // namespace

SocketWorld::Process::Process(SocketWorld &world, server::SpaceFolder opened)
    : folder(std::move(opened))
    , store(*folder.storage, world.m_chance, support::founding())
{
    std::optional<server::Snapshot> snapshot;
    store.load([&snapshot](base::Result<server::Snapshot> loaded) { snapshot = need(std::move(loaded)); });
    if (!world.waitUntil([&snapshot] { return snapshot.has_value(); }))
        qFatal("the space does not load");
    space = std::make_unique<server::SpaceServer>(world.m_clock, world.m_chance, store, *snapshot,
                                                  folder.key.publicDer(), server::SpaceServer::Settings());
    listener = std::make_unique<net::Listener>(world.m_clock, *space, net::Listener::Options());
}

SocketWorld::SocketWorld()
{
    startServer();
}

SocketWorld::~SocketWorld()
{
    for (const Installation &installation : m_installations)
        installation.device->end();
    stopServer();
}

support::Device &SocketWorld::add(const QString &name)
{
    const QString path = pathOf(QStringLiteral("device%1.db").arg(m_installations.size()));
    Installation added{need(sql::StorageThread::open(path, store::spaceSchema)), nullptr};
    added.device = std::make_unique<support::Device>(
        support::Device::Surroundings{m_clock, m_chance, *added.disk, [this] { return dial(); }},
        net::Connection::Identity{crypto::DeviceKey::generate(), name});
    support::Device &device = *m_installations.emplace_back(std::move(added)).device;
    device.start();
    if (!waitUntil([&device] { return device.isRunning(); }))
        qFatal("%s does not start", qPrintable(name));
    return device;
}

void SocketWorld::startServer()
{
    m_process =
        std::make_unique<Process>(*this, need(server::openSpaceFolder(pathOf(QStringLiteral("space")))));
    const auto listens = m_process->listener->listen(QHostAddress(QHostAddress::LocalHost), m_port);
    if (!listens)
        qFatal("the server does not listen: %s", qPrintable(listens.error().detail));
    m_port = m_process->listener->port();
}

void SocketWorld::stopServer()
{
    if (!m_process)
        return;
    bool hasStopped = false;
    QObject::connect(m_process->space.get(), &server::SpaceServer::stopped, m_process->space.get(),
                     [&hasStopped] { hasStopped = true; });
    m_process->listener->stop();
    m_process->space->stop();
    if (!waitUntil([&hasStopped] { return hasStopped; }))
        qFatal("the server does not stop");
    m_process.reset();
}

bool SocketWorld::waitUntil(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, patience);
}

std::unique_ptr<net::Transport> SocketWorld::dial() const
{
    return std::make_unique<net::WebSocketTransport>(
        QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(m_port)));
}

} // namespace scenarios
