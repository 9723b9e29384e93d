// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Ui
import Wireside.Window

/// What is asked and listed in the whole window of Mara, who owns the space.
TestCase {
    id: root

    name: "Moderation"

    property Main window
    property QtObject play

    Component {
        id: component

        Main { app: Fixture.app }
    }

    function init() {
        Fixture.begin();
        play = Fixture.play();
        play.come("Jun");
        play.come("Priya");
        Fixture.app.space.createRoom("Tea", true);
        play.settle();
        window = component.createObject(null, { width: 1100 });
        window.requestActivate();
        tryVerify(() => window.active);
        wait(20);
    }

    function cleanup() {
        window.destroy();
        window = null;
        wait(0);
        Fixture.end();
    }

    function press(key) {
        Fixture.press(window, key, Qt.NoModifier);
        wait(0);
    }

    /// A dialog of that type, open and with what the space says.
    function opened(type): QtObject {
        tryVerify(() => Fixture.find(window, type)?.opened);
        play.settle();
        waitForRendering(window.contentItem);
        return Fixture.find(window, type);
    }

    function invite(): QtObject {
        Fixture.find(window, "SpaceDialogs").invite();
        return opened("InviteDialog");
    }

    function moderation(): Item {
        return Fixture.find(window, "ModerationDialogs");
    }

    function test_invitesByKeyboard() {
        const dialog = invite();
        verify(!dialog.canConfirm);
        press(Qt.Key_Down);
        press(Qt.Key_Space);
        compare(Fixture.app.space.moderation.inviting.chosen, 1);
        press(Qt.Key_Down);
        press(Qt.Key_Return);
        compare(Fixture.app.space.moderation.inviting.chosen, 2);
        mouseClick(Fixture.findText(window, "Invite 2"));
        play.settle();
        tryVerify(() => !Fixture.find(window, "InviteDialog"));
        compare(Fixture.app.space.room.memberCount, 3);
    }

    function test_findsWhomToInvite() {
        invite();
        Fixture.commit("pr");
        compare(Fixture.app.space.moderation.inviting.people.rowCount(), 1);
        press(Qt.Key_Return);
        compare(Fixture.app.space.moderation.inviting.chosen, 1);
        Fixture.commit("x");
        tryVerify(() => Fixture.findText(window, "Nobody here is called like that."));
    }

    function test_saysWhoIsInTheRoomAlready() {
        Fixture.app.space.openRoom("general");
        play.settle();
        invite();
        verify(Fixture.findText(window, "Is in this room"));
        press(Qt.Key_Down);
        press(Qt.Key_Space);
        compare(Fixture.app.space.moderation.inviting.chosen, 0);
    }

    function test_saysWhyThereIsNobodyOffline() {
        play.stopServer();
        invite();
        verify(Fixture.findText(window, "The space does not say who there is. Try again when you’re back online."));
    }

    function test_letsBackInWhoWasBanned() {
        Fixture.app.space.moderation.ban(Fixture.play().idOf("Jun"), "Spam");
        play.settle();
        moderation().showBans();
        opened("BansDialog");
        waitForRendering(window.contentItem);
        mouseClick(Fixture.findText(window, "Let back in"));
        tryVerify(() => Fixture.findText(window, "Let Jun back into Garden Club?"));
        play.settle();
        compare(Fixture.app.space.moderation.bans.rowCount(), 1);
        // The question stands before the list.
        const dialog = Fixture.find(window, "BansDialog");
        const question = Fixture.find(window, "Dialog");
        verify(question && question !== dialog);
        question.confirm();
        play.settle();
        tryVerify(() => Fixture.findText(window, "Nobody is banned"));
    }

    function test_givesARoleInTheSpace() {
        const jun = play.idOf("Jun");
        moderation().chooseRole(jun, "Jun", MemberItem.Role.Member);
        const dialog = opened("SpaceRoleDialog");
        verify(!dialog.canConfirm);
        mouseClick(Fixture.findText(window, "Guest"));
        verify(dialog.canConfirm);
        mouseClick(Fixture.findText(window, "Save"));
        play.settle();
        tryVerify(() => !Fixture.find(window, "SpaceRoleDialog"));
        Fixture.app.space.openRoom("general");
        play.settle();
        tryVerify(() => Fixture.findText(Fixture.find(window, "RoomDetails"), "guest"));
    }

    function test_saysWhyARoleCannotBeGiven() {
        moderation().chooseRole(Fixture.app.space.me, "Mara", MemberItem.Role.Owner);
        const dialog = opened("SpaceRoleDialog");
        dialog.chosen = MemberItem.Role.Member;
        mouseClick(Fixture.findText(window, "Save"));
        play.settle();
        verify(dialog.opened);
        verify(dialog.problem.includes("the last owner of a space stays one"), dialog.problem);
    }
}
