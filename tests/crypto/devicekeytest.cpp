// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/devicekey.h"

#include <QTest>

using crypto::DeviceKey;
using crypto::isSignedBy;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

/// The scalar S of a signature plus the order of the group: the same equation, other bytes (RFC 8032, 8.4).
QByteArray withAnotherScalar(QByteArray signature)
{
    const QByteArray order = hex("edd3f55c1a631258d69cf7a2def9de14") + QByteArray(15, '\0') + '\x10';
    int carry = 0;
    for (int i = 0; i < 32; ++i) {
        const int sum = static_cast<quint8>(signature[32 + i]) + static_cast<quint8>(order[i]) + carry;
        signature[32 + i] = static_cast<char>(sum & 0xff);
        carry = sum >> 8;
    }
    return signature;
}

} // namespace

class DeviceKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsAsTheStandardSays_data();
    void signsAsTheStandardSays();
    void refusesSeedsOfOtherSizes_data();
    void refusesSeedsOfOtherSizes();
    void comesBackFromItsSeed();
    void differsEachTimeItIsGenerated();
    void signsMessagesOfAnySize();
    void acceptsNoBitChanged();
    void acceptsNoOtherKeyOrMessage();
    void refusesWrongSizes_data();
    void refusesWrongSizes();
    void refusesTheSameSignatureInOtherBytes();
    void refusesAKeyThatSignsEverything();
};

void DeviceKeyTest::signsAsTheStandardSays_data()
{
    // RFC 8032, 7.1.
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    QTest::newRow("empty message") << hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
                                   << hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
                                   << QByteArray()
                                   << hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555f"
                                          "b8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    QTest::newRow("one byte") << hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
                              << hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
                              << hex("72")
                              << hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1"
                                     "e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    QTest::newRow("two bytes") << hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
                               << hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
                               << hex("af82")
                               << hex("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9"
                                      "b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    QTest::newRow("SHA-512 of abc") << hex("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42")
                                    << hex("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf")
                                    << hex("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2"
                                           "192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
                                    << hex("dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b5890"
                                           "9351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704");
}

void DeviceKeyTest::signsAsTheStandardSays()
{
    QFETCH(QByteArray, seed);
    QFETCH(QByteArray, publicKey);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signature);
    const auto key = DeviceKey::fromSeed(seed);
    QVERIFY(key);
    QCOMPARE(key->publicKey().toHex(), publicKey.toHex());
    QCOMPARE(key->sign(message).toHex(), signature.toHex());
    QVERIFY(isSignedBy(publicKey, message, signature));
}

void DeviceKeyTest::refusesSeedsOfOtherSizes_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 31, 33, 64})
        QTest::addRow("%d bytes", size) << size;
}

void DeviceKeyTest::refusesSeedsOfOtherSizes()
{
    QFETCH(int, size);
    const auto key = DeviceKey::fromSeed(QByteArray(size, 'x'));
    QVERIFY(!key);
    QCOMPARE(key.error().code, base::ErrorCode::Invalid);
}

void DeviceKeyTest::comesBackFromItsSeed()
{
    const DeviceKey key = DeviceKey::generate();
    QCOMPARE(key.seed().size(), 32);
    const auto again = DeviceKey::fromSeed(key.seed());
    QVERIFY(again);
    QCOMPARE(again->seed(), key.seed());
    QCOMPARE(again->publicKey(), key.publicKey());
    QVERIFY(isSignedBy(key.publicKey(), "message", again->sign("message")));
}

void DeviceKeyTest::differsEachTimeItIsGenerated()
{
    const DeviceKey one = DeviceKey::generate();
    const DeviceKey two = DeviceKey::generate();
    QVERIFY(one.seed() != two.seed());
    QVERIFY(one.publicKey() != two.publicKey());
}

void DeviceKeyTest::signsMessagesOfAnySize()
{
    const DeviceKey key = DeviceKey::generate();
    for (const int size : {0, 1, 127, 128, 129, 1'000'000}) {
        const QByteArray message(size, '\0');
        const QByteArray signature = key.sign(message);
        QCOMPARE(signature.size(), 64);
        QVERIFY(isSignedBy(key.publicKey(), message, signature));
    }
}

void DeviceKeyTest::acceptsNoBitChanged()
{
    const DeviceKey key = DeviceKey::generate();
    const QByteArray signature = key.sign("pay Ada 1");
    for (int bit = 0; bit < 64 * 8; ++bit) {
        QByteArray changed = signature;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!isSignedBy(key.publicKey(), "pay Ada 1", changed), qPrintable(QString::number(bit)));
    }
    for (int bit = 0; bit < 32 * 8; ++bit) {
        QByteArray changed = key.publicKey();
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!isSignedBy(changed, "pay Ada 1", signature), qPrintable(QString::number(bit)));
    }
}

void DeviceKeyTest::acceptsNoOtherKeyOrMessage()
{
    const DeviceKey key = DeviceKey::generate();
    const QByteArray signature = key.sign("pay Ada 1");
    QVERIFY(!isSignedBy(DeviceKey::generate().publicKey(), "pay Ada 1", signature));
    QVERIFY(!isSignedBy(key.publicKey(), "pay Ada 10", signature));
    QVERIFY(!isSignedBy(key.publicKey(), "pay Ada ", signature));
    QVERIFY(!isSignedBy(key.publicKey(), QByteArray(), signature));
}

void DeviceKeyTest::refusesWrongSizes_data()
{
    QTest::addColumn<int>("keySize");
    QTest::addColumn<int>("signatureSize");
    QTest::newRow("no key") << 0 << 64;
    QTest::newRow("a short key") << 31 << 64;
    QTest::newRow("a long key") << 33 << 64;
    QTest::newRow("no signature") << 32 << 0;
    QTest::newRow("a short signature") << 32 << 63;
    QTest::newRow("a long signature") << 32 << 65;
    QTest::newRow("the two exchanged") << 64 << 32;
}

void DeviceKeyTest::refusesWrongSizes()
{
    QFETCH(int, keySize);
    QFETCH(int, signatureSize);
    // As far as they go, both are right: nothing but the size is wrong.
    const DeviceKey key = DeviceKey::generate();
    const QByteArray publicKey = key.publicKey().leftJustified(keySize, '\0', true);
    const QByteArray signature = key.sign("message").leftJustified(signatureSize, '\0', true);
    QVERIFY(!isSignedBy(publicKey, "message", signature));
}

void DeviceKeyTest::refusesTheSameSignatureInOtherBytes()
{
    const DeviceKey key = DeviceKey::generate();
    QVERIFY(!isSignedBy(key.publicKey(), "message", withAnotherScalar(key.sign("message"))));
}

void DeviceKeyTest::refusesAKeyThatSignsEverything()
{
    // The point of order 1: with R the same point and S = 0 the equation holds for every message.
    const QByteArray neutral = QByteArray("\x01", 1) + QByteArray(31, '\0');
    QVERIFY(!isSignedBy(neutral, "message", neutral + QByteArray(32, '\0')));
}

QTEST_APPLESS_MAIN(DeviceKeyTest)
#include "devicekeytest.moc"
