// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/bearer.h"

#include "protocol/limits.h"

#include <QTest>

using net::bearerOf;

class BearerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheToken_data();
    void findsTheToken();
    void refusesSeveralHeaders();
};

void BearerTest::findsTheToken_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("token"); // null: none; empty: a bad one
    const QString bad = QStringLiteral("");
    QTest::newRow("none") << QByteArray() << QByteArray("/ws") << QString();
    QTest::newRow("no query") << QByteArray() << QByteArray("/ws?") << QString();
    QTest::newRow("another parameter") << QByteArray() << QByteArray("/ws?atoken=a&tokens=b") << QString();
    QTest::newRow("a header") << QByteArray("Bearer a.b-c_d~e+f/g=") << QByteArray("/ws")
                              << QStringLiteral("a.b-c_d~e+f/g=");
    QTest::newRow("in another case") << QByteArray("bEARER  abc ") << QByteArray("/ws")
                                     << QStringLiteral("abc");
    QTest::newRow("a parameter") << QByteArray() << QByteArray("/ws?token=abc") << QStringLiteral("abc");
    QTest::newRow("among others") << QByteArray() << QByteArray("/ws?a=b&token=abc&c")
                                  << QStringLiteral("abc");
    QTest::newRow("both") << QByteArray("Bearer abc") << QByteArray("/ws?token=def") << QStringLiteral("abc");
    QTest::newRow("an empty header") << QByteArray("") << QByteArray("/ws?token=abc") << bad;
    QTest::newRow("a header without a token") << QByteArray("Bearer") << QByteArray("/ws") << bad;
    QTest::newRow("two words") << QByteArray("Bearer abc def") << QByteArray("/ws") << bad;
    QTest::newRow("another scheme") << QByteArray("Digest abc") << QByteArray("/ws") << bad;
    QTest::newRow("an empty parameter") << QByteArray() << QByteArray("/ws?token=") << bad;
    QTest::newRow("two parameters") << QByteArray() << QByteArray("/ws?token=abc&token=abc") << bad;
    QTest::newRow("an escape") << QByteArray() << QByteArray("/ws?token=a%62c") << bad;
    QTest::newRow("other letters") << QByteArray("Bearer \xc3\xa4") << QByteArray("/ws") << bad;
    QTest::newRow("too long") << "Bearer " + QByteArray(protocol::maxToken + 1, 'a') << QByteArray("/ws")
                              << bad;
}

void BearerTest::findsTheToken()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, target);
    QFETCH(QString, token);
    net::RequestHead head;
    head.target = target;
    if (!header.isNull())
        head.headers.push_back({"authorization", header});
    const net::Bearer bearer = bearerOf(head);
    if (token.isNull())
        QVERIFY(std::holds_alternative<net::NoBearer>(bearer));
    else if (token.isEmpty())
        QVERIFY(std::holds_alternative<net::BadBearer>(bearer));
    else
        QCOMPARE(std::get<QString>(bearer), token);
}

void BearerTest::refusesSeveralHeaders()
{
    net::RequestHead head;
    head.headers = {{"Authorization", "Bearer abc"}, {"Authorization", "Bearer abc"}};
    QVERIFY(std::holds_alternative<net::BadBearer>(bearerOf(head)));
}

QTEST_APPLESS_MAIN(BearerTest)
#include "bearertest.moc"
