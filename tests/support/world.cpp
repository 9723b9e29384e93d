// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/world.h"

#include "protocol/codec.h"
#include "store/schema.h"
#include "support/emptydatabase.h"
#include "support/lossytransport.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace support {

namespace {

/// The key of whoever has that name.
crypto::DeviceKey keyOf(const QString &name)
{
    const QByteArray seed = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    return *crypto::DeviceKey::fromSeed(seed);
}

template <class Message>
bool isOne(const QByteArray &frame)
{
    const auto decoded = protocol::decodeEvent(frame);
    const auto *event = std::get_if<protocol::Event>(&decoded);
    return event && std::holds_alternative<Message>(*event);
}

/// Whether a frame of that kind is one of so many that are to be lost.
template <class Message>
bool isLost(int &left, const QByteArray &frame)
{
    if (left == 0 || !isOne<Message>(frame))
        return false;
    --left;
    return true;
}

void die(InlineStorage &disk, Crash crash)
{
    switch (crash) {
    case Crash::BeforeCommit:
        return disk.lose();
    case Crash::AfterCommit:
        return disk.commitSilently();
    }
}

} // namespace

server::SpaceServer::Settings ownedBy(const QString &name)
{
    server::SpaceServer::Settings settings;
    settings.hub.door.owner = keyOf(name).publicKey();
    return settings;
}

World::World(std::uint64_t seed, server::SpaceServer::Settings settings)
    : m_chance(seed)
    , m_host(m_clock, m_chance, std::move(settings))
{
    startServer();
}

World::~World()
{
    for (const auto &installation : m_installations)
        installation->device->end();
    m_host.end();
    deliver();
}

Installation &World::of(const Device &device) const
{
    const auto isIts = [&device](const auto &installation) { return installation->device.get() == &device; };
    return **std::ranges::find_if(m_installations, isIts);
}

Device &World::add(const QString &name, client::SessionSettings settings)
{
    return add(net::Connection::Identity{keyOf(name), name}, settings);
}

Device &World::add(const net::Connection::Credentials &credentials, client::SessionSettings settings)
{
    Installation &added =
        *m_installations.emplace_back(std::make_unique<Installation>(emptyDatabase(store::spaceSchema)));
    added.device = std::make_unique<Device>(
        Device::Surroundings{m_clock, m_chance, added.disk, [this, &added] { return dial(added); }, settings},
        credentials);
    start(*added.device);
    return *added.device;
}

void World::start(Device &device)
{
    device.start();
    of(device).disk.commit();
}

void World::crash(Device &device, Crash crash)
{
    device.end();
    die(of(device).disk, crash);
}

void World::stopServer()
{
    m_host.server().stop();
    settle();
    m_host.end();
}

void World::crashServer(Crash crash)
{
    // Its links break one after the other, so that a run with the same seed is the same run.
    for (const auto &installation : m_installations) {
        if (installation->farEnd)
            installation->farEnd->abort();
    }
    m_host.end();
    die(m_host.disk(), crash);
}

std::unique_ptr<net::Transport> World::dial(Installation &installation)
{
    auto [nearEnd, farEnd] = net::PipeTransport::makePair();
    installation.nearEnd = nearEnd.get();
    installation.farEnd = farEnd.get();
    // Where no server runs the far end goes, and the connection is over as soon as it is open.
    if (m_host.isRunning())
        m_host.server().welcome(std::move(farEnd));
    return std::make_unique<LossyTransport>(std::move(nearEnd), [&installation](const QByteArray &frame) {
        const QByteArray ack = "\"to\":\"" + installation.ackToLose + '"';
        if (!installation.ackToLose.isEmpty() && frame.contains(ack)) {
            installation.ackToLose.clear();
            return false;
        }
        return !isLost<protocol::RoomEvent>(installation.eventsToLose, frame) &&
               !isLost<protocol::Receipts>(installation.receiptsToLose, frame);
    });
}

void World::deliver()
{
    // What is deleted later says goodbye, which takes its own turns.
    for (int turn = 0; turn < 4; ++turn) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void World::step()
{
    deliver();
    m_host.disk().commit();
    for (const auto &installation : m_installations)
        installation->disk.commit();
    deliver();
}

void World::settle()
{
    constexpr int patience = 10'000;
    for (int turn = 0; turn < patience; ++turn) {
        deliver();
        bool isQuiet = m_host.disk().isIdle();
        m_host.disk().commit();
        for (const auto &installation : m_installations) {
            isQuiet = isQuiet && installation->disk.isIdle();
            installation->disk.commit();
        }
        if (isQuiet)
            return;
    }
    qFatal("the world does not come to rest");
}

void World::advance(base::Duration duration)
{
    const base::TimePoint end = m_clock.now() + duration;
    settle();
    for (auto due = m_clock.nextDue(); due && *due < end; due = m_clock.nextDue()) {
        m_clock.advance(*due - m_clock.now());
        settle();
    }
    m_clock.advance(end - m_clock.now());
    settle();
}

bool World::waitUntil(const std::function<bool()> &condition, base::Duration patience)
{
    const base::TimePoint end = m_clock.now() + patience;
    settle();
    while (!condition()) {
        const auto due = m_clock.nextDue();
        if (!due || *due > end)
            return false;
        m_clock.advance(*due - m_clock.now());
        settle();
    }
    return true;
}

} // namespace support
