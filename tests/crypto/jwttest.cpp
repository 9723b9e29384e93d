// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jwt.h"

#include "crypto/devicekey.h"

#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

using namespace std::chrono_literals;
using base::ErrorCode;
using crypto::DeviceKey;
using crypto::JwtAlgorithm;
using crypto::JwtTrust;
using protocol::TokenClaims;

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QByteArray secret(32, 's');
const base::UtcTime now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + 12h;

JwtTrust trustInSecret()
{
    return {JwtAlgorithm::Hs256, secret, QStringLiteral("https://id.example"), QStringLiteral("garden")};
}

TokenClaims goodClaims()
{
    return {
        QStringLiteral("https://id.example"), QStringLiteral("ada"), {QStringLiteral("garden")}, now + 1h};
}

QByteArray payloadOf(const char *extra, const char *without = "")
{
    QByteArrayList members{R"("iss":"https://id.example")", R"("sub":"ada")", R"("aud":"garden")",
                           R"("exp":1800000000)"};
    members.removeIf([without](const QByteArray &member) {
        return *without != '\0' && member.startsWith('"' + QByteArray(without) + '"');
    });
    if (*extra != '\0')
        members.append(extra);
    return '{' + members.join(',') + '}';
}

/// A token of the parts, signed with the secret whatever the header says.
QByteArray hmacToken(const QByteArray &header, const QByteArray &payload, const QByteArray &key = secret)
{
    // By OpenSSL, which the code under test does not use for this.
    const QByteArray message = header.toBase64(base64Url) + '.' + payload.toBase64(base64Url);
    unsigned char code[EVP_MAX_MD_SIZE];
    std::size_t size = 0;
    EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.constData(),
              static_cast<std::size_t>(key.size()),
              reinterpret_cast<const unsigned char *>(message.constData()),
              static_cast<std::size_t>(message.size()), code, sizeof code, &size);
    return message + '.' +
           QByteArray(reinterpret_cast<const char *>(code), static_cast<qsizetype>(size)).toBase64(base64Url);
}

QByteArray edToken(const DeviceKey &key, const QByteArray &header, const QByteArray &payload)
{
    const QByteArray message = header.toBase64(base64Url) + '.' + payload.toBase64(base64Url);
    return message + '.' + key.sign(message).toBase64(base64Url);
}

const QByteArray hs256 = R"({"alg":"HS256","typ":"JWT"})";
const QByteArray edDsa = R"({"alg":"EdDSA"})";

bool isBelieved(const QByteArray &token, const JwtTrust &trust = trustInSecret(), base::UtcTime at = now)
{
    const auto verified = crypto::verifyJwt(token, trust, at);
    if (!verified && verified.error().code != ErrorCode::Refused)
        qFatal("refused by another code");
    return verified.has_value();
}

/// SubjectPublicKeyInfo in PEM, as `openssl pkey -pubout` writes it.
QByteArray publicPem(EVP_PKEY *key)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PUBKEY(bio.get(), key);
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QByteArray(text, size);
}

QByteArray publicPem(const DeviceKey &key)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> raw(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr,
                                    reinterpret_cast<const unsigned char *>(key.publicKey().constData()), 32),
        &EVP_PKEY_free);
    return publicPem(raw.get());
}

} // namespace

class JwtTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesWhatTheStandardsSigned();
    void believesWhatItSigned();
    void believesTokensOfAnEd25519Key();
    void refusesOtherHeaders_data();
    void refusesOtherHeaders();
    void takesNoPublicKeyForASecret();
    void refusesAnotherKeyAndAnyBitChanged();
    void refusesOtherSpellings_data();
    void refusesOtherSpellings();
    void refusesOtherClaims_data();
    void refusesOtherClaims();
    void takesClaimsInAllTheirForms_data();
    void takesClaimsInAllTheirForms();
    void allowsClocksToDifferByAMinute();
    void readsKeysOfFiles();
    void refusesFilesThatHoldNoKey_data();
    void refusesFilesThatHoldNoKey();
};

void JwtTest::verifiesWhatTheStandardsSigned()
{
    // RFC 7515, A.1, and RFC 8037, A.4.
    const QByteArray hmacKey = QByteArray::fromBase64(
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9C"
        "Aow",
        base64Url);
    const QByteArray hmac =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
        ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290"
        "Ijp0cnVlfQ"
        ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const QByteArray edKey = QByteArray::fromBase64("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", base64Url);
    const QByteArray ed =
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
        ".hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    QVERIFY(crypto::hasSignatureOf(hmac, JwtAlgorithm::Hs256, hmacKey));
    QVERIFY(crypto::hasSignatureOf(ed, JwtAlgorithm::EdDsa, edKey));
    QVERIFY(!crypto::hasSignatureOf(hmac, JwtAlgorithm::EdDsa, edKey));
    QVERIFY(!crypto::hasSignatureOf(ed, JwtAlgorithm::Hs256, hmacKey));
}

