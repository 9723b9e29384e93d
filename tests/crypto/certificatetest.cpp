// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/certificate.h"

#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QTest>

using crypto::SpaceKey;

namespace {

base::UtcTime noon()
{
    return base::UtcTime(
        std::chrono::milliseconds(QDateTime(QDate(2026, 6, 15), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch()));
}

} // namespace

class CertificateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presentsTheKeyAsItIsPinned();
    void isValidFromYesterdayWithoutAnEnd();
    void isSignedByItself();
    void isAnotherOneEachTime();
};

void CertificateTest::presentsTheKeyAsItIsPinned()
{
    const auto key = SpaceKey::generate();
    const auto pem = crypto::selfSignedCertificate(*key, noon());
    QVERIFY(pem);
    const QSslCertificate certificate(*pem);
    QVERIFY(!certificate.isNull());
    QCOMPARE(certificate.publicKey().toDer(),
             QSslKey(key->publicDer(), QSsl::Ec, QSsl::Der, QSsl::PublicKey).toDer());
    QCOMPARE(certificate.publicKey().toDer(), key->publicDer());
}

void CertificateTest::isValidFromYesterdayWithoutAnEnd()
{
    const auto pem = crypto::selfSignedCertificate(*SpaceKey::generate(), noon());
    const QSslCertificate certificate(*pem);
    QCOMPARE(certificate.effectiveDate().toUTC(), QDateTime(QDate(2026, 6, 14), QTime(12, 0), Qt::UTC));
    QCOMPARE(certificate.expiryDate().toUTC(), QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59), Qt::UTC));
}

void CertificateTest::isSignedByItself()
{
    const auto pem = crypto::selfSignedCertificate(*SpaceKey::generate(), noon());
    const QSslCertificate certificate(*pem);
    QVERIFY(certificate.isSelfSigned());
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName),
             QStringList{QStringLiteral("Wireside space")});
    QStringList names;
    for (const QSslCertificateExtension &extension : certificate.extensions())
        names.append(extension.name());
    QVERIFY(names.contains(QStringLiteral("basicConstraints")));
    // Nothing but the key tells anything.
    QVERIFY(certificate.subjectAlternativeNames().isEmpty());
}

void CertificateTest::isAnotherOneEachTime()
{
    const auto key = SpaceKey::generate();
    const QSslCertificate one(*crypto::selfSignedCertificate(*key, noon()));
    const QSslCertificate two(*crypto::selfSignedCertificate(*key, noon()));
    QVERIFY(one.serialNumber() != two.serialNumber());
    QCOMPARE(one.publicKey().toDer(), two.publicKey().toDer());
}

QTEST_APPLESS_MAIN(CertificateTest)
#include "certificatetest.moc"
