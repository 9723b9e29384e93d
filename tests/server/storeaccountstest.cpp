// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefixture.h"

#include "server/accounttables.h"

#include <QTemporaryDir>
#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using base::DeviceId;
using base::ErrorCode;
using base::UserId;
using protocol::DeviceKind;

namespace {

const QByteArray hash = "the hash of a password";
const base::UtcTime later = wire::at(24h);

NewToken tokenCalled(const char *name, base::UtcTime expires = later)
{
    return {name, expires};
}

} // namespace

class StoreAccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void takesOverTheKeysOfBeforeThereWereDevices();
    void refusesAKeyThatWasSignedOut();
    void linksAKeyOnceAndInTime();
    void linksAKeyAgainThatWasSignedOut();
    void takesNoCodeForAKeyThatIsSomebodys();
    void keepsTheOldTokenUntilANewOneIsUsed();
    void letsNoTokenWaitForEver();
    void letsASessionHoldWhileItIsUsed();
    void refusesASignInByAPasswordThatHasChanged();
    void replacesThePasswordThatWasMeantAlone();
    void takesNewPeopleByThePolicy_data();
    void takesNewPeopleByThePolicy();
    void usesAnInvitationAsOftenAsItSays();
    void knowsSomebodyByIssuerAndSubject();
    void givesAnotherNameWhereTheWishedOneIsTaken();
    void refusesAForeignTokenThatWasSignedOut();
    void signsOutOnlyOnesOwnDevices();
    void signsOutAllOthers();
    void forgetsDevicesWhoseTokensExpired();

private:
    using Outcome = base::Result<SignedIn>;
    [[nodiscard]] AccountStore &accounts() { return m_space->store().accounts(); }
    [[nodiscard]] Outcome byKey(const QString &name, const QByteArray &key,
                                const Entitlement &entitlement = {},
                                const std::optional<QByteArray> &code = {})
    {
        return m_space->answer<SignedIn>([&](auto reply) {
            accounts().signInByKey(m_space->arrival(name), key, entitlement, code, reply);
        });
    }
    [[nodiscard]] Outcome byToken(const char *token, base::UtcTime now = wire::at({}),
                                  base::UtcTime expires = later)
    {
        return m_space->answer<SignedIn>(
            [&](auto reply) { accounts().signInByToken(tokenCalled(token, expires), now, reply); });
    }
    [[nodiscard]] Outcome byIdentity(const QString &name, const QString &issuer, const QString &subject,
                                     const char *token)
    {
        return m_space->answer<SignedIn>([&](auto reply) {
            accounts().signInByIdentity(m_space->arrival(name, QStringLiteral("Ada")),
                                        {issuer, subject, tokenCalled(token)}, reply);
        });
    }
    [[nodiscard]] Outcome signUp(const QString &name, const char *token, const Entitlement &entitlement = {})
    {
        return m_space->answer<SignedIn>([&](auto reply) {
            accounts().signUp(m_space->arrival(name), hash, entitlement, tokenCalled(token), reply);
        });
    }
    [[nodiscard]] bool addToken(const char *device, const char *token)
    {
        return m_space
            ->answer<std::vector<TokenRecord>>([&](auto reply) {
                accounts().addToken(DeviceId(QString::fromLatin1(device)), tokenCalled(token), reply);
            })
            .has_value();
    }
    void addLink(const UserId &user, const char *code)
    {
        QVERIFY(didSucceed([&](auto reply) {
            accounts().addLink(user, tokenCalled(code, wire::at(10min)), wire::at({}), reply);
        }));
    }
    /// Whether what answers with nothing did so.
    template <class Ask>
    [[nodiscard]] bool didSucceed(Ask ask)
    {
        std::optional<bool> done;
        ask([&done](const base::Result<void> &result) { done = result.has_value(); });
        m_space->storage().commit();
        return done == true;
    }
    [[nodiscard]] QStringList devicesOf(const UserId &user)
    {
        QStringList ids;
        const auto devices =
            m_space->answer<std::vector<DeviceRecord>>([&](auto reply) { accounts().devices(user, reply); });
        for (const DeviceRecord &device : *devices)
            ids.append(device.id.value());
        return ids;
    }
    [[nodiscard]] auto signOut(const UserId &user, const char *device)
    {
        return m_space->answer<std::vector<DeviceId>>(
            [&](auto reply) { accounts().signOut(user, DeviceId(QString::fromLatin1(device)), reply); });
    }
    static bool isRefused(const Outcome &outcome)
    {
        return !outcome && outcome.error().code == ErrorCode::Refused;
    }

    std::unique_ptr<StoreFixture> m_space;
    UserId m_ada;
    const QByteArray m_key = QByteArray(32, 'k');
};