void JwtTest::believesWhatItSigned()
{
    TokenClaims claims = goodClaims();
    claims.notBefore = now;
    claims.name = QStringLiteral(u"Ada Ü");
    claims.id = QStringLiteral("token 1");
    const auto verified = crypto::verifyJwt(crypto::signedJwt(claims, secret), trustInSecret(), now);
    QVERIFY(verified);
    QVERIFY(*verified == claims);
}

void JwtTest::believesTokensOfAnEd25519Key()
{
    const DeviceKey key = DeviceKey::generate();
    JwtTrust trust = trustInSecret();
    trust.algorithm = JwtAlgorithm::EdDsa;
    trust.key = key.publicKey();
    QVERIFY(isBelieved(edToken(key, edDsa, payloadOf("")), trust));
    QVERIFY(!isBelieved(edToken(DeviceKey::generate(), edDsa, payloadOf("")), trust));
}

void JwtTest::refusesOtherHeaders_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("no algorithm") << QByteArray(R"({"typ":"JWT"})");
    QTest::newRow("none") << QByteArray(R"({"alg":"none"})");
    QTest::newRow("None") << QByteArray(R"({"alg":"None"})");
    QTest::newRow("empty") << QByteArray(R"({"alg":""})");
    QTest::newRow("in small letters") << QByteArray(R"({"alg":"hs256"})");
    QTest::newRow("a longer hash") << QByteArray(R"({"alg":"HS512"})");
    QTest::newRow("a public key's") << QByteArray(R"({"alg":"EdDSA"})");
    QTest::newRow("RSA") << QByteArray(R"({"alg":"RS256"})");
    QTest::newRow("a list") << QByteArray(R"({"alg":["HS256"]})");
    QTest::newRow("twice") << QByteArray(R"({"alg":"HS256","alg":"none"})");
    QTest::newRow("critical") << QByteArray(R"({"alg":"HS256","crit":["exp"]})");
    QTest::newRow("not JSON") << QByteArray("HS256");
    QTest::newRow("no object") << QByteArray(R"(["HS256"])");
    QTest::newRow("nothing") << QByteArray();
}

void JwtTest::refusesOtherHeaders()
{
    QFETCH(QByteArray, header);
    QVERIFY(isBelieved(hmacToken(hs256, payloadOf(""))));
    QVERIFY(!isBelieved(hmacToken(header, payloadOf(""))));
    // And where the signature was left out altogether.
    const QByteArray unsigned_ = header.toBase64(base64Url) + '.' + payloadOf("").toBase64(base64Url) + '.';
    QVERIFY(!isBelieved(unsigned_));
}

void JwtTest::takesNoPublicKeyForASecret()
{
    const DeviceKey key = DeviceKey::generate();
    JwtTrust trust = trustInSecret();
    trust.algorithm = JwtAlgorithm::EdDsa;
    trust.key = key.publicKey();
    // What everybody knows, used as the secret of an HMAC.
    for (const QByteArray &known : {key.publicKey(), publicPem(key)})
        QVERIFY(!isBelieved(hmacToken(hs256, payloadOf(""), known), trust));
    QVERIFY(!crypto::readJwtKey(JwtAlgorithm::Hs256, publicPem(key)));
}

void JwtTest::refusesAnotherKeyAndAnyBitChanged()
{
    const QByteArray token = crypto::signedJwt(goodClaims(), secret);
    QVERIFY(isBelieved(token));
    JwtTrust other = trustInSecret();
    other.key = QByteArray(32, 't');
    QVERIFY(!isBelieved(token, other));
    other.key = QByteArray();
    QVERIFY(!isBelieved(token, other));
    QVERIFY(!isBelieved(hmacToken(hs256, payloadOf(""), QByteArray(31, 's')),
                        {JwtAlgorithm::Hs256, QByteArray(31, 's'), other.issuer, other.audience}));
    for (qsizetype i = 0; i < token.size(); ++i) {
        QByteArray changed = token;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY2(!isBelieved(changed), qPrintable(QString::number(i)));
    }
}

void JwtTest::refusesOtherSpellings_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray token = crypto::signedJwt(goodClaims(), secret);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("dots") << QByteArray("..");
    QTest::newRow("padded") << token + '=';
    QTest::newRow("a blank behind") << token + ' ';
    QTest::newRow("a blank before") << ' ' + token;
    QTest::newRow("a line end") << token + '\n';
    QTest::newRow("a part more") << token + '.';
    QTest::newRow("a part less") << token.left(token.lastIndexOf('.'));
    QTest::newRow("five parts") << token + ".a.a";
    QTest::newRow("another alphabet") << QByteArray(token).replace('-', '+').replace('_', '/') + "+/";
    // The last letter of 32 bytes carries two bits that nobody reads.
    QByteArray loose = token;
    const QByteArray letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    loose.back() = letters[letters.indexOf(loose.back()) ^ 1];
    QTest::newRow("other unread bits") << loose;
    TokenClaims longClaims = goodClaims();
    longClaims.name = QString(4'000, QLatin1Char('x'));
    QTest::newRow("too long") << crypto::signedJwt(longClaims, secret);
}

