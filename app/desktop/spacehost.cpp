// SPDX-License-Identifier: GPL-3.0-or-later
#include "spacehost.h"

#include "base/log.h"

namespace desktop {

namespace {

constexpr quint16 usualPort = 8787;

ui::Hosting::Problem toProblem(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::Busy:
        return ui::Hosting::Problem::FolderBusy;
    case base::ErrorCode::TooNew:
        return ui::Hosting::Problem::TooNew;
    case base::ErrorCode::Corrupt:
        return ui::Hosting::Problem::Damaged;
    default:
        return ui::Hosting::Problem::Disk;
    }
}

} // namespace

SpaceHost::SpaceHost(QString folder, QString spaceName, quint16 port, QByteArray owner)
    : m_path(std::move(folder))
    , m_name(std::move(spaceName))
    , m_port(port)
    , m_owner(std::move(owner))
{
}

SpaceHost::~SpaceHost() = default;

void SpaceHost::start()
{
    base::Result<server::SpaceFolder> folder = server::openSpaceFolder(m_path);
    if (!folder)
        return fail(folder.error());
    m_folder.emplace(std::move(*folder));
    m_store = std::make_unique<server::SqliteSpaceStore>(
        *m_folder->storage, m_chance, server::SqliteSpaceStore::Founding::named(m_name, m_chance));
    // Its thread ends with this object, and reports nothing after that.
    m_store->load([this](const base::Result<server::Snapshot> &snapshot) { onLoaded(snapshot); });
}

void SpaceHost::onLoaded(const base::Result<server::Snapshot> &snapshot)
{
    if (!snapshot)
        return fail(snapshot.error());
    server::SpaceServer::Settings settings;
    settings.hub.door.owner = m_owner;
    m_space = std::make_unique<server::SpaceServer>(m_clock, m_chance, *m_store, *snapshot,
                                                    m_folder->key.publicDer(), settings);
    connect(m_space.get(), &server::SpaceServer::peopleChanged, this, &SpaceHost::peopleChanged);
    connect(m_space.get(), &server::SpaceServer::stopped, this, &SpaceHost::stopped);
    m_listener = std::make_unique<net::Listener>(m_clock, *m_space, net::Listener::Options());
    if (const auto listens = listen(); !listens) {
        base::log("desktop")->error("cannot host: {}", listens.error().detail);
        const bool isTaken = listens.error().code == base::ErrorCode::Busy;
        Q_EMIT failed(isTaken ? ui::Hosting::Problem::PortTaken : ui::Hosting::Problem::NotAllowed);
        return;
    }
    Q_EMIT started(snapshot->name, m_listener->port());
}

base::Result<void> SpaceHost::listen()
{
    const QHostAddress everywhere(QHostAddress::Any);
    // Others know the space by its port: once it has one it keeps it.
    if (m_port != 0)
        return m_listener->listen(everywhere, m_port);
    if (m_listener->listen(everywhere, usualPort))
        return {};
    return m_listener->listen(everywhere, 0);
}

void SpaceHost::fail(const base::Error &error)
{
    base::log("desktop")->error("cannot host: {}", error.detail);
    Q_EMIT failed(toProblem(error.code));
}

void SpaceHost::stop()
{
    if (!m_space)
        return Q_EMIT stopped();
    if (m_listener)
        m_listener->stop();
    m_space->stop();
}

} // namespace desktop
