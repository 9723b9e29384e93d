// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/peoplescenes.h"

#include "gallery/beginnings.h"

namespace gallery {

namespace {

/// Mara looks for a message on another computer, which has only the newest.
void sought(Stage &stage, bool isOnline)
{
    stage.enterSpace();
    stage.talk();
    stage.showWindow();
    const base::Seq poster = seqOf(stage, QStringLiteral("Great. Same command as before?"));
    for (int i = 1; i <= 120; ++i)
        stage.app().say(QStringLiteral("Lukas Berg"), general().value(),
                        QStringLiteral("Proof %1 of 120 is on the wall.").arg(i));
    stage.app().mara().session().markRead(general());
    stage.app().advance(2);
    support::Device &laptop = stage.app().world().add(QStringLiteral("Mara Okafor"));
    stage.app().settle();
    stage.app().show(std::make_unique<ui::Space>(stage.app().world().clock(), laptop.session(),
                                                 QStringLiteral("192.168.1.20:7470")));
    stage.app().space()->openRoom(general().value());
    stage.app().settle();
    if (!isOnline) {
        stage.app().stopServer();
        stage.app().advance(2);
    }
    stage.app().space()->openMessage(general().value(), poster);
    stage.app().settle();
}

} // namespace

void moderated(Stage &stage)
{
    busyRoom(stage);
    const auto idOf = [&stage](const char *name) { return stage.app().idOf(QString::fromLatin1(name)); };
    ui::Moderation *moderation = stage.app().space()->moderation();
    moderation->setRoomModerator(general().value(), idOf("Jun Tanaka"), true);
    moderation->mute(general().value(), idOf("Lukas Berg"), 60);
    moderation->removeMember(general().value(), idOf("Priya Shah"), QStringLiteral("Advertising"));
    stage.app().settle();
}

void auditLog(Stage &stage)
{
    moderated(stage);
    stage.call(QStringLiteral("ModerationDialogs"), "showAuditLog");
    stage.app().settle();
}

void inbox(Stage &stage)
{
    busyRoom(stage);
    support::Device &jun = stage.app().person(QStringLiteral("Jun Tanaka"));
    const protocol::Mentions mara{{stage.app().mara().session().me()}, false};
    jun.session().write(general(), QStringLiteral("@Mara the courier is here"), {}, {}, mara);
    stage.app().settle();
    jun.session().write(general(), QStringLiteral("Thanks!"), {},
                        seqOf(stage, QStringLiteral("It did — the courier picked it up at eight.")));
    stage.app().settle();
    stage.call(QStringLiteral("SpaceDialogs"), "showInbox");
}

/// Jun, to whom Mara has handed the space over, moderates her.
void moderatedInbox(Stage &stage)
{
    inbox(stage);
    support::Device &jun = stage.app().person(QStringLiteral("Jun Tanaka"));
    const base::UserId mara = stage.app().mara().session().me();
    const auto ask = [&stage](support::Device &who, auto request) {
        who.session().ask(request, [](const client::Answer &) {});
        stage.app().settle();
    };
    ask(stage.app().mara(), protocol::SetRole{{}, jun.session().me(), protocol::Role::Owner, {}});
    ask(stage.app().mara(), protocol::SetRole{{}, mara, protocol::Role::Member, {}});
    ask(jun, protocol::SetRole{{}, mara, protocol::Role::Moderator, {}});
    ask(jun, protocol::MuteMember{{}, general(), mara, std::chrono::hours(2)});
    ask(jun,
        protocol::DeleteMessage{{}, general(), {seqOf(stage, QStringLiteral("Thanks! Printing it now."))}});
    ask(jun, protocol::RemoveMember{{}, general(), mara, QStringLiteral("please be kind")});
}

void emptyInbox(Stage &stage)
{
    emptyRoom(stage);
    stage.call(QStringLiteral("SpaceDialogs"), "showInbox");
}

void announcement(Stage &stage)
{
    busyRoom(stage);
    stage.app().space()->moderation()->announce(QStringLiteral("The office closes at four today."));
    stage.app().settle();
}

void announce(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("ModerationDialogs"), "announce");
}

void invite(Stage &stage)
{
    busyRoom(stage);
    stage.app().space()->openRoom(stage.app().roomOf(QStringLiteral("leads")));
    stage.app().settle();
    stage.call(QStringLiteral("SpaceDialogs"), "invite");
    stage.app().settle();
}

void invited(Stage &stage)
{
    invite(stage);
    ui::Moderation *moderation = stage.app().space()->moderation();
    const auto choose = [&](const char *name) {
        moderation->inviting()->toggle(stage.app().idOf(QString::fromUtf8(name)));
    };
    choose("Jun Tanaka");
    moderation->inviting()->send();
    stage.app().settle();
    moderation->ban(stage.app().idOf(QStringLiteral("Lukas Berg")), {});
    stage.app().settle();
    stage.call(QStringLiteral("SpaceDialogs"), "invite");
    stage.app().settle();
    choose("Lukas Berg");
    moderation->inviting()->send();
    stage.app().settle();
    choose("Ada Duarte");
    choose("Priya Shah");
}

void inviteNobody(Stage &stage)
{
    emptyRoom(stage);
    stage.call(QStringLiteral("SpaceDialogs"), "invite");
    stage.app().settle();
}

void bans(Stage &stage)
{
    busyRoom(stage);
    ui::Moderation *moderation = stage.app().space()->moderation();
    moderation->ban(stage.app().idOf(QStringLiteral("Lukas Berg")), {});
    moderation->ban(stage.app().idOf(QStringLiteral("Tariq Nasser")),
                    QStringLiteral("Advertising, after three warnings in print-queue"));
    stage.app().settle();
    stage.call(QStringLiteral("ModerationDialogs"), "showBans");
    stage.app().settle();
}

void noBans(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("ModerationDialogs"), "showBans");
    stage.app().settle();
}

void spaceRole(Stage &stage)
{
    busyRoom(stage);
    const QString name = QStringLiteral("Jun Tanaka");
    stage.chooseRole(stage.app().idOf(name), name);
}

void roles(Stage &stage)
{
    busyRoom(stage);
    ui::Moderation *moderation = stage.app().space()->moderation();
    using Role = models::MemberItem::Role;
    const auto idOf = [&stage](const char *name) { return stage.app().idOf(QString::fromUtf8(name)); };
    moderation->setSpaceRole(idOf("Ada Duarte"), Role::Moderator);
    moderation->setSpaceRole(idOf("Tariq Nasser"), Role::Guest);
    moderation->setRoomModerator(general().value(), idOf("Jun Tanaka"), true);
    stage.app().settle();
}

void messageFound(Stage &stage)
{
    sought(stage, true);
}

void messageAwaited(Stage &stage)
{
    sought(stage, false);
}

void messageGone(Stage &stage)
{
    busyRoom(stage);
    stage.app().space()->openMessage(general().value(), 9'999);
    stage.app().settle();
}

} // namespace gallery