void StoreAccountsTest::init()
{
    m_space = std::make_unique<StoreFixture>();
    m_ada = m_space->user(QStringLiteral("Ada"));
}

void StoreAccountsTest::takesOverTheKeysOfBeforeThereWereDevices()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("space.db"));
    {
        auto old = sql::Database::open(path, std::span(spaceSchema).first(5));
        QVERIFY(old);
        for (const QString &statement :
             {QStringLiteral("INSERT INTO space (id, epoch, name) VALUES ('s', 'e', 'Garden Club')"),
              QStringLiteral(
                  "INSERT INTO users (id, key, name, name_key, color) "
                  "VALUES ('u-eve', x'65', 'Eve', 'eve', 'teal'), ('u-bob', x'62', 'Bob', 'bob', NULL)"),
              QStringLiteral("INSERT INTO rooms (id, kind, name, topic, last_seq) "
                             "VALUES ('general', 'public', 'general', '', 2)"),
              QStringLiteral("INSERT INTO members (room, user) VALUES ('general', 'u-eve')"),
              QStringLiteral("INSERT INTO events (room, seq, id, user, time, type, body) VALUES "
                             "('general', 1, x'01', 'u-eve', 1000, 'user_joined', '{}'), "
                             "('general', 2, x'02', 'u-eve', 5000, 'user_joined', '{}')")})
            QVERIFY(old->run(statement));
    }
    m_space = std::make_unique<StoreFixture>(path);
    const auto eve = byKey(QStringLiteral("Eve"), "e");
    QVERIFY(eve);
    QVERIFY(eve->user.id == UserId(QStringLiteral("u-eve")));
    QCOMPARE(eve->user.color, std::optional(protocol::AvatarColor::Teal));
    QVERIFY(eve->events.empty());
    QVERIFY(eve->device.created == base::UtcTime(1s));
    QCOMPARE(eve->device.kind, DeviceKind::Key);
    QVERIFY(byKey(QStringLiteral("Bob"), "b")->user.id == UserId(QStringLiteral("u-bob")));
    // Names are still taken once, and rows still refer to their people.
    QCOMPARE(byKey(QStringLiteral("eve"), "x").error().code, ErrorCode::Conflict);
    QVERIFY(!m_space->storage().database().run(
        QStringLiteral("INSERT INTO members (room, user) VALUES ('general', 'nobody')")));
    QCOMPARE(m_space->loaded().rooms.front().members.size(), 1U);
}

void StoreAccountsTest::refusesAKeyThatWasSignedOut()
{
    const auto cleo = byKey(QStringLiteral("Cleo"), m_key);
    QVERIFY(cleo);
    QVERIFY(signOut(cleo->user.id, "d-Cleo"));
    // Under another name, too, and after a restart.
    for (const QString &name : {QStringLiteral("Cleo"), QStringLiteral("Dora")})
        QVERIFY(isRefused(byKey(name, m_key)));
    QCOMPARE(devicesOf(cleo->user.id), QStringList());
    QCOMPARE(m_space->loaded().users.size(), 2U);
}

