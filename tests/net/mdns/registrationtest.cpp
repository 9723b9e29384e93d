// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/registration.h"

#include "net/mdns/samples.h"

#include <QTest>

using namespace net::mdns;

namespace {

const QHostAddress ipv4(QStringLiteral("192.168.1.5"));
const QHostAddress ipv6(QStringLiteral("fe80::1%lan"));

std::vector<QHostAddress> addressesIn(const std::vector<Record> &records)
{
    std::vector<QHostAddress> addresses;
    for (const Record &record : records) {
        if (const auto *address = std::get_if<Address>(&record.data))
            addresses.push_back(address->address);
    }
    return addresses;
}

} // namespace

class RegistrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsNeededToReachIt();
    void namesOnlyAddressesAtWhichItIsReached();
    void countsOnWhereANameIsTaken();
    void cutsALabelBetweenCharacters();
};

void RegistrationTest::saysWhatIsNeededToReachIt()
{
    const std::vector<Record> records = recordsOf(samples::registration(), {ipv4, ipv6});
    QCOMPARE(records.size(), 6U);
    std::vector<Record> expected = samples::announcement().answers;
    expected.insert(expected.begin() + 3, {allTypes(), Pointer{samples::services}, {}, false});
    for (std::size_t i = 0; i < records.size(); ++i) {
        QVERIFY2(records[i].name == expected[i].name && records[i].data == expected[i].data,
                 qPrintable(QString::number(i)));
        QCOMPARE(records[i].isUnique, expected[i].isUnique);
    }
}

void RegistrationTest::namesOnlyAddressesAtWhichItIsReached()
{
    const QHostAddress bareIpv6(QStringLiteral("fe80::1"));
    const std::vector<std::pair<QHostAddress, std::vector<QHostAddress>>> cases{
        {QHostAddress(QHostAddress::Any), {ipv4, bareIpv6}}, {QHostAddress(QHostAddress::AnyIPv4), {ipv4}},
        {QHostAddress(QHostAddress::AnyIPv6), {bareIpv6}},   {ipv4, {ipv4}},
        {QHostAddress(QHostAddress::LocalHost), {}},
    };
    for (const auto &[listensAt, expected] : cases) {
        Registration registration = samples::registration();
        registration.listensAt = listensAt;
        const std::vector<Record> records = recordsOf(registration, {ipv4, ipv6});
        QVERIFY2(addressesIn(records) == expected, qPrintable(listensAt.toString()));
        QCOMPARE(records.empty(), expected.empty());
    }
}

void RegistrationTest::countsOnWhereANameIsTaken()
{
    QCOMPARE(nextLabel("Studio"), "Studio (2)");
    QCOMPARE(nextLabel("Studio (2)"), "Studio (3)");
    QCOMPARE(nextLabel("Studio (9)"), "Studio (10)");
    QCOMPARE(nextLabel("Studio (x)"), "Studio (x) (2)");
    QCOMPARE(nextHostLabel("ws-a"), "ws-a-2");
    QCOMPARE(nextHostLabel("ws-a-2"), "ws-a-3");
}

void RegistrationTest::cutsALabelBetweenCharacters()
{
    QCOMPARE(nextLabel(QByteArray(63, 'a')), QByteArray(59, 'a') + " (2)");
    QCOMPARE(utf8Prefix(QString::fromUtf8("a\xc3\xbc"), 3), "a\xc3\xbc");
    QCOMPARE(utf8Prefix(QString::fromUtf8("a\xc3\xbc"), 2), "a");
    QCOMPARE(utf8Prefix(QString::fromUtf8("a\xf0\x9f\x99\x82"), 4), "a");
    QCOMPARE(nextLabel(QByteArray("\xc3\xbc").repeated(31)), QByteArray("\xc3\xbc").repeated(29) + " (2)");
}

QTEST_APPLESS_MAIN(RegistrationTest)
#include "registrationtest.moc"
