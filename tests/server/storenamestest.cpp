// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace server;
using base::ErrorCode;
using base::RoomId;
using base::UserId;
using protocol::RoomKind;

/// Which names the store gives away.
class StoreNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void refusesAPersonsNameThatLooksLikeAnother_data();
    void refusesAPersonsNameThatLooksLikeAnother();
    void freesTheNameOfBefore();
    void refusesARoomsNameThatLooksLikeAnother();
    void tellsNobodyHowPrivateRoomsAreCalled();
    void keepsNamesOfBeforeThatLookAlike();
    void looksAnewWhereTheTableIsAnotherOne();

private:
    [[nodiscard]] base::Result<CreatedRoom> make(int request, const QString &name, RoomKind kind)
    {
        const RoomId id(QStringLiteral("r%1").arg(request));
        RoomRecord room{id, name, kind, {}, 0, {m_ada}};
        room.moderators = {m_ada};
        return m_space->create(m_space->act(request, m_ada), room);
    }
    [[nodiscard]] base::Result<Stored> rename(int request, const QString &name, const RoomId &id)
    {
        return m_space->answer<Stored>([&](auto reply) {
            m_space->store().updateRoom(id, {name, {}}, m_space->act(request, m_ada), reply);
        });
    }

    std::unique_ptr<StoreFixture> m_space;
    UserId m_ada;
};

void StoreNamesTest::init()
{
    m_space = std::make_unique<StoreFixture>();
    m_ada = m_space->user(QStringLiteral("Ada"));
    m_space->letIn(m_ada, garden);
}

void StoreNamesTest::refusesAPersonsNameThatLooksLikeAnother_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Cyrillic") << QStringLiteral(u"Ad\u0430");
    QTest::newRow("case") << QStringLiteral("ADA");
    QTest::newRow("full width") << QStringLiteral(u"\uff21da");
}

void StoreNamesTest::refusesAPersonsNameThatLooksLikeAnother()
{
    QFETCH(QString, name);
    const auto refused = m_space->signIn(name, QStringLiteral("Eve"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(m_space->signIn(QStringLiteral("Eve"), QStringLiteral("Eve")));
    const auto renamed = m_space->signIn(name, QStringLiteral("Eve"));
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().code, ErrorCode::Conflict);
    // One's own is no conflict.
    QVERIFY(m_space->signIn(name, QStringLiteral("Ada")));
}

void StoreNamesTest::freesTheNameOfBefore()
{
    QVERIFY(m_space->signIn(QStringLiteral("Ida"), QStringLiteral("Ada")));
    QVERIFY(m_space->signIn(QStringLiteral(u"Ad\u0430"), QStringLiteral("Eve")));
    QVERIFY(!m_space->signIn(QStringLiteral("Ada"), QStringLiteral("Ada")));
}

void StoreNamesTest::refusesARoomsNameThatLooksLikeAnother()
{
    const QString spoof = QStringLiteral(u"g\u0435neral");
    QCOMPARE(make(1, spoof, RoomKind::Public).error().code, ErrorCode::Conflict);
    QCOMPARE(make(2, spoof, RoomKind::Private).error().code, ErrorCode::Conflict);
    QCOMPARE(rename(3, spoof, garden).error().code, ErrorCode::Conflict);
    QVERIFY(rename(4, QStringLiteral("Garden"), garden));
}

void StoreNamesTest::tellsNobodyHowPrivateRoomsAreCalled()
{
    QVERIFY(make(1, QStringLiteral("Surprise"), RoomKind::Private));
    QVERIFY(make(2, QStringLiteral("Surprise"), RoomKind::Private));
    QVERIFY(make(3, QStringLiteral("Surprise"), RoomKind::Public));
    QVERIFY(rename(4, QStringLiteral("surprise!"), RoomId(QStringLiteral("r1"))));
    QVERIFY(rename(5, QStringLiteral("surprise!"), garden));
    // From now on it is a public room's.
    QCOMPARE(rename(6, QStringLiteral("Surprise"), RoomId(QStringLiteral("r2"))).error().code,
             ErrorCode::Conflict);
}

void StoreNamesTest::keepsNamesOfBeforeThatLookAlike()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("space.db"));
    {
        auto database = sql::Database::open(path, std::span(spaceSchema).first(3));
        QVERIFY(database);
        const auto insert = [&](const char *key, const QString &name) {
            return bool(database->run(
                QStringLiteral("INSERT INTO users (id, key, name, name_key) VALUES (?, ?, ?, ?)"),
                {QLatin1String("u-") + QLatin1String(key),
                 QCryptographicHash::hash(QByteArray(key), QCryptographicHash::Sha256), name, name}));
        };
        QVERIFY(insert("Eve", QStringLiteral("Eve")));
        QVERIFY(insert("Spoof", QStringLiteral(u"\u0415ve")));
        QVERIFY(database->run(
            QStringLiteral("INSERT INTO rooms VALUES ('r1', 'private', 'Tea', 'tea', '', NULL, 0)")));
    }
    StoreFixture old(path);
    QCOMPARE(old.loaded().users.size(), 2U);
    // Both may come back under the names they have; nobody else gets that look.
    QVERIFY(old.signIn(QStringLiteral("Eve"), QStringLiteral("Eve")));
    QVERIFY(old.signIn(QStringLiteral(u"\u0415ve"), QStringLiteral("Spoof")));
    QCOMPARE(old.signIn(QStringLiteral("EVE"), QStringLiteral("Ada")).error().code, ErrorCode::Conflict);
    const UserId ada = old.user(QStringLiteral("Ada"));
    QVERIFY(
        old.create(old.act(1, ada), {RoomId(QStringLiteral("r2")), QStringLiteral("Tea"), {}, {}, 0, {ada}}));
}

void StoreNamesTest::looksAnewWhereTheTableIsAnotherOne()
{
    sql::Database &database = m_space->storage().database();
    QVERIFY(database.run(QStringLiteral("UPDATE looks SET look = 'other ' || look")));
    QVERIFY(m_space->signIn(QStringLiteral(u"ad\u0430"), QStringLiteral("Eve")));
    QVERIFY(database.run(QStringLiteral("UPDATE space SET looks_version = 'older'")));
    (void)m_space->loaded();
    QCOMPARE(m_space->signIn(QStringLiteral(u"\u0410da"), QStringLiteral("Mallory")).error().code,
             ErrorCode::Conflict);
}

QTEST_GUILESS_MAIN(StoreNamesTest)
#include "storenamestest.moc"
