// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"

#include "net/websockettransport.h"

#include <limits>

#include <algorithm>

namespace {

QString describe(const net::Refused &refused)
{
    switch (refused.reason) {
    case net::Refused::Reason::SignIn:
    case net::Refused::Reason::Closed:
        return QStringLiteral("the server refused the sign-in: %1").arg(refused.detail);
    case net::Refused::Reason::Banned:
        return QStringLiteral("you are banned from this space");
    case net::Refused::Reason::NameTaken:
        return QStringLiteral("somebody else has this name in the space; choose another with --name");
    case net::Refused::Reason::BadName:
        return QStringLiteral("the server does not accept this name: %1").arg(refused.detail);
    case net::Refused::Reason::ServerKeyChanged:
        return QStringLiteral(
            "this is not the server that was known under this address; nothing was sent to it");
    }
    Q_UNREACHABLE();
}

} // namespace

Client::Client(base::Clock &clock, base::Chance &chance, store::Profile &profile, const Options &options)
    : m_clock(clock)
    , m_chance(chance)
    , m_profile(profile)
    , m_options(options)
    , m_printer(options.isJson ? Printer::Format::Json : Printer::Format::Text)
    , m_signIn(profile, options)
{
}

Client::~Client() = default;

void Client::open()
{
    m_signIn.find([this](const auto &credentials) { onCredentials(credentials); });
}

void Client::openSpace()
{
    base::Result<std::unique_ptr<sql::StorageThread>> storage = m_profile.openSpace(m_options.server);
    if (!storage && storage.error().code == base::ErrorCode::Corrupt)
        return rebuildSpace(storage.error());
    if (!storage)
        return fail(ExitCode::Failed, storage.error().detail);
    m_storage = std::move(*storage);
    m_store = std::make_unique<store::SpaceStore>(*m_storage);
    m_store->load([this](base::Result<store::KnownSpace> known) { onLoaded(std::move(known)); });
}

void Client::rebuildSpace(const base::Error &error)
{
    m_store.reset();
    m_storage.reset();
    const auto damaged = std::exchange(m_isRebuilt, true)
                             ? base::Result<QString>(base::failure(error))
                             : m_profile.rebuildSpace(m_options.server, m_clock.utcNow());
    if (!damaged)
        return fail(ExitCode::Failed, damaged.error().detail);
    Printer::complain(
        QStringLiteral("what was kept of this space was damaged; what could be read of unsent "
                       "messages is kept, the rest comes again from the server; the damaged file "
                       "is %1")
            .arg(*damaged));
    openSpace();
}

void Client::onCredentials(const base::Result<net::Connection::Credentials> &credentials)
{
    if (!credentials) {
        const bool isUsage = credentials.error().code == base::ErrorCode::Invalid;
        return fail(isUsage ? ExitCode::BadUsage : ExitCode::Failed, credentials.error().detail);
    }
    m_credentials = *credentials;
    openSpace();
}

void Client::onLoaded(base::Result<store::KnownSpace> known)
{
    if (!known && known.error().code == base::ErrorCode::Corrupt) {
        // It is the storage that calls, which is about to end.
        QMetaObject::invokeMethod(
            this, [this, error = known.error()] { rebuildSpace(error); }, Qt::QueuedConnection);
        return;
    }
    if (!known)
        return fail(ExitCode::Failed,
                    QStringLiteral("the profile cannot be read: %1").arg(known.error().detail));
    const auto dial = [url = m_options.server] { return std::make_unique<net::WebSocketTransport>(url); };
    m_connection = std::make_unique<net::Connection>(m_clock, m_chance, dial, *m_credentials);
    connect(m_connection.get(), &net::Connection::tokenIssued, this,
            [this](const protocol::IssuedToken &issued) { m_signIn.keep(issued); });
    m_lookout = std::make_unique<net::Lookout>(m_clock, m_chance, *m_connection, [url = m_options.server] {
        return std::make_unique<net::TcpProbe>(url);
    });
    // Whoever follows a room line by line wants every line.
    const client::SessionSettings settings{.longestCatchUp = std::numeric_limits<base::Seq>::max()};
    m_session = std::make_unique<client::Session>(m_clock, m_chance, *m_store, *m_connection,
                                                  std::move(*known), settings);
    connect(m_session.get(), &client::Session::changed, this, &Client::onChanged);
    Q_EMIT ready();
}

void Client::connectToServer()
{
    if (!m_options.isOffline)
        m_connection->open();
}

void Client::networkChanged()
{
    if (m_connection)
        m_connection->networkChanged();
}

void Client::onChanged(const client::Change &change)
{
    const auto *failure = std::get_if<client::StorageFailed>(&change);
    if (failure && failure->error.code == base::ErrorCode::Corrupt)
        return fail(ExitCode::Failed,
                    QStringLiteral("%1; the next run repairs it").arg(failure->error.detail));
    if (failure)
        return Printer::complain(
            QStringLiteral("the profile cannot be written: %1").arg(failure->error.detail));
    const auto *connection = std::get_if<client::ConnectionChanged>(&change);
    if (!connection)
        return;
    if (const auto *refused = std::get_if<net::Refused>(&connection->state))
        return onRefused(*refused);
    if (isOnline())
        m_signIn.greeted(m_connection->name());
}

void Client::onRefused(const net::Refused &refused)
{
    const bool hadToken = refused.reason == net::Refused::Reason::SignIn && m_signIn.forget();
    fail(ExitCode::Failed,
         hadToken ? QStringLiteral("%1; sign in again with --account NAME").arg(describe(refused))
                  : describe(refused));
}

bool Client::isOnline() const
{
    return std::holds_alternative<net::Online>(m_connection->state());
}

const client::RoomRow *Client::room(const QString &nameOrId) const
{
    const auto &rooms = m_session->rooms();
    const auto found = std::ranges::find_if(rooms, [&](const client::RoomRow &row) {
        return row.name == nameOrId || row.room.value() == nameOrId;
    });
    return found == rooms.end() ? nullptr : &*found;
}

QString Client::nameOf(const base::RoomId &room) const
{
    const auto &rooms = m_session->rooms();
    const auto found = std::ranges::find_if(rooms, [&](const auto &row) { return row.room == room; });
    return found == rooms.end() ? room.value() : found->name;
}

void Client::fail(ExitCode code, const QString &what)
{
    Printer::complain(what);
    Q_EMIT failed(code);
}
