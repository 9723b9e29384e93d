// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spacetokens.h"

#include "store/profiles.h"

#include <QDir>
#include <QTemporaryDir>

using namespace std::chrono_literals;
using base::ErrorCode;
using store::replyOf;
using store::SpaceToken;
using Kept = std::optional<SpaceToken>;

class SpaceTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void hasNoneOfASpaceThatIsEnteredByTheKey();
    void keepsOne_data();
    void keepsOne();
    void keepsThoseOfTwoSpacesApart();
    void knowsASpaceInAnotherSpelling();
    void removesOne();
    void saysThatWhatIsKeptIsNone();

private:
    [[nodiscard]] base::Result<Kept> read(const QUrl &address)
    {
        return replyOf<Kept>([&](auto reply) { m_tokens->read(address, std::move(reply)); });
    }
    [[nodiscard]] bool write(const QUrl &address, const SpaceToken &token)
    {
        const auto written =
            replyOf<void>([&](auto reply) { m_tokens->write(address, token, std::move(reply)); });
        return written.has_value();
    }

    const QUrl m_home{u"ws://10.0.0.5:8787/ws"_qs};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::FileSecretStore> m_secrets;
    std::unique_ptr<store::SpaceTokens> m_tokens;
};

void SpaceTokensTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_unique<store::FileSecretStore>(m_folder->path());
    m_tokens = std::make_unique<store::SpaceTokens>(*m_secrets);
}

void SpaceTokensTest::hasNoneOfASpaceThatIsEnteredByTheKey()
{
    const auto token = read(m_home);
    QVERIFY(token && !*token);
}

void SpaceTokensTest::keepsOne_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("expires");
    QTest::newRow("that expires") << u"Mara Okafor"_qs << true;
    QTest::newRow("of which that is not known") << u"Çağrı"_qs << false;
    QTest::newRow("without a name") << QString() << true;
}

void SpaceTokensTest::keepsOne()
{
    QFETCH(QString, name);
    QFETCH(bool, expires);
    const SpaceToken token{u"aBc-_123"_qs, name, expires ? std::optional(base::UtcTime(1s)) : std::nullopt};
    QVERIFY(write(m_home, token));
    const auto kept = read(m_home);
    QVERIFY(kept && *kept == token);
}

void SpaceTokensTest::keepsThoseOfTwoSpacesApart()
{
    const QUrl other(u"ws://jun@10.0.0.5:8787/ws"_qs);
    QVERIFY(write(m_home, {u"one"_qs, u"Mara"_qs}) && write(other, {u"two"_qs, u"Jun"_qs}));
    QCOMPARE((*read(m_home))->token, u"one"_qs);
    QCOMPARE((*read(other))->token, u"two"_qs);
}

void SpaceTokensTest::knowsASpaceInAnotherSpelling()
{
    QVERIFY(write(QUrl(u"ws://Chat.EXAMPLE:80/ws/"_qs), {u"one"_qs, u"Mara"_qs}));
    const auto kept = read(QUrl(u"ws://chat.example/ws"_qs));
    QVERIFY(kept && *kept);
}

void SpaceTokensTest::removesOne()
{
    QVERIFY(write(m_home, {u"one"_qs, u"Mara"_qs}));
    QVERIFY(replyOf<void>([&](auto reply) { m_tokens->remove(m_home, std::move(reply)); }));
    const auto token = read(m_home);
    QVERIFY(token && !*token);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void SpaceTokensTest::saysThatWhatIsKeptIsNone()
{
    QVERIFY(write(m_home, {u"one"_qs, u"Mara"_qs}));
    const QString file = QDir(m_folder->path()).entryList(QDir::Files).value(0);
    QFile kept(m_folder->filePath(file));
    QVERIFY(kept.open(QIODevice::WriteOnly | QIODevice::Truncate));
    kept.close();
    QCOMPARE(read(m_home).error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(SpaceTokensTest)
#include "spacetokenstest.moc"