void StoreAccountsTest::linksAKeyOnceAndInTime()
{
    addLink(m_ada, "code");
    QVERIFY(isRefused(byKey(QStringLiteral("Cleo"), m_key, {}, "another")));
    const auto linked = byKey(QStringLiteral("Cleo"), m_key, {SignUpPolicy::Off, {}}, "code");
    QVERIFY(linked);
    // The account keeps its name.
    QVERIFY(linked->user.id == m_ada);
    QCOMPARE(linked->user.name, QStringLiteral("Ada"));
    QVERIFY(linked->events.empty());
    QCOMPARE(devicesOf(m_ada), (QStringList{QStringLiteral("d-Ada"), QStringLiteral("d-Cleo")}));
    QVERIFY(isRefused(byKey(QStringLiteral("Dora"), "another key", {}, "code")));

    // A new code takes the place of the one before, and none holds for ever.
    addLink(m_ada, "first");
    addLink(m_ada, "second");
    QVERIFY(isRefused(byKey(QStringLiteral("Dora"), "another key", {}, "first")));
    QVERIFY(didSucceed([&](auto reply) {
        accounts().addLink(m_ada, tokenCalled("expired", wire::at({})), wire::at(-1ms), reply);
    }));
    QVERIFY(isRefused(byKey(QStringLiteral("Dora"), "another key", {}, "expired")));
}

void StoreAccountsTest::linksAKeyAgainThatWasSignedOut()
{
    const auto cleo = byKey(QStringLiteral("Cleo"), m_key);
    QVERIFY(signOut(cleo->user.id, "d-Cleo"));
    addLink(m_ada, "code");
    const auto linked = byKey(QStringLiteral("Cleo"), m_key, {}, "code");
    QVERIFY(linked);
    QVERIFY(linked->user.id == m_ada);
    QVERIFY(byKey(QStringLiteral("Ada"), m_key)->user.id == m_ada);
}

void StoreAccountsTest::takesNoCodeForAKeyThatIsSomebodys()
{
    const auto cleo = byKey(QStringLiteral("Cleo"), m_key);
    addLink(m_ada, "code");
    const auto again = byKey(QStringLiteral("Cleo"), m_key, {}, "code");
    QVERIFY(again);
    QVERIFY(again->user.id == cleo->user.id);
    // It is not used up by that.
    QVERIFY(byKey(QStringLiteral("Dora"), "another key", {}, "code")->user.id == m_ada);
}

void StoreAccountsTest::keepsTheOldTokenUntilANewOneIsUsed()
{
    QVERIFY(signUp(QStringLiteral("Cleo"), "first"));
    QVERIFY(addToken("d-Cleo", "second"));
    QVERIFY(addToken("d-Cleo", "third"));
    // Whichever answer was lost, what the client has is good.
    QVERIFY(byToken("first"));
    const auto second = byToken("second");
    QVERIFY(second);
    QCOMPARE(second->tokens.size(), 2U);
    QVERIFY(isRefused(byToken("first")));
    QVERIFY(byToken("third"));
    QVERIFY(isRefused(byToken("second")));
    QVERIFY(byToken("third")->device.id == second->device.id);
    QVERIFY(isRefused(byToken("fourth")));
}

void StoreAccountsTest::letsNoTokenWaitForEver()
{
    QVERIFY(signUp(QStringLiteral("Cleo"), "0"));
    for (int i = 1; i <= 8; ++i)
        QVERIFY(addToken("d-Cleo", QByteArray::number(i)));
    QVERIFY(!addToken("d-Cleo", "9"));
    QVERIFY(byToken("8"));
    QVERIFY(addToken("d-Cleo", "9"));
    // Who signs in by key has no tokens to refresh.
    QVERIFY(!addToken("d-Ada", "10"));
}

void StoreAccountsTest::letsASessionHoldWhileItIsUsed()
{
    QVERIFY(signUp(QStringLiteral("Cleo"), "token"));
    QVERIFY(byToken("token", later - 1ms, later + 24h));
    QVERIFY(byToken("token", later + 24h - 1ms, later + 48h));
    QVERIFY(isRefused(byToken("token", later + 48h)));
}

void StoreAccountsTest::refusesASignInByAPasswordThatHasChanged()
{
    const auto cleo = signUp(QStringLiteral("Cleo"), "token");
    const auto signIn = [&](const QByteArray &seen) {
        Arrival arrival = m_space->arrival(QStringLiteral("Cleo"));
        arrival.device = DeviceId(QStringLiteral("d-") + QString::fromLatin1(seen));
        return m_space->answer<SignedIn>([&](auto reply) {
            accounts().signInByPassword(arrival, {cleo->user.id, seen}, tokenCalled(seen), reply);
        });
    };
    QVERIFY(signIn(hash));
    QVERIFY(isRefused(signIn("what it was before")));
    QCOMPARE(devicesOf(cleo->user.id).size(), 2);
}

