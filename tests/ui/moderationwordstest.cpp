// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moderationwords.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using protocol::ModerationAction;
using protocol::Notification;
using protocol::NotificationKind;
using Action = ModerationAction;

Q_DECLARE_METATYPE(protocol::ModerationAction)

namespace {

/// Noon of a day, where this runs.
base::UtcTime noon()
{
    const QDateTime noon(QDate(2026, 11, 20), QTime(12, 0));
    return base::UtcTime(std::chrono::milliseconds(noon.toMSecsSinceEpoch()));
}

} // namespace

/// How it is said what moderators did.
class ModerationWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void saysWhatWasDone_data();
    void saysWhatWasDone();
    void saysUntilWhen();
    void leavesNamesAsTheyAre();
    void saysNothingOfOtherKinds();

private:
    [[nodiscard]] static Notification done(Action action, const QString &detail = {})
    {
        Notification notification{1,
                                  NotificationKind::Moderation,
                                  base::RoomId(QStringLiteral("r-tea")),
                                  {},
                                  base::UserId(QStringLiteral("u-ada")),
                                  QStringLiteral("Ada"),
                                  {},
                                  noon()};
        notification.action = action;
        if (!detail.isNull())
            notification.detail = detail;
        return notification;
    }
};

void ModerationWordsTest::saysWhatWasDone_data()
{
    QTest::addColumn<ModerationAction>("action");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<bool>("isInRoom");
    QTest::addColumn<QString>("words");
    const QString moderator = QStringLiteral("moderator");
    QTest::newRow("removed") << Action::Remove << QString() << true
                             << QStringLiteral("Ada removed you from Tea");
    QTest::newRow("removed for a reason") << Action::Remove << QStringLiteral("be kind") << true
                                          << QStringLiteral("Ada removed you from Tea: be kind");
    QTest::newRow("no longer muted") << Action::Mute << QString() << true
                                     << QStringLiteral("Ada lets you write in Tea again");
    QTest::newRow("appointed") << Action::Appoint << moderator << true
                               << QStringLiteral("Ada made you a moderator of Tea");
    QTest::newRow("dismissed") << Action::Appoint << QStringLiteral("member") << true
                               << QStringLiteral("Ada ended that you moderate Tea");
    QTest::newRow("owner") << Action::Appoint << QStringLiteral("owner") << false
                           << QStringLiteral("Ada made you an owner of Tea");
    QTest::newRow("moderator of the space")
        << Action::Appoint << moderator << false << QStringLiteral("Ada made you a moderator of Tea");
    QTest::newRow("guest") << Action::Appoint << QStringLiteral("guest") << false
                           << QStringLiteral("Ada made you a guest of Tea");
    QTest::newRow("member") << Action::Appoint << QStringLiteral("member") << false
                            << QStringLiteral("Ada made you a member of Tea");
    QTest::newRow("deleted") << Action::Delete << QString() << true
                             << QStringLiteral("Ada deleted a message of yours in Tea");
}

void ModerationWordsTest::saysWhatWasDone()
{
    QFETCH(ModerationAction, action);
    QFETCH(QString, detail);
    QFETCH(bool, isInRoom);
    Notification notification = done(action, detail);
    if (!isInRoom)
        notification.room.reset();
    QTEST(ui::moderationWords(notification, QStringLiteral("Tea")), "words");
}

void ModerationWordsTest::saysUntilWhen()
{
    using namespace std::chrono_literals;
    const auto words = [](base::UtcTime until) {
        return ui::moderationWords(done(Action::Mute, base::isoText(until)), QStringLiteral("Tea"));
    };
    QCOMPARE(words(noon() + 3h + 30min), QStringLiteral("Ada muted you in Tea until 15:30:00"));
    QCOMPARE(words(noon() + 24h), QStringLiteral("Ada muted you in Tea until 21 Nov 2026 12:00:00"));
}

void ModerationWordsTest::leavesNamesAsTheyAre()
{
    Notification notification = done(Action::Remove, QStringLiteral("%1 of %2"));
    notification.name = QStringLiteral("%2");
    QCOMPARE(ui::moderationWords(notification, QStringLiteral("%3")),
             QStringLiteral("%2 removed you from %3: %1 of %2"));
}

void ModerationWordsTest::saysNothingOfOtherKinds()
{
    Notification notification = done(Action::Delete);
    notification.kind = NotificationKind::Mention;
    notification.action.reset();
    QCOMPARE(ui::moderationWords(notification, QStringLiteral("Tea")), QString());
}

QTEST_GUILESS_MAIN(ModerationWordsTest)
#include "moderationwordstest.moc"
