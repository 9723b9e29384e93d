// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/scenes.h"

#include "gallery/beginnings.h"
#include "gallery/peoplescenes.h"
#include "gallery/roomscenes.h"
#include "gallery/signinscenes.h"

#include <QTextStream>

#include <algorithm>
#include <functional>

namespace gallery {

namespace {

struct Scene {
    Canvas canvas;
    std::function<void(Stage &)> play;
};

const QSize wide(1280, 800);
const ui::Settings::Values dark{{QStringLiteral("scheme"), QStringLiteral("Dark")}};

ui::Settings::Values scaled(const char *scale)
{
    return {{QStringLiteral("text_scale"), QString::fromLatin1(scale)}};
}

void freshStart(Stage &stage)
{
    stage.app().settings()->setName({});
    stage.showWindow();
}

void lockedKeychain(Stage &stage)
{
    stage.app().holdKey(static_cast<int>(ui::App::KeyState::Locked));
    stage.showWindow();
}

void noKeychain(Stage &stage)
{
    stage.app().holdKey(static_cast<int>(ui::App::KeyState::NoKeychain));
    freshStart(stage);
}

void knownSpaces(Stage &stage)
{
    stage.app().setSpaces(
        {{QStringLiteral("192.168.1.20:7470"), QStringLiteral("Studio 4"), {}, false, false},
         {QStringLiteral("workshop-pi.local"), QStringLiteral("Workshop"), {}, false, false},
         {QStringLiteral("10.0.0.31:7470"), QStringLiteral("Library reading group"), {}, false, false}});
    stage.showWindow();
}

void hosting(Stage &stage)
{
    stage.app().fixtureHosting().start(QStringLiteral("Studio 4"));
    stage.app().fixtureHosting().letIn(3);
    knownSpaces(stage);
}

void portTaken(Stage &stage)
{
    stage.app().fixtureHosting().fail(static_cast<int>(ui::Hosting::Problem::PortTaken));
    knownSpaces(stage);
}

void devices(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("SpaceDialogs"), "showDevices");
    stage.app().settle();
    stage.app().space()->devices()->link();
    stage.app().settle();
}

void roomSettings(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("SpaceDialogs"), "changeRoom");
}

void statusText(Stage &stage)
{
    busyRoom(stage);
    stage.app().space()->setStatusText(QStringLiteral("Printing posters"));
    stage.app().settle();
    stage.call(QStringLiteral("SpaceDialogs"), "askForStatus");
}

void fullDisk(Stage &stage)
{
    busyRoom(stage);
    stage.app().mara().write(general(), QStringLiteral("This has nowhere to go."));
    stage.app().failDisk();
}

void damaged(Stage &stage)
{
    busyRoom(stage);
    stage.app().damage(QStringLiteral("/home/mara/.local/share/wireside/spaces/3f6c/"
                                      "space.db.damaged-2026-11-20T08-42-07"));
}

void offline(Stage &stage)
{
    busyRoom(stage);
    stage.app().stopServer();
    stage.app().advance(2);
    stage.app().mara().write(general(), QStringLiteral("Tracking number is in the sheet."));
    stage.app().mara().write(general(), QStringLiteral("Also: who has the key for the store room?"));
    stage.app().settle();
}

void connecting(Stage &stage)
{
    offline(stage);
    stage.app().world().startServer();
    stage.app().space()->tryNow();
}

void refused(Stage &stage)
{
    support::Device &twin = stage.app().world().add(QStringLiteral("mara okafor"));
    stage.app().settle();
    stage.app().show(std::make_unique<ui::Space>(stage.app().world().clock(), twin.session(),
                                                 QStringLiteral("192.168.1.20:7470")));
    stage.showWindow();
}

void keyChanged(Stage &stage)
{
    stage.enterSpace();
    stage.talk();
    stage.showWindow();
    stage.app().stopServer();
    stage.app().world().host().setKey(QByteArray(32, 'k'));
    stage.app().startServer();
}

void sidebarDrawer(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("SpaceDrawers"), "openSidebar");
}

void detailsDrawer(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("SpaceDrawers"), "openDetails");
}

void createRoom(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("SpaceDialogs"), "createRoom");
}

void joinRooms(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("SpaceDialogs"), "joinRoom");
    stage.app().settle();
}

void choosePerson(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("SpaceDialogs"), "choosePerson");
}

void leaveRoom(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("SpaceDialogs"), "askToLeave");
}

/// In a room where people have talked.
template <void (*play)(Stage &)>
void inBusyRoom(Stage &stage)
{
    busyRoom(stage);
    play(stage);
}

template <Way way>
void signInBy(Stage &stage)
{
    signIn(stage, way);
}

void settings(Stage &stage)
{
    busyRoom(stage);
    stage.call(QStringLiteral("Main"), "openSettings");
}