void JwtTest::refusesOtherSpellings()
{
    QFETCH(QByteArray, token);
    QVERIFY(!isBelieved(token));
}

void JwtTest::refusesOtherClaims_data()
{
    QTest::addColumn<QByteArray>("payload");
    for (const char *claim : {"iss", "sub", "aud", "exp"})
        QTest::addRow("no %s", claim) << payloadOf("", claim);
    QTest::newRow("another issuer") << payloadOf(R"("iss":"https://id.example/")", "iss");
    QTest::newRow("an empty issuer") << payloadOf(R"("iss":"")", "iss");
    QTest::newRow("an empty subject") << payloadOf(R"("sub":"")", "sub");
    QTest::newRow("a number for a subject") << payloadOf(R"("sub":7)", "sub");
    QTest::newRow("another audience") << payloadOf(R"("aud":"orchard")", "aud");
    QTest::newRow("other audiences") << payloadOf(R"("aud":["orchard","gar","den"])", "aud");
    QTest::newRow("no audiences") << payloadOf(R"("aud":[])", "aud");
    QTest::newRow("audiences with a number") << payloadOf(R"("aud":["garden",1])", "aud");
    QTest::newRow("expired") << payloadOf(R"("exp":1000000000)", "exp");
    QTest::newRow("expiry as text") << payloadOf(R"("exp":"1800000000")", "exp");
    QTest::newRow("expiry before time") << payloadOf(R"("exp":-1)", "exp");
    QTest::newRow("expiry after all time") << payloadOf(R"("exp":1e300)", "exp");
    QTest::newRow("no expiry in words") << payloadOf(R"("exp":null)", "exp");
    QTest::newRow("two expiries") << payloadOf(R"("exp":1900000000)");
    QTest::newRow("not yet") << payloadOf(R"("nbf":1799000000)");
    QTest::newRow("a beginning as text") << payloadOf(R"("nbf":"0")");
    QTest::newRow("no object") << QByteArray(R"(["iss"])");
    QTest::newRow("not JSON") << QByteArray("iss");
}

void JwtTest::refusesOtherClaims()
{
    QFETCH(QByteArray, payload);
    QVERIFY(!isBelieved(hmacToken(hs256, payload)));
}

void JwtTest::takesClaimsInAllTheirForms_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("plain") << payloadOf("");
    QTest::newRow("several audiences") << payloadOf(R"("aud":["orchard","garden"])", "aud");
    QTest::newRow("a fraction of a second") << payloadOf(R"("exp":1800000000.5)", "exp");
    QTest::newRow("unknown claims") << payloadOf(R"("roles":["admin"],"iat":1)");
    QTest::newRow("a name that is none") << payloadOf(R"("name":7)");
}

void JwtTest::takesClaimsInAllTheirForms()
{
    QFETCH(QByteArray, payload);
    QVERIFY(isBelieved(hmacToken(hs256, payload)));
}

void JwtTest::allowsClocksToDifferByAMinute()
{
    TokenClaims claims = goodClaims();
    claims.notBefore = now;
    const QByteArray token = crypto::signedJwt(claims, secret);
    QVERIFY(isBelieved(token, trustInSecret(), now - 60s));
    QVERIFY(!isBelieved(token, trustInSecret(), now - 60s - 1ms));
    QVERIFY(isBelieved(token, trustInSecret(), now + 1h + 60s - 1ms));
    QVERIFY(!isBelieved(token, trustInSecret(), now + 1h + 60s));
}

void JwtTest::readsKeysOfFiles()
{
    const DeviceKey key = DeviceKey::generate();
    const auto publicKey = crypto::readJwtKey(JwtAlgorithm::EdDsa, publicPem(key));
    QVERIFY(publicKey);
    QCOMPARE(*publicKey, key.publicKey());
    const auto shared = crypto::readJwtKey(JwtAlgorithm::Hs256, secret + "\r\n");
    QVERIFY(shared);
    QCOMPARE(*shared, secret);
}

void JwtTest::refusesFilesThatHoldNoKey_data()
{
    QTest::addColumn<QByteArray>("content");
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> p256(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a short secret") << QByteArray(31, 's') + "\n\n\n";
    QTest::newRow("a key on P-256") << publicPem(p256.get());
}

void JwtTest::refusesFilesThatHoldNoKey()
{
    QFETCH(QByteArray, content);
    for (const JwtAlgorithm algorithm : {JwtAlgorithm::Hs256, JwtAlgorithm::EdDsa}) {
        const auto key = crypto::readJwtKey(algorithm, content);
        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::Invalid);
    }
}

QTEST_APPLESS_MAIN(JwtTest)
#include "jwttest.moc"
