// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "server/schema.h"

#include <QCryptographicHash>

namespace server {

SqliteSpaceStore::Founding sampleFounding()
{
    const auto room = [](const base::RoomId &id) {
        RoomRecord record;
        record.id = id;
        record.name = id.value();
        return record;
    };
    return {wire::space,
            base::Epoch(QStringLiteral("e1")),
            QStringLiteral("Garden Club"),
            {room(general), room(garden)}};
}

sql::Database emptyDatabase()
{
    auto database = sql::Database::open(QStringLiteral(":memory:"), spaceSchema);
    if (!database)
        qFatal("no database: %s", qPrintable(database.error().detail));
    return std::move(*database);
}

Snapshot load(SpaceStore &store, support::InlineStorage &storage)
{
    Snapshot snapshot;
    store.load([&snapshot](base::Result<Snapshot> loaded) {
        if (!loaded)
            qFatal("the space does not load: %s", qPrintable(loaded.error().detail));
        snapshot = std::move(*loaded);
    });
    storage.commit();
    return snapshot;
}

QByteArray keyOf(const QString &name)
{
    return QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
}

QByteArrayList shown(const std::vector<protocol::Event> &events)
{
    QByteArrayList texts;
    for (const protocol::Event &event : events)
        texts.append(protocol::encode(event));
    return texts;
}

HubFixture::HubFixture(Hub::Settings settings)
    : m_storage(emptyDatabase())
    , m_settings(std::move(settings))
{
    // What the tests break on purpose is no news.
    base::setLogLevel(spdlog::level::off);
    if (m_settings.door.owner.isEmpty())
        m_settings.door.owner = keyOf(QStringLiteral("Olga"));
    restart();
}

HubFixture::Person HubFixture::arrive(const QString &name, const QByteArray &key,
                                      std::optional<protocol::AvatarColor> color)
{
    std::optional<base::SessionId> session;
    m_hub->signIn(
        protocol::Authenticate{wire::request(99), key.isNull() ? keyOf(name) : key, name, {}, color},
        QString(), [&session](const auto &result) {
            if (const auto *entry = std::get_if<Hub::Entry>(&result))
                session = entry->session;
        });
    m_storage.commit();
    if (!session)
        qFatal("%s could not sign in", qPrintable(name));
    m_hub->welcome(*session);
    Person person{*session, {}, name};
    person.user = std::get<protocol::Hello>(eventsFor(person).at(0)).user;
    return person;
}

HubFixture::Person HubFixture::signIn(const QString &name, const QByteArray &key,
                                      std::optional<protocol::AvatarColor> color)
{
    Person person = arrive(name, key, color);
    forget();
    return person;
}

HubFixture::Person HubFixture::signInAndSubscribe(const QString &name)
{
    const Person person = signIn(name);
    (void)ask(person, protocol::Subscribe{wire::request(98), general, 0});
    return person;
}

QByteArrayList HubFixture::ask(const Person &person, const protocol::Command &command)
{
    m_hub->handle(person.session, command);
    m_storage.commit();
    return heard(person);
}

QByteArrayList HubFixture::heard(const Person &person)
{
    return shown(eventsFor(person));
}

std::vector<protocol::Event> HubFixture::eventsFor(const Person &person)
{
    std::vector<protocol::Event> events;
    std::erase_if(m_sent, [&](const Sent &sent) {
        if (sent.session != person.session)
            return false;
        events.push_back(sent.event);
        return true;
    });
    return events;
}

bool HubFixture::isQuiet()
{
    const bool isQuiet = m_sent.empty();
    for (const Sent &sent : std::exchange(m_sent, {}))
        qWarning("session %llu got %s", sent.session.value(), protocol::encode(sent.event).constData());
    return isQuiet;
}

void HubFixture::restart()
{
    m_hub.reset();
    m_storage.lose();
    m_sent.clear();
    m_store = std::make_unique<SqliteSpaceStore>(m_storage, m_chance, sampleFounding());
    Outlet &outlet = *this;
    const Snapshot snapshot = load(*m_store, m_storage);
    m_hub = std::make_unique<Hub>(m_clock, m_chance, *m_store, outlet, m_settings, snapshot);
}

void HubFixture::send(std::span<const base::SessionId> sessions, const QByteArray &frame, net::Delivery)
{
    const auto decoded = protocol::decodeEvent(frame);
    if (std::holds_alternative<protocol::Failure>(decoded))
        qFatal("the hub sent %s", frame.constData());
    const auto &event = std::get<protocol::Event>(decoded);
    for (const base::SessionId session : sessions) {
        m_presenceFrames[session] += std::holds_alternative<protocol::PresenceList>(event) ? 1 : 0;
        m_sent.push_back({session, event});
    }
}

void HubFixture::end(std::span<const base::SessionId> sessions, protocol::CloseCode, const QString &)
{
    m_ended.insert(m_ended.end(), sessions.begin(), sessions.end());
    // As the connections do that are closed.
    for (const base::SessionId session : sessions)
        m_hub->leave(session);
}

} // namespace server
