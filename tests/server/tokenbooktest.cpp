// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokenbook.h"

#include <QTest>

using namespace std::chrono_literals;
using base::DeviceId;
using server::TokenBook;
using server::TokenRecord;

namespace {

const base::UtcTime now(1h);
const DeviceId laptop(QStringLiteral("laptop"));
const DeviceId phone(QStringLiteral("phone"));

} // namespace

class TokenBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTokensUntilTheyExpire();
    void takesOverAllThatADeviceHas();
    void revokesADeviceAlone();
    void extendsADeviceAlone();
    void forgetsWhatExpiredLongAgo();
};

void TokenBookTest::knowsTokensUntilTheyExpire()
{
    const TokenBook book({{"a", laptop, now + 1s}, {"b", phone, now + 1s, true}});
    QVERIFY(book.isGood("a", now));
    QVERIFY(book.isGood("a", now + 1s - 1ms));
    QVERIFY(!book.isGood("a", now + 1s));
    QVERIFY(!book.isGood("b", now));
    QVERIFY(!book.isGood("c", now));
    QVERIFY(!book.isRevoked("a") && book.isRevoked("b") && !book.isRevoked("c"));
}

void TokenBookTest::takesOverAllThatADeviceHas()
{
    TokenBook book({{"a", laptop, now + 1h}, {"b", phone, now + 1h}});
    book.replace(laptop, {{"c", laptop, now + 1h}, {"d", laptop, now + 1h}}, now);
    QVERIFY(!book.isGood("a", now));
    QVERIFY(book.isGood("b", now) && book.isGood("c", now) && book.isGood("d", now));
}

void TokenBookTest::revokesADeviceAlone()
{
    TokenBook book({{"a", laptop, now + 1h}, {"b", phone, now + 1h}});
    book.revoke(laptop);
    book.revoke(DeviceId(QStringLiteral("none")));
    QVERIFY(!book.isGood("a", now) && book.isRevoked("a"));
    QVERIFY(book.isGood("b", now));
}

void TokenBookTest::extendsADeviceAlone()
{
    TokenBook book({{"a", laptop, now + 1s}, {"b", phone, now + 1s}});
    book.extend(laptop, now + 1h);
    QVERIFY(book.isGood("a", now + 1min));
    QVERIFY(!book.isGood("b", now + 1min));
}

void TokenBookTest::forgetsWhatExpiredLongAgo()
{
    TokenBook book({});
    base::UtcTime time = now;
    for (int i = 0; i < 20'000; ++i) {
        const DeviceId device(QString::number(i));
        book.replace(device, {{QByteArray::number(i), device, time + 100s}}, time);
        time += 1s;
    }
    QVERIFY2(book.size() <= 1'000, qPrintable(QString::number(book.size())));
    QVERIFY(book.isGood("19999", time));
}

QTEST_APPLESS_MAIN(TokenBookTest)
#include "tokenbooktest.moc"
