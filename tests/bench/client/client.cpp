// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "net/websockettransport.h"
#include "store/schema.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace bench {

void complain(const QString &what)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(QCoreApplication::applicationName()), qPrintable(what));
    std::exit(1);
}

void waitUntil(const QString &what, const std::function<bool()> &condition)
{
    QTimer patience;
    patience.setSingleShot(true);
    patience.start(std::chrono::minutes(2));
    while (!condition()) {
        if (!patience.isActive())
            complain(QStringLiteral("waited in vain until ") + what);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Client::Client(const QUrl &address, const QString &folder, const QString &name)
{
    auto storage = sql::StorageThread::open(folder + u'/' + name + u".db"_qs, store::spaceSchema);
    if (!storage)
        complain(storage.error().detail);
    m_storage = std::move(*storage);
    m_store = std::make_unique<store::SpaceStore>(*m_storage);
    m_connection = std::make_unique<net::Connection>(
        m_clock, m_chance, [address] { return std::make_unique<net::WebSocketTransport>(address); },
        net::Connection::Identity{crypto::DeviceKey::generate(), name});
    m_store->load([this](base::Result<store::KnownSpace> known) {
        if (!known)
            complain(known.error().detail);
        m_session =
            std::make_unique<client::Session>(m_clock, m_chance, *m_store, *m_connection, std::move(*known));
    });
    waitUntil(u"the disk is read"_qs, [this] { return m_session != nullptr; });
}

bool Client::isOnline() const
{
    return std::holds_alternative<net::Online>(m_connection->state());
}

void Client::listen(const std::function<void(const client::Change &)> &onChanged)
{
    QObject::connect(m_session.get(), &client::Session::changed, m_session.get(), onChanged);
}

void Client::connectAndCatchUp()
{
    bool isCaughtUp = false;
    const auto look = [&isCaughtUp](const client::Change &change) {
        const auto *room = std::get_if<client::RoomCaughtUp>(&change);
        isCaughtUp = isCaughtUp || (room && room->room == general);
    };
    const auto connection =
        QObject::connect(m_session.get(), &client::Session::changed, m_session.get(), look);
    m_connection->open();
    waitUntil(u"the room is here"_qs, [&isCaughtUp] { return isCaughtUp; });
    QObject::disconnect(connection);
}

void Client::disconnect()
{
    m_connection->close();
    waitUntil(u"the connection is closed"_qs, [this] { return !isOnline(); });
}

} // namespace bench
