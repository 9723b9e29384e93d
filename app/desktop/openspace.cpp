// SPDX-License-Identifier: GPL-3.0-or-later
#include "openspace.h"

#include "common/address.h"
#include "net/websockettransport.h"

namespace desktop {

base::Result<std::unique_ptr<OpenSpace>> OpenSpace::open(base::Clock &clock, base::Chance &chance,
                                                         const store::Profile &profile,
                                                         const ui::Settings &settings, WayIn wayIn,
                                                         const QUrl &address)
{
    auto storage = profile.openSpace(address);
    if (!storage)
        return base::failure(storage.error());
    return std::unique_ptr<OpenSpace>(
        new OpenSpace(clock, chance, std::move(*storage), settings, std::move(wayIn), address));
}

OpenSpace::OpenSpace(base::Clock &clock, base::Chance &chance, std::unique_ptr<sql::StorageThread> storage,
                     const ui::Settings &settings, WayIn wayIn, QUrl address)
    : m_clock(clock)
    , m_chance(chance)
    , m_settings(settings)
    , m_address(std::move(address))
    , m_expires(wayIn.expires)
    , m_isByKey(std::holds_alternative<net::Connection::Identity>(wayIn.credentials))
    , m_storage(std::move(storage))
    , m_store(*m_storage)
    , m_connection(std::make_unique<net::Connection>(
          clock, chance, [url = m_address] { return std::make_unique<net::WebSocketTransport>(url); },
          std::move(wayIn.credentials)))
    , m_lookout(clock, chance, *m_connection,
                [url = m_address] { return std::make_unique<net::TcpProbe>(url); })
{
    // Its thread ends with this object, and reports nothing after that.
    m_store.load([this](base::Result<store::KnownSpace> known) { onLoaded(std::move(known)); });
}

void OpenSpace::onLoaded(base::Result<store::KnownSpace> known)
{
    if (!known)
        return fail(known.error());
    m_session =
        std::make_unique<client::Session>(m_clock, m_chance, m_store, *m_connection, std::move(*known));
    connect(m_session.get(), &client::Session::changed, this, &OpenSpace::onChanged);
    connect(&m_settings, &ui::Settings::sendsReadReceiptsChanged, this, &OpenSpace::tellReceiptsChoice);
    tellReceiptsChoice();
    watchToken();
    m_space = std::make_unique<ui::Space>(m_clock, *m_session, process::shortAddress(m_address));
    m_alerts = std::make_unique<ui::Alerts>(m_clock, *m_session, *m_space, m_settings);
    connect(m_alerts.get(), &ui::Alerts::raised, this, &OpenSpace::alerted);
    connect(m_alerts.get(), &ui::Alerts::withdrawn, this, &OpenSpace::alertWithdrawn);
    Q_EMIT ready();
}

void OpenSpace::tellReceiptsChoice()
{
    using client::ReadReceipts;
    m_session->setReadReceipts(m_settings.sendsReadReceipts() ? ReadReceipts::Told : ReadReceipts::Withheld);
}

void OpenSpace::setProfile(const QString &name, std::optional<protocol::AvatarColor> color)
{
    if (m_session) {
        m_session->setProfile(name, color);
    } else {
        m_connection->setName(name);
        m_connection->setColor(color);
    }
    // Where it was refused for the name of before, this one may do.
    m_connection->tryNow();
}

void OpenSpace::watchToken()
{
    m_renewal.reset();
    if (!m_expires)
        return;
    m_renewal = std::make_unique<client::TokenRenewal>(m_clock, *m_session, *m_expires);
    connect(m_renewal.get(), &client::TokenRenewal::renewed, this, &OpenSpace::tokenRenewed);
}

void OpenSpace::setToken(const protocol::IssuedToken &issued)
{
    m_expires = issued.expires;
    m_connection->setToken(issued.token);
    if (m_renewal)
        m_renewal->setExpires(issued.expires);
}

void OpenSpace::signInAnew(const WayIn &wayIn)
{
    m_expires = wayIn.expires;
    m_isByKey = std::holds_alternative<net::Connection::Identity>(wayIn.credentials);
    if (m_session)
        watchToken();
    m_connection->signInWith(wayIn.credentials);
}

void OpenSpace::onChanged(const client::Change &change)
{
    if (const auto *profile = std::get_if<client::ProfileChanged>(&change))
        Q_EMIT profileChanged(*profile);
    const auto *refused = std::get_if<client::ProfileRefused>(&change);
    if (refused && refused->isOfName)
        Q_EMIT profileRefused();
    const base::Error *error = nullptr;
    if (const auto *failure = std::get_if<client::StorageFailed>(&change))
        error = &failure->error;
    else if (const auto *notKept = std::get_if<client::MessageNotKept>(&change))
        error = &notKept->error;
    if (error && error->code == base::ErrorCode::Corrupt)
        fail(*error);
}

void OpenSpace::fail(const base::Error &error)
{
    if (!std::exchange(m_hasFailed, true))
        Q_EMIT failed(error);
}

} // namespace desktop
