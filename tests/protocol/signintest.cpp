// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/signin.h"

#include <QTest>

using protocol::Challenge;
using protocol::signedChallenge;

class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsTheLabelTheNonceTheSpaceAndItsKey();
    void signsOtherBytesWhereAnyPartDiffers();

private:
    const Challenge m_challenge{.nonce = QByteArray(32, '\x07'),
                                .space =
                                    base::SpaceId(QStringLiteral("0b9f1c52-6c1e-4d3a-9a57-2f6f8e1d4c30")),
                                .key = QByteArrayLiteral("the key")};
};

void SignInTest::signsTheLabelTheNonceTheSpaceAndItsKey()
{
    QByteArray expected("wireside sign-in 1");
    expected.append('\0');
    expected.append(QByteArray(32, '\x07'));
    expected.append("0b9f1c52-6c1e-4d3a-9a57-2f6f8e1d4c30");
    expected.append("the key");
    QCOMPARE(signedChallenge(m_challenge), expected);
}

void SignInTest::signsOtherBytesWhereAnyPartDiffers()
{
    Challenge other = m_challenge;
    other.nonce[31] = '\x08';
    QVERIFY(signedChallenge(other) != signedChallenge(m_challenge));
    other = m_challenge;
    other.space = base::SpaceId(QStringLiteral("0b9f1c52-6c1e-4d3a-9a57-2f6f8e1d4c31"));
    QVERIFY(signedChallenge(other) != signedChallenge(m_challenge));
    other = m_challenge;
    other.key = QByteArrayLiteral("the kez");
    QVERIFY(signedChallenge(other) != signedChallenge(m_challenge));
}

QTEST_APPLESS_MAIN(SignInTest)
#include "signintest.moc"
