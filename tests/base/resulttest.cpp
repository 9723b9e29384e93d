// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

#include <QTest>

#include <memory>

using base::ErrorCode;
using base::Result;

class ResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAValue();
    void holdsAFailure();
    void takesAValueThatOnlyMoves();
    void letsItsValueBeChanged();
    void passesAFailureOnToAnotherType();
    void copiesAFailureAsAFailure();
    void succeedsWithoutAValue();
    void failsWithoutAValue();
};

void ResultTest::holdsAValue()
{
    const Result<QString> result = QStringLiteral("Ada");
    QVERIFY(result.has_value());
    QVERIFY(static_cast<bool>(result));
    QCOMPARE(*result, QStringLiteral("Ada"));
    QCOMPARE(result->size(), 3);
}

void ResultTest::holdsAFailure()
{
    const Result<QString> result = base::failure(ErrorCode::NotFound, QStringLiteral("no such room"));
    QVERIFY(!result.has_value());
    QVERIFY(!static_cast<bool>(result));
    QCOMPARE(result.error().code, ErrorCode::NotFound);
    QCOMPARE(result.error().detail, QStringLiteral("no such room"));
}

void ResultTest::takesAValueThatOnlyMoves()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    QVERIFY(result.has_value());
    const std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 7);
}

void ResultTest::letsItsValueBeChanged()
{
    Result<QString> result = QStringLiteral("Ada");
    result->append(u'!');
    *result += u'?';
    QCOMPARE(*result, QStringLiteral("Ada!?"));
}

void ResultTest::passesAFailureOnToAnotherType()
{
    const Result<int> first = base::failure(ErrorCode::NoSpace, QStringLiteral("the disk is full"));
    const Result<QString> second = base::failure(first.error());
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::NoSpace);
    QCOMPARE(second.error().detail, QStringLiteral("the disk is full"));
}

void ResultTest::copiesAFailureAsAFailure()
{
    // A Result converts to bool, which must not be taken for the value of a Result<bool>.
    Result<bool> original = base::failure(ErrorCode::Io, QStringLiteral("cannot read"));
    const Result<bool> copy = original;
    QVERIFY(!copy.has_value());
    QCOMPARE(copy.error().code, ErrorCode::Io);
}

void ResultTest::succeedsWithoutAValue()
{
    const Result<void> result;
    QVERIFY(result.has_value());
    QVERIFY(static_cast<bool>(result));
}

void ResultTest::failsWithoutAValue()
{
    const Result<void> result = base::failure(ErrorCode::Busy, QStringLiteral("in use"));
    QVERIFY(!result.has_value());
    QVERIFY(!static_cast<bool>(result));
    QCOMPARE(result.error().code, ErrorCode::Busy);
    QCOMPARE(result.error().detail, QStringLiteral("in use"));
}

QTEST_APPLESS_MAIN(ResultTest)
#include "resulttest.moc"