void StoreAccountsTest::replacesThePasswordThatWasMeantAlone()
{
    const auto set = [&](const QByteArray &next, const std::optional<QByteArray> &former) {
        return didSucceed([&](auto reply) { accounts().setPassword({m_ada, next}, former, reply); });
    };
    QVERIFY(!set("one", "zero"));
    QVERIFY(set("one", std::nullopt));
    QVERIFY(!set("two", std::nullopt));
    QVERIFY(!set("two", "zero"));
    QVERIFY(set("two", "one"));
    const auto present = m_space->answer<std::optional<PasswordRecord>>(
        [&](auto reply) { accounts().passwordOfName(QStringLiteral("ADA"), reply); });
    QVERIFY(present && *present);
    QCOMPARE((*present)->hash, QByteArrayLiteral("two"));
    QVERIFY((*present)->user == m_ada);
}

void StoreAccountsTest::takesNewPeopleByThePolicy_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<bool>("isInvited");
    QTest::addColumn<bool>("mayCome");
    QTest::newRow("open") << int(SignUpPolicy::Open) << false << true;
    QTest::newRow("invited") << int(SignUpPolicy::Invite) << true << true;
    QTest::newRow("uninvited") << int(SignUpPolicy::Invite) << false << false;
    QTest::newRow("closed") << int(SignUpPolicy::Off) << true << false;
}

void StoreAccountsTest::takesNewPeopleByThePolicy()
{
    QFETCH(int, policy);
    QFETCH(bool, isInvited);
    QFETCH(bool, mayCome);
    AccountTables tables(m_space->storage().database());
    QVERIFY(tables.insertInvite({QStringLiteral("i"), 9, later}, "invite"));
    const Entitlement entitlement{static_cast<SignUpPolicy>(policy),
                                  isInvited ? std::optional<QByteArray>("invite")
                                            : std::optional<QByteArray>("wrong")};
    const auto key = byKey(QStringLiteral("Cleo"), m_key, entitlement);
    QCOMPARE(key.has_value(), mayCome);
    QCOMPARE(signUp(QStringLiteral("Dora"), "token", entitlement).has_value(), mayCome);
    if (!mayCome)
        QCOMPARE(key.error().code, ErrorCode::NotFound);
    // Who is known needs nothing.
    QVERIFY(m_space->signIn(QStringLiteral("Ada"), QStringLiteral("Ada")));
}

void StoreAccountsTest::usesAnInvitationAsOftenAsItSays()
{
    AccountTables tables(m_space->storage().database());
    QVERIFY(tables.insertInvite({QStringLiteral("two"), 2, later}, "twice"));
    QVERIFY(tables.insertInvite({QStringLiteral("old"), 2, wire::at({})}, "expired"));
    const auto come = [&](const QString &name, const char *invite) {
        return byKey(name, name.toUtf8(), {SignUpPolicy::Invite, invite}).has_value();
    };
    QVERIFY(!come(QStringLiteral("Cleo"), "expired"));
    QVERIFY(come(QStringLiteral("Cleo"), "twice"));
    // A name that is taken uses nothing up.
    QCOMPARE(byKey(QStringLiteral("Ada"), "x", {SignUpPolicy::Invite, "twice"}).error().code,
             ErrorCode::Conflict);
    QVERIFY(come(QStringLiteral("Dora"), "twice"));
    QVERIFY(!come(QStringLiteral("Eve"), "twice"));
}

void StoreAccountsTest::knowsSomebodyByIssuerAndSubject()
{
    const QString issuer = QStringLiteral("https://id.example");
    const auto first = byIdentity(QStringLiteral("one"), issuer, QStringLiteral("7"), "t1");
    QVERIFY(first);
    QCOMPARE(first->events.size(), 1U);
    QCOMPARE(first->device.kind, DeviceKind::Token);
    // Another token of the same one; the same token; another subject; another issuer.
    QVERIFY(byIdentity(QStringLiteral("two"), issuer, QStringLiteral("7"), "t2")->user.id == first->user.id);
    QVERIFY(byIdentity(QStringLiteral("three"), issuer, QStringLiteral("7"), "t1")->device.id ==
            first->device.id);
    const auto other = byIdentity(QStringLiteral("four"), issuer, QStringLiteral("8"), "t3");
    QVERIFY(other->user.id != first->user.id);
    const auto foreign =
        byIdentity(QStringLiteral("five"), QStringLiteral("other"), QStringLiteral("7"), "t4");
    QVERIFY(foreign->user.id != first->user.id && foreign->user.id != other->user.id);
}

