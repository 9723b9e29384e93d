// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/roomscenes.h"

#include "gallery/beginnings.h"

#include <algorithm>

namespace gallery {

void noRoom(Stage &stage)
{
    stage.enterSpace();
    stage.app().space()->closeRoom();
    stage.showWindow();
}

void unreadLine(Stage &stage)
{
    stage.enterSpace();
    stage.talk();
    stage.app().space()->closeRoom();
    stage.app().say(QStringLiteral("Lukas Berg"), general().value(),
                    QStringLiteral("Morning! Mara, can you check whether the order went out?"));
    stage.app().say(QStringLiteral("Lukas Berg"), general().value(), QStringLiteral("They asked again."));
    stage.app().say(QStringLiteral("Ada Duarte"), general().value(),
                    QStringLiteral("No hurry, it is only for Monday.\nI put the paper on your desk."));
    stage.app().space()->openRoom(general().value());
    stage.app().settle();
    stage.showWindow();
}

void switched(Stage &stage)
{
    busyRoom(stage);
    stage.app().space()->openRoom(stage.app().roomOf(QStringLiteral("Jun Tanaka")));
    stage.app().settle();
}

void failed(Stage &stage)
{
    stage.enterSpace();
    stage.talk();
    stage.app().failMessage(general().value(),
                            QStringLiteral("This one answers a message that is not there."));
    stage.showWindow();
}

void editing(Stage &stage)
{
    failed(stage);
    stage.app().say(QStringLiteral("Jun Tanaka"), general().value(), QStringLiteral("Which one?"));
    const auto &rows = stage.app().mara().diary().rows(general());
    const auto refused =
        std::ranges::find(rows, client::TimelineRow::State::Failed, &client::TimelineRow::state);
    stage.app().space()->room()->edit(refused->event.id.value().toString(QUuid::WithoutBraces));
    stage.app().settle();
}

void gap(Stage &stage)
{
    stage.enterSpace();
    stage.talk();
    stage.showWindow();
    stage.app().miss(QStringLiteral("Jun Tanaka"), general().value(), 300);
    stage.app().stopServer();
    stage.app().advance(2);
    const auto &rows = stage.app().mara().diary().rows(general());
    const auto missing =
        std::ranges::find(rows, client::TimelineRow::State::Missing, &client::TimelineRow::state);
    stage.showRow(static_cast<int>(rows.end() - missing) - 1);
}

void amended(Stage &stage)
{
    busyRoom(stage);
    const QString question = QStringLiteral("Who has the key for the store room?");
    const QString slip = QStringLiteral("It is in my coat, sorry.");
    stage.app().say(QStringLiteral("Jun Tanaka"), general().value(), question);
    stage.app().say(QStringLiteral("Priya Shah"), general().value(),
                    QStringLiteral("Not me, I gave it to Luka."));
    stage.app().say(QStringLiteral("Lukas Berg"), general().value(), slip);
    const auto amend = [&stage](const QString &who, const protocol::Amendment &amendment) {
        stage.app().person(who).session().amend(general(), amendment);
        stage.app().settle();
    };
    const base::Seq asked = seqOf(stage, question);
    amend(QStringLiteral("Priya Shah"), protocol::ReactionSet{asked, QStringLiteral("👀"), true});
    amend(QStringLiteral("Lukas Berg"), protocol::ReactionSet{asked, QStringLiteral("👀"), true});
    amend(QStringLiteral("Mara Okafor"), protocol::ReactionSet{asked, QStringLiteral("👍"), true});
    amend(QStringLiteral("Priya Shah"),
          protocol::MessageEdited{seqOf(stage, QStringLiteral("Not me, I gave it to Luka.")),
                                  QStringLiteral("Not me, I gave it to Lukas.")});
    amend(QStringLiteral("Mara Okafor"), protocol::MessagePinned{asked, true});
    amend(QStringLiteral("Lukas Berg"), protocol::MessageDeleted{seqOf(stage, slip)});
}

void receipts(Stage &stage)
{
    busyRoom(stage);
    for (const char *name : {"Jun Tanaka", "Priya Shah"})
        stage.app().person(QString::fromLatin1(name)).session().markRead(general());
    stage.app().advance(2);
    stage.app().mara().write(general(), QStringLiteral("The invoice is in the folder on the desk."));
    stage.app().advance(2);
    stage.app().mara().write(general(), QStringLiteral("I am back at two."));
    stage.app().settle();
}

void receiptsDialog(Stage &stage)
{
    receipts(stage);
    stage.app().space()->room()->receipts()->show(
        seqOf(stage, QStringLiteral("It did — the courier picked it up at eight.")));
    stage.app().settle();
}

void receiptsOffline(Stage &stage)
{
    receipts(stage);
    stage.app().stopServer();
    stage.app().advance(2);
    stage.app().space()->room()->receipts()->show(1);
}

void directRead(Stage &stage)
{
    switched(stage);
    const base::RoomId direct(stage.app().space()->room()->id());
    stage.app().mara().write(direct, QStringLiteral("Did the courier leave a number?"));
    stage.app().settle();
    stage.app().read(QStringLiteral("Jun Tanaka"), direct.value());
    stage.app().advance(2);
}

void direct(Stage &stage)
{
    stage.enterSpace();
    stage.talk();
    stage.app().space()->openRoom(stage.app().roomOf(QStringLiteral("Jun Tanaka")));
    stage.app().settle();
    stage.showWindow();
}

} // namespace gallery
