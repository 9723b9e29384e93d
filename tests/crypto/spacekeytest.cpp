// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/spacekey.h"

#include <QTest>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

#ifdef Q_OS_UNIX
#include <sys/wait.h>
#include <unistd.h>
#endif

using crypto::SpaceKey;

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

Key owned(EVP_PKEY *key)
{
    return Key(key, &EVP_PKEY_free);
}

/// What `write` makes of an empty buffer.
template <class Write>
QByteArray written(Write write)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    if (write(bio.get()) != 1)
        return {};
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QByteArray(text, size);
}

/// PKCS #8 in PEM; encrypted where there is a pass phrase.
QByteArray pemOf(const Key &key, const QByteArray &passphrase = {})
{
    return written([&](BIO *bio) {
        return PEM_write_bio_PKCS8PrivateKey(
            bio, key.get(), passphrase.isNull() ? nullptr : EVP_aes_128_cbc(), passphrase.constData(),
            static_cast<int>(passphrase.size()), nullptr, nullptr);
    });
}

/// The older form of an EC key, encrypted.
QByteArray oldEncryptedPemOf(const Key &key, QByteArray passphrase)
{
    return written([&](BIO *bio) {
        return PEM_write_bio_PrivateKey_traditional(bio, key.get(), EVP_aes_128_cbc(),
                                                    reinterpret_cast<unsigned char *>(passphrase.data()),
                                                    static_cast<int>(passphrase.size()), nullptr, nullptr);
    });
}

QByteArray publicPemOf(const Key &key)
{
    return written([&](BIO *bio) { return PEM_write_bio_PUBKEY(bio, key.get()); });
}

Key p256()
{
    return owned(EVP_EC_gen("P-256"));
}

/// A P-256 key that is written in another way than usual.
Key p256With(const char *parameter, const char *value)
{
    Key key = p256();
    EVP_PKEY_set_utf8_string_param(key.get(), parameter, value);
    return key;
}

/// SubjectPublicKeyInfo, id-ecPublicKey, secp256r1 by its name, an uncompressed point (RFC 5480, 2).
bool isUsualDer(const QByteArray &der)
{
    return der.size() == 91 &&
           der.toHex().startsWith("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
}

} // namespace

class SpaceKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackFromItsPem();
    void tellsItsPublicKeyIn91Bytes();
    void differsEachTimeItIsGenerated();
    void refusesWhatIsNoP256Key_data();
    void refusesWhatIsNoP256Key();
    void readsAKeyThatIsWrittenInAnotherWayAs91BytesOrNotAtAll_data();
    void readsAKeyThatIsWrittenInAnotherWayAs91BytesOrNotAtAll();
    void neverAsksForAPassphrase_data();
    void neverAsksForAPassphrase();
};

void SpaceKeyTest::comesBackFromItsPem()
{
    const auto key = SpaceKey::generate();
    QVERIFY(key);
    QVERIFY(key->privatePem().startsWith("-----BEGIN PRIVATE KEY-----\n"));
    const auto again = SpaceKey::fromPrivatePem(key->privatePem());
    QVERIFY(again);
    QCOMPARE(again->privatePem(), key->privatePem());
    QCOMPARE(again->publicDer(), key->publicDer());
}

void SpaceKeyTest::tellsItsPublicKeyIn91Bytes()
{
    const auto key = SpaceKey::generate();
    QVERIFY(key);
    QVERIFY(isUsualDer(key->publicDer()));
}

void SpaceKeyTest::differsEachTimeItIsGenerated()
{
    const auto one = SpaceKey::generate();
    const auto two = SpaceKey::generate();
    QVERIFY(one);
    QVERIFY(two);
    QVERIFY(one->publicDer() != two->publicDer());
    QVERIFY(one->privatePem() != two->privatePem());
}

void SpaceKeyTest::refusesWhatIsNoP256Key_data()
{
    QTest::addColumn<QByteArray>("pem");
    const QByteArray good = pemOf(p256());
    QVERIFY(SpaceKey::fromPrivatePem(good));
    QTest::newRow("P-384") << pemOf(owned(EVP_EC_gen("P-384")));
    QTest::newRow("secp256k1") << pemOf(owned(EVP_EC_gen("secp256k1")));
    QTest::newRow("Ed25519") << pemOf(owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")));
    QTest::newRow("RSA") << pemOf(owned(EVP_RSA_gen(1024)));
    QTest::newRow("a public key") << publicPemOf(p256());
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("zeros") << QByteArray(300, '\0');
    QTest::newRow("text") << QByteArray("not a key at all\n");
    QTest::newRow("an empty frame") << QByteArray("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n");
    QTest::newRow("half a key") << good.first(good.size() / 2);
    QTest::newRow("a letter less") << QByteArray(good).remove(40, 1);
    QTest::newRow("no base64") << QByteArray(good).replace(40, 4, "!!!!");
}

void SpaceKeyTest::refusesWhatIsNoP256Key()
{
    QFETCH(QByteArray, pem);
    const auto key = SpaceKey::fromPrivatePem(pem);
    QVERIFY(!key);
    QCOMPARE(key.error().code, base::ErrorCode::Corrupt);
}

void SpaceKeyTest::readsAKeyThatIsWrittenInAnotherWayAs91BytesOrNotAtAll_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::newRow("a compressed point")
        << pemOf(p256With(OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT, "compressed"));
    QTest::newRow("a hybrid point") << pemOf(p256With(OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT, "hybrid"));
    QTest::newRow("the curve in figures") << pemOf(p256With(OSSL_PKEY_PARAM_EC_ENCODING, "explicit"));
}

void SpaceKeyTest::readsAKeyThatIsWrittenInAnotherWayAs91BytesOrNotAtAll()
{
    QFETCH(QByteArray, pem);
    QVERIFY(!pem.isEmpty());
    const auto key = SpaceKey::fromPrivatePem(pem);
    if (key)
        QVERIFY(isUsualDer(key->publicDer()));
    else
        QCOMPARE(key.error().code, base::ErrorCode::Corrupt);
}

void SpaceKeyTest::neverAsksForAPassphrase_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::newRow("PKCS #8") << pemOf(p256(), "secret");
    QTest::newRow("the older form") << oldEncryptedPemOf(p256(), "secret");
}

void SpaceKeyTest::neverAsksForAPassphrase()
{
    QFETCH(QByteArray, pem);
    QVERIFY(pem.contains("ENCRYPTED"));
#ifdef Q_OS_UNIX
    // Without a terminal OpenSSL asks standard input, which knows the answer here.
    int answers[2];
    QCOMPARE(pipe(answers), 0);
    const pid_t child = fork();
    if (child == 0) {
        setsid();
        dup2(answers[0], STDIN_FILENO);
        if (write(answers[1], "secret\n", 7) != 7)
            _exit(2);
        close(answers[1]);
        _exit(SpaceKey::fromPrivatePem(pem) ? 1 : 0);
    }
    close(answers[0]);
    close(answers[1]);
    int status = -1;
    QCOMPARE(waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
#endif
    const auto key = SpaceKey::fromPrivatePem(pem);
    QVERIFY(!key);
    QCOMPARE(key.error().code, base::ErrorCode::Corrupt);
}

QTEST_APPLESS_MAIN(SpaceKeyTest)
#include "spacekeytest.moc"