void StoreAccountsTest::givesAnotherNameWhereTheWishedOneIsTaken()
{
    const QString issuer = QStringLiteral("https://id.example");
    QCOMPARE(byIdentity(QStringLiteral("one"), issuer, QStringLiteral("1"), "t1")->user.name,
             QStringLiteral("Ada 2"));
    QCOMPARE(byIdentity(QStringLiteral("two"), issuer, QStringLiteral("2"), "t2")->user.name,
             QStringLiteral("Ada 3"));
    QCOMPARE(byIdentity(QStringLiteral("three"), issuer, QStringLiteral("1"), "t3")->user.name,
             QStringLiteral("Ada 2"));
}

void StoreAccountsTest::refusesAForeignTokenThatWasSignedOut()
{
    const QString issuer = QStringLiteral("https://id.example");
    const auto first = byIdentity(QStringLiteral("one"), issuer, QStringLiteral("7"), "t1");
    QVERIFY(signOut(first->user.id, "d-one"));
    QVERIFY(isRefused(byIdentity(QStringLiteral("two"), issuer, QStringLiteral("7"), "t1")));
    QVERIFY(byIdentity(QStringLiteral("two"), issuer, QStringLiteral("7"), "t2"));
    const auto tokens = m_space->loaded().tokens;
    QCOMPARE(tokens.size(), 2U);
    QCOMPARE(std::ranges::count_if(tokens, &TokenRecord::isRevoked), 1);
}

void StoreAccountsTest::signsOutOnlyOnesOwnDevices()
{
    QVERIFY(byKey(QStringLiteral("Cleo"), m_key));
    for (const char *device : {"d-Cleo", "d-nobody", ""}) {
        const auto failed = signOut(m_ada, device);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::NotFound);
    }
    QVERIFY(signOut(m_ada, "d-Ada"));
    QVERIFY(!signOut(m_ada, "d-Ada"));
    QVERIFY(byKey(QStringLiteral("Cleo"), m_key));
}

void StoreAccountsTest::signsOutAllOthers()
{
    const auto cleo = signUp(QStringLiteral("Cleo"), "token");
    addLink(cleo->user.id, "code");
    Arrival key = m_space->arrival(QStringLiteral("Cleo"));
    key.device = DeviceId(QStringLiteral("d-key"));
    QVERIFY(m_space->answer<SignedIn>(
        [&](auto reply) { accounts().signInByKey(key, m_key, {}, QByteArray("code"), reply); }));
    const auto ended = m_space->answer<std::vector<DeviceId>>(
        [&](auto reply) { accounts().signOutOthers(cleo->user.id, key.device, reply); });
    QVERIFY(ended);
    QVERIFY(*ended == std::vector{DeviceId(QStringLiteral("d-Cleo"))});
    QVERIFY(isRefused(byToken("token")));
    QVERIFY(byKey(QStringLiteral("Cleo"), m_key));
    QVERIFY(m_space->loaded().tokens.empty());
}

void StoreAccountsTest::forgetsDevicesWhoseTokensExpired()
{
    const auto cleo = signUp(QStringLiteral("Cleo"), "old");
    Arrival arrival = m_space->arrival(QStringLiteral("Cleo"));
    arrival.device = DeviceId(QStringLiteral("d-new"));
    arrival.act.time = later;
    QVERIFY(m_space->answer<SignedIn>([&](auto reply) {
        accounts().signInByPassword(arrival, {cleo->user.id, hash}, tokenCalled("new", later + 1h), reply);
    }));
    QCOMPARE(devicesOf(cleo->user.id), QStringList{QStringLiteral("d-new")});
    QCOMPARE(m_space->loaded().tokens.size(), 1U);
}

QTEST_GUILESS_MAIN(StoreAccountsTest)
#include "storeaccountstest.moc"
