// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/joinedspaces.h"

#include "common/address.h"
#include "store/profiles.h"

#include <QTemporaryDir>
#include <QTest>

using base::UserId;
using desktop::JoinedSpaces;
using store::JoinedSpace;

/// Under which address an account is kept.
class JoinedSpacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void keepsTheFirstAccountUnderTheAddressOfTheServer();
    void findsAnAccountAgainWhateverItIsCalledNow();
    void putsANameBeforeTheHostOfAnother_data();
    void putsANameBeforeTheHostOfAnother();
    void takesNoAddressOfAnotherAccount();
    void dropsTheNamesThatWereOnlyThere();

private:
    void add(const QString &address, const QString &user, const QString &myName = {})
    {
        m_joined->keep({QUrl(address), {}, {}, {}, UserId(user), myName});
    }
    [[nodiscard]] QString addressOf(const QString &user, const QString &name)
    {
        return m_joined->addressOf(m_server, UserId(user), name).toString();
    }

    const QUrl m_server{QStringLiteral("ws://10.0.0.5:8787/ws")};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Profile> m_profile;
    std::unique_ptr<JoinedSpaces> m_joined;
    int m_failed = 0;
};

void JoinedSpacesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_profile = store::openProfile(m_folder->path());
    m_joined =
        std::make_unique<JoinedSpaces>(*m_profile, std::vector<JoinedSpace>(),
                                       [this](const base::Result<void> &kept) { m_failed += kept ? 0 : 1; });
}

void JoinedSpacesTest::cleanup()
{
    m_profile.reset();
    QCOMPARE(m_failed, 0);
}

void JoinedSpacesTest::keepsTheFirstAccountUnderTheAddressOfTheServer()
{
    QCOMPARE(addressOf(QStringLiteral("u1"), QStringLiteral("Mara")), m_server.toString());
    // Also where it was tried before, and nobody was let in.
    add(m_server.toString(), {});
    QCOMPARE(addressOf(QStringLiteral("u1"), QStringLiteral("Mara")), m_server.toString());
}

void JoinedSpacesTest::findsAnAccountAgainWhateverItIsCalledNow()
{
    const QString jun = QStringLiteral("ws://jun@10.0.0.5:8787/ws");
    add(m_server.toString(), QStringLiteral("u1"));
    add(jun, QStringLiteral("u2"));
    QCOMPARE(addressOf(QStringLiteral("u1"), QStringLiteral("Jun")), m_server.toString());
    QCOMPARE(addressOf(QStringLiteral("u2"), QStringLiteral("June")), jun);
}

void JoinedSpacesTest::putsANameBeforeTheHostOfAnother_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("userName");
    QTest::newRow("a word") << QStringLiteral("Jun") << QStringLiteral("jun");
    QTest::newRow("two") << QStringLiteral("Jun Tanaka") << QStringLiteral("jun-tanaka");
    QTest::newRow("what an address is made of") << QStringLiteral("a@b:c/d") << QStringLiteral("a-b-c-d");
    QTest::newRow("other scripts") << QStringLiteral("Çağrı 田中") << QStringLiteral("çağrı-田中");
    QTest::newRow("a picture") << QStringLiteral("👋") << QStringLiteral("--");
}

void JoinedSpacesTest::putsANameBeforeTheHostOfAnother()
{
    QFETCH(QString, name);
    QFETCH(QString, userName);
    add(m_server.toString(), QStringLiteral("u1"));
    const QUrl address = m_joined->addressOf(m_server, UserId(QStringLiteral("u2")), name);
    QCOMPARE(address.userName(), userName);
    QCOMPARE(address.host(), m_server.host());
    // As the list of spaces shows it, and opens it.
    QCOMPARE(process::readAddress(process::shortAddress(address)), address);
}

void JoinedSpacesTest::takesNoAddressOfAnotherAccount()
{
    add(m_server.toString(), QStringLiteral("u1"));
    add(QStringLiteral("ws://jun@10.0.0.5:8787/ws"), QStringLiteral("u2"));
    // Who is called Jun by now.
    QCOMPARE(addressOf(QStringLiteral("u3"), QStringLiteral("Jun")),
             QStringLiteral("ws://jun2@10.0.0.5:8787/ws"));
}

void JoinedSpacesTest::dropsTheNamesThatWereOnlyThere()
{
    add(m_server.toString(), QStringLiteral("u1"), QStringLiteral("Mara at work"));
    m_joined->renameMe();
    QCOMPARE(m_joined->at(m_server).myName, QString());
    const auto kept = store::replyOf<std::vector<JoinedSpace>>(
        [this](auto reply) { m_profile->joinedSpaces(std::move(reply)); });
    QVERIFY(kept && kept->size() == 1);
    QCOMPARE(kept->front().myName, QString());
}

QTEST_GUILESS_MAIN(JoinedSpacesTest)
#include "joinedspacestest.moc"
