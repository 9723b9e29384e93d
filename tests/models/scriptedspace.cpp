// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scriptedspace.h"

#include "protocol/codec.h"
#include "store/schema.h"

#include <QCoreApplication>

namespace models {

using namespace std::chrono_literals;

ScriptedSpace::ScriptedSpace()
{
    auto database = sql::Database::open(QStringLiteral(":memory:"), store::spaceSchema);
    if (!database)
        qFatal("%s", qUtf8Printable(database.error().detail));
    m_storage = std::make_unique<support::InlineStorage>(std::move(*database));
    m_store = std::make_unique<store::SpaceStore>(*m_storage);
}

ScriptedSpace::~ScriptedSpace()
{
    endSession();
}

void ScriptedSpace::start()
{
    store::KnownSpace known;
    m_store->load([&known](base::Result<store::KnownSpace> loaded) { known = std::move(*loaded); });
    settle();
    m_connection = std::make_unique<net::Connection>(
        m_clock, m_chance, [this] { return dial(); },
        net::Connection::Identity{crypto::DeviceKey::generate(), QStringLiteral("Ada")});
    m_session =
        std::make_unique<client::Session>(m_clock, m_chance, *m_store, *m_connection, std::move(known));
}

void ScriptedSpace::endSession()
{
    m_session.reset();
    m_connection.reset();
    settle();
}

std::unique_ptr<net::Transport> ScriptedSpace::dial()
{
    auto [near, far] = net::PipeTransport::makePair();
    m_farEnd = std::move(far);
    connect(m_farEnd.get(), &net::Transport::received, this, [this](const QByteArray &frame) {
        m_heard.push_back(std::get<protocol::Command>(protocol::decodeCommand(frame)));
    });
    return std::move(near);
}

void ScriptedSpace::greet(const std::vector<protocol::RoomSummary> &rooms)
{
    m_connection->open();
    m_connection->tryNow();
    settle();
    say(protocol::Challenge{QByteArray(protocol::nonceBytes, 'n'), wire::space, "a key"});
    const auto request = heard<protocol::Authenticate>();
    if (!request)
        qFatal("the client does not sign in");
    protocol::Hello hello;
    hello.session = base::SessionId(1);
    hello.user = sample::ada;
    hello.name = request->name;
    hello.space = wire::space;
    hello.spaceName = QStringLiteral("Home");
    hello.epoch = base::Epoch(QStringLiteral("e-1"));
    hello.heartbeat = 15s;
    hello.limits = {protocol::maxContent, protocol::maxClientFrame, protocol::maxPage};
    hello.rooms = rooms;
    say({protocol::Authenticated{request->id}, hello});
}

void ScriptedSpace::greetAndFollow(const std::vector<protocol::RoomSummary> &rooms,
                                   const std::vector<protocol::RoomEvent> &events)
{
    greet(rooms);
    while (const auto request = heard<protocol::Subscribe>()) {
        for (protocol::RoomSummary room : rooms) {
            if (room.room != request->room)
                continue;
            std::vector<protocol::RoomEvent> page;
            std::ranges::copy_if(events, std::back_inserter(page), [&](const protocol::RoomEvent &event) {
                return event.room == room.room && event.seq > request->after;
            });
            room.firstSeq = 1;
            room.lastSeq = page.empty() ? request->after : page.back().seq;
            say(protocol::Subscribed{request->id, room, {}, page});
        }
    }
}

void ScriptedSpace::cut()
{
    m_farEnd->abort();
    settle();
}

void ScriptedSpace::say(const protocol::Event &event)
{
    say(std::vector{event});
}

void ScriptedSpace::say(const std::vector<protocol::Event> &events)
{
    for (const protocol::Event &event : events)
        m_farEnd->send(protocol::encode(event), net::Delivery::Reliable);
    settle();
}

void ScriptedSpace::wait(base::Duration duration)
{
    m_clock.advance(duration);
    settle();
}

void ScriptedSpace::settle()
{
    // What is posted meanwhile is for the next turn, and one thing leads to another.
    for (int turn = 0; turn < 20; ++turn) {
        if (!m_storage->isIdle())
            m_storage->commit();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace models
