// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/receiptsmodel.h"
#include "models/modelrows.h"
#include "store/samples.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace std::chrono_literals;
using models::ReceiptsModel;
using protocol::MessageReceipt;

class ReceiptsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoHasReadItFirst();
    void ordersEachByTime();
    void saysSinceWhen();
    void beginsAnewWithAnotherMessage();

private:
    [[nodiscard]] static MessageReceipt receipt(const QString &name,
                                                std::optional<std::chrono::hours> delivered = {},
                                                std::optional<std::chrono::hours> read = {});
};

MessageReceipt ReceiptsModelTest::receipt(const QString &name, std::optional<std::chrono::hours> delivered,
                                          std::optional<std::chrono::hours> read)
{
    const auto at = [](std::optional<std::chrono::hours> hour) {
        return hour ? std::optional(wire::at(*hour)) : std::nullopt;
    };
    return {base::UserId(u"u-"_qs + name), name, protocol::AvatarColor::Teal, at(delivered), at(read)};
}

void ReceiptsModelTest::tellsWhoHasReadItFirst()
{
    ReceiptsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({receipt(u"Ada"_qs), receipt(u"Ben"_qs, 9h), receipt(u"Cleo"_qs, 9h, 10h)});
    QCOMPARE(models::rowsOf(model, {"name", "reached"}),
             (QStringList{u"Cleo Read"_qs, u"Ben Delivered"_qs, u"Ada NotYet"_qs}));
}

void ReceiptsModelTest::ordersEachByTime()
{
    ReceiptsModel model;
    model.show({receipt(u"Ada"_qs, 9h, 12h), receipt(u"Ben"_qs, 10h, 11h), receipt(u"Dan"_qs),
                receipt(u"Cleo"_qs), receipt(u"Eve"_qs, 12h), receipt(u"Finn"_qs, 11h)});
    QCOMPARE(models::rowsOf(model, {"name"}),
             (QStringList{u"Ben"_qs, u"Ada"_qs, u"Finn"_qs, u"Eve"_qs, u"Cleo"_qs, u"Dan"_qs}));
}

void ReceiptsModelTest::saysSinceWhen()
{
    ReceiptsModel model;
    model.show({receipt(u"Ada"_qs, 9h, 12h), receipt(u"Ben"_qs, 10h), receipt(u"Cleo"_qs)});
    const models::ReceiptItem &ada = model.items().front();
    QCOMPARE(ada.timestamp, base::toDateTime(wire::at(12h)));
    QCOMPARE(ada.user, u"u-Ada"_qs);
    QCOMPARE(ada.avatarColor, 1);
    QCOMPARE(model.items()[1].timestamp, base::toDateTime(wire::at(10h)));
    QVERIFY(!model.items()[2].timestamp.isValid());
}

void ReceiptsModelTest::beginsAnewWithAnotherMessage()
{
    ReceiptsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({receipt(u"Ada"_qs, 9h)});
    model.show({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_APPLESS_MAIN(ReceiptsModelTest)
#include "receiptsmodeltest.moc"
