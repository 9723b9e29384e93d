// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mentions.h"

#include <QTest>

/// Whom a text names.
class MentionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhomATextNames_data();
    void findsWhomATextNames();
    void namesNobodyTwice();
    void leavesALargeRoomAlone();

private:
    static client::MemberRow member(const QString &name) { return {base::UserId(name), name, {}, {}}; }
    [[nodiscard]] static QString named(const protocol::Mentions &mentions)
    {
        QStringList names;
        for (const base::UserId &user : mentions.people)
            names.append(user.value());
        if (mentions.isRoom)
            names.append(QStringLiteral("everybody"));
        return names.join(QStringLiteral(", "));
    }

    const std::vector<client::MemberRow> m_members{
        member(QStringLiteral("Ben")), member(QStringLiteral("Ben Adu")), member(QStringLiteral("Zoë")),
        member(QStringLiteral("木村"))};
};

void MentionsTest::findsWhomATextNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("people");
    QTest::newRow("nobody") << QStringLiteral("Is anybody here?") << QString();
    QTest::newRow("a name without the sign") << QStringLiteral("Ben is here") << QString();
    QTest::newRow("at the beginning") << QStringLiteral("@Ben are you here?") << QStringLiteral("Ben");
    QTest::newRow("at the end") << QStringLiteral("Thanks, @Ben") << QStringLiteral("Ben");
    QTest::newRow("before a sign") << QStringLiteral("Thanks (@Ben)!") << QStringLiteral("Ben");
    QTest::newRow("the longer name") << QStringLiteral("@Ben Adu, @Zoë") << QStringLiteral("Ben Adu, Zoë");
    QTest::newRow("in any case") << QStringLiteral("@ZOË") << QStringLiteral("Zoë");
    QTest::newRow("another script") << QStringLiteral("やあ @木村") << QStringLiteral("木村");
    QTest::newRow("the beginning of a word") << QStringLiteral("@Benno") << QString();
    QTest::newRow("an address") << QStringLiteral("mail@Ben.example") << QString();
    QTest::newRow("a lone sign") << QStringLiteral("at 5 @ the door, @") << QString();
    QTest::newRow("everybody") << QStringLiteral("@room lunch!") << QStringLiteral("everybody");
    QTest::newRow("everybody and one") << QStringLiteral("@Room, @Ben") << QStringLiteral("Ben, everybody");
}

void MentionsTest::findsWhomATextNames()
{
    QFETCH(const QString, text);
    QTEST(named(ui::mentionsIn(text, m_members)), "people");
}

void MentionsTest::namesNobodyTwice()
{
    QCOMPARE(named(ui::mentionsIn(QStringLiteral("@Ben, @Ben!"), m_members)), QStringLiteral("Ben"));
}

void MentionsTest::leavesALargeRoomAlone()
{
    std::vector<client::MemberRow> many;
    for (int i = 0; i < 51; ++i)
        many.push_back(member(QStringLiteral("Person %1").arg(i)));
    QCOMPARE(named(ui::mentionsIn(QStringLiteral("@room"), many)), QString());
}

QTEST_GUILESS_MAIN(MentionsTest)
#include "mentionstest.moc"