std::vector<Scene> scenes()
{
    const auto at = [](const char *name, ui::Settings::Values chosen = {}, QSize size = wide) {
        return Canvas{QString::fromLatin1(name), size, std::move(chosen), Qt::LeftToRight};
    };
    Canvas mirrored = at("main-right-to-left");
    mirrored.direction = Qt::RightToLeft;
    return {
        {at("start-fresh"), freshStart},
        {at("start-no-keychain"), noKeychain},
        {at("start-keychain-locked"), lockedKeychain},
        {at("start-known"), knownSpaces},
        {at("start-hosting"), hosting},
        {at("start-port-taken-dark", dark), portTaken},
        {at("start-narrow", {}, QSize(500, 800)), hosting},
        {at("start-text-200", scaled("2")), knownSpaces},
        {at("signin-key"), signInBy<Way::Key>},
        {at("signin-password"), signInBy<Way::Password>},
        {at("signin-account"), signInBy<Way::NewAccount>},
        {at("signin-code-dark", dark), signInBy<Way::Code>},
        {at("signin-token"), signInBy<Way::Token>},
        {at("signin-refused"), signInRefused},
        {at("signin-put-off-dark", dark), signInPutOff},
        {at("signin-mistyped"), signInMistyped},
        {at("signin-narrow-200", scaled("2"), QSize(500, 700)), signInMistyped},
        {at("signed-out"), inBusyRoom<signedOut>},
        {at("room-none"), noRoom},
        {at("room-empty"), emptyRoom},
        {at("main"), busyRoom},
        {at("main-dark", dark), busyRoom},
        {at("room-unread"), unreadLine},
        {at("room-direct"), switched},
        {at("room-failed"), failed},
        {at("room-editing"), editing},
        {at("room-gap"), gap},
        {at("room-amended"), amended},
        {at("room-amended-dark", dark), amended},
        {at("room-moderated"), moderated},
        {at("room-roles"), roles},
        {at("room-message-found"), messageFound},
        {at("room-message-found-dark", dark), messageFound},
        {at("room-message-awaited"), messageAwaited},
        {at("room-message-gone"), messageGone},
        {at("announcement"), announcement},
        {at("announcement-narrow-dark", dark, QSize(500, 700)), announcement},
        {at("disk-full"), fullDisk},
        {at("damaged"), damaged},
        {at("offline"), offline},
        {at("offline-dark", dark), offline},
        {at("connecting"), connecting},
        {at("refused"), refused},
        {at("key-changed"), keyChanged},
        {at("narrow-800", {}, QSize(800, 700)), busyRoom},
        {at("narrow-600", {}, QSize(600, 700)), busyRoom},
        {at("narrow-500", {}, QSize(500, 700)), busyRoom},
        {at("drawer-sidebar", {}, QSize(500, 700)), sidebarDrawer},
        {at("drawer-details", {}, QSize(800, 700)), detailsDrawer},
        {at("drawer-details-dark", dark, QSize(500, 700)), detailsDrawer},
        {mirrored, busyRoom},
        {at("text-150", scaled("1.5")), busyRoom},
        {at("text-200", scaled("2")), busyRoom},
        {at("offline-narrow-200", scaled("2"), QSize(600, 700)), offline},
        {at("settings"), settings},
        {at("settings-dark", dark), settings},
        {at("settings-narrow-150", scaled("1.5"), QSize(500, 700)), settings},
        {at("dialog-create-room"), createRoom},
        {at("dialog-join-rooms"), joinRooms},
        {at("dialog-person"), choosePerson},
        {at("dialog-leave-dark", dark), leaveRoom},
        {at("dialog-inbox"), inbox},
        {at("dialog-inbox-empty-dark", dark), emptyInbox},
        {at("dialog-inbox-moderated"), moderatedInbox},
        {at("dialog-invite"), invite},
        {at("dialog-invite-refused-dark", dark), invited},
        {at("dialog-invite-nobody"), inviteNobody},
        {at("dialog-invite-narrow-150", scaled("1.5"), QSize(500, 700)), invited},
        {at("dialog-bans"), bans},
        {at("dialog-bans-empty-dark", dark), noBans},
        {at("dialog-space-role"), spaceRole},
        {at("dialog-devices"), devices},
        {at("dialog-password"), inBusyRoom<setPassword>},
        {at("dialog-sign-out"), inBusyRoom<askToSignOut>},
        {at("dialog-room-settings"), roomSettings},
        {at("dialog-status"), statusText},
        {at("direct"), direct},
        {at("dialog-announce"), announce},
        {at("room-receipts"), receipts},
        {at("room-receipts-dark", dark), receipts},
        {at("room-direct-read"), directRead},
        {at("dialog-receipts"), receiptsDialog},
        {at("dialog-receipts-dark", dark), receiptsDialog},
        {at("dialog-receipts-narrow-150", scaled("1.5"), QSize(500, 700)), receiptsDialog},
        {at("dialog-receipts-offline"), receiptsOffline},
        {at("dialog-audit-log"), auditLog},
        {at("dialog-audit-log-narrow-150", scaled("1.5"), QSize(500, 700)), auditLog},
    };
}

} // namespace

bool paintAll(const QString &folder, const QStringList &names)
{
    bool isPainted = true;
    for (const Scene &scene : scenes()) {
        if (!names.isEmpty() && !names.contains(scene.canvas.name))
            continue;
        QTextStream(stdout) << scene.canvas.name << Qt::endl;
        Stage stage(scene.canvas);
        scene.play(stage);
        isPainted = stage.paint(folder) && isPainted;
    }
    return isPainted;
}

} // namespace gallery
