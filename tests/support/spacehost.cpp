// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/spacehost.h"

#include "server/schema.h"
#include "support/emptydatabase.h"

namespace support {

namespace {

server::RoomRecord emptyRoom(const base::RoomId &id)
{
    server::RoomRecord room;
    room.id = id;
    room.name = id.value();
    return room;
}

} // namespace

server::SqliteSpaceStore::Founding founding()
{
    return {base::SpaceId(QStringLiteral("0b9f1c52-6c1e-4d3a-9a57-2f6f8e1d4c30")),
            base::Epoch(QStringLiteral("first")),
            QStringLiteral("Garden Club"),
            {emptyRoom(general), emptyRoom(garden)}};
}

SpaceHost::SpaceHost(base::Clock &clock, base::Chance &chance, server::SpaceServer::Settings settings)
    : m_clock(clock)
    , m_chance(chance)
    , m_settings(std::move(settings))
    , m_disk(emptyDatabase(server::spaceSchema))
    , m_store(m_disk, chance, founding())
{
}

void SpaceHost::start()
{
    server::Snapshot snapshot;
    m_store.load([&snapshot](base::Result<server::Snapshot> loaded) {
        if (!loaded)
            qFatal("the space does not load: %s", qPrintable(loaded.error().detail));
        snapshot = std::move(*loaded);
    });
    m_disk.commit();
    m_server = std::make_unique<server::SpaceServer>(m_clock, m_chance, m_store, snapshot, m_key, m_settings);
}

void SpaceHost::end()
{
    m_server.reset();
}

void SpaceHost::replace(const base::Epoch &epoch)
{
    sql::Database &database = m_disk.database();
    for (const QString &statement :
         {QStringLiteral("DELETE FROM events"), QStringLiteral("UPDATE rooms SET last_seq = 0")}) {
        if (!database.run(statement))
            qFatal("the space cannot be emptied");
    }
    if (!database.run(QStringLiteral("UPDATE space SET epoch = ?"), {epoch.value()}))
        qFatal("the epoch cannot be set");
}

} // namespace support
