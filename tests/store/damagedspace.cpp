// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/damagedspace.h"

#include "crypto/spacekey.h"

#include <QFile>
#include <QTest>

namespace store {

using base::ErrorCode;
using sample::entry;
using sample::garden;
using sample::general;

void DamagedSpace::makeWhole()
{
    begin();
    m_serverKey = crypto::SpaceKey::generate()->publicDer();
    {
        KeptSpace space(path());
        QVERIFY(space.saveFacts({wire::space, base::Epoch(u"e-1"_qs), m_serverKey, sample::ada, u"Home"_qs}));
        QVERIFY(space.saveRooms({sample::room(general, u"General"_qs), sample::room(garden, u"Garden"_qs)}));
        QVERIFY(space.add(sample::messages(1, 900)));
        QVERIFY(space.carryOut([](auto &kept, auto reply) { kept.saveReadPosition(general, 590, reply); }));
        QVERIFY(space.carryOut([](auto &kept, auto reply) { kept.saveDraft(general, u"to be"_qs, reply); }));
        for (int number = 1; number <= 60; ++number) {
            OutboxEntry message = entry(number);
            // Some take pages of their own.
            if (number % 10 == 0)
                message.content = QString(9'000, QChar(u'a' + number % 26));
            if (number % 7 == 0)
                message.failure = protocol::ErrorCode::TooLong;
            m_written.emplace(message.id, message);
            QVERIFY(space.carryOut([&](auto &kept, auto reply) {
                kept.enqueue(message, [reply](const base::Result<Enqueued> &enqueued) {
                    reply(enqueued ? base::Result<void>() : base::failure(enqueued.error()));
                });
            }));
        }
        // Some were sent, and must not come back.
        for (int number = 1; number <= 60; number += 5) {
            m_written.erase(sample::request(number));
            QVERIFY(space.carryOut(
                [&](auto &kept, auto reply) { kept.dequeue(sample::request(number), reply); }));
        }
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_whole = file.readAll();
    QVERIFY2(m_whole.size() > 30 * pageSize, qPrintable(QString::number(m_whole.size() / pageSize)));
}

void DamagedSpace::write(const QByteArray &bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void DamagedSpace::carryOut(const QString &statement) const
{
    auto database = sql::Database::open(path(), spaceSchema);
    QVERIFY(database);
    QVERIFY2(database->run(statement), qPrintable(statement));
}

base::Result<KnownSpace> DamagedSpace::tryToLoad() const
{
    if (sql::isEmptied(path()))
        return base::failure(ErrorCode::Corrupt, u"emptied"_qs);
    auto database = sql::Database::open(path(), spaceSchema);
    if (!database)
        return base::failure(database.error());
    support::InlineStorage storage(std::move(*database));
    SpaceStore space(storage);
    std::optional<base::Result<KnownSpace>> known;
    space.load([&known](base::Result<KnownSpace> loaded) { known.emplace(std::move(loaded)); });
    storage.commit();
    return std::move(*known);
}

std::optional<KnownSpace> DamagedSpace::openAsAProgram() const
{
    auto known = tryToLoad();
    if (!known && known.error().code == ErrorCode::Corrupt) {
        if (!store::rebuildSpace(path(), m_when))
            return std::nullopt;
        known = tryToLoad();
    }
    return known ? std::optional(std::move(*known)) : std::nullopt;
}

void DamagedSpace::wipe(const QString &table) const
{
    qint64 page = 0;
    {
        auto database = sql::Database::openDamaged(path());
        QVERIFY(database);
        const auto roots = database->rows(u"SELECT rootpage FROM sqlite_schema WHERE name = ?"_qs, {table},
                                          [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
        QVERIFY(roots && roots->size() == 1);
        page = roots->front();
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * pageSize));
    QCOMPARE(file.write(QByteArray(pageSize, 'x')), pageSize);
}

bool DamagedSpace::wereWritten(const std::vector<OutboxEntry> &entries) const
{
    return std::ranges::all_of(entries, [this](const OutboxEntry &entry) {
        const auto written = m_written.find(entry.id);
        return written != m_written.end() && written->second.content == entry.content &&
               written->second.room == entry.room;
    });
}

} // namespace store
