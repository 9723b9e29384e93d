// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Sidebar
import Wireside.Theme
import Wireside.Ui

Item {
    id: root

    width: 280
    height: 500

    Component {
        id: component

        Sidebar {
            width: root.width
            height: root.height
            onOpened: room => space.openRoom(room)
        }
    }

    SignalSpy {
        id: directs

        signalName: "directRequested"
    }

    TestCase {
        name: "RoomList"
        when: windowShown

        property Sidebar sidebar
        property QtObject play

        function init() {
            Fixture.begin();
            play = Fixture.play();
            play.makeRoom("Jun", "lunch");
            play.makeRoom("Jun", "print-queue");
            sidebar = createTemporaryObject(component, root, { app: Fixture.app, space: Fixture.app.space });
            directs.target = sidebar;
            directs.clear();
            wait(20);
        }

        function cleanup() {
            sidebar.destroy();
            sidebar = null;
            wait(0);
            Fixture.end();
        }

        function openName() {
            return Fixture.app.space.room.name;
        }

        function test_opensTheRoomThatIsPressed() {
            compare(openName(), "general");
            mouseClick(Fixture.findText(sidebar, "lunch"));
            compare(openName(), "lunch");
        }

        function test_movesByArrowKeysAndOpensByEnter() {
            Fixture.find(sidebar, "RoomList").forceActiveFocus();
            keyClick(Qt.Key_Down);
            compare(openName(), "general");
            keyClick(Qt.Key_Return);
            compare(openName(), "lunch");
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(openName(), "print-queue");
        }

        function test_goesOnFromTheRoomThatIsOpen() {
            Fixture.app.space.stepRoom(1);
            compare(openName(), "lunch");
            Fixture.find(sidebar, "RoomList").forceActiveFocus();
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(openName(), "print-queue");
        }

        function test_countsWhatIsUnread() {
            play.say("Jun", play.roomOf("lunch"), "who is hungry?");
            play.say("Jun", play.roomOf("lunch"), "soup?");
            wait(20);
            verify(Fixture.findText(sidebar, "2"));
            compare(Fixture.findText(sidebar, "lunch").font.weight, Font.DemiBold);
            compare(Fixture.findText(sidebar, "print-queue").font.weight, Font.Normal);
        }

        function test_keepsDirectMessagesApart() {
            verify(Fixture.findText(sidebar, "Direct messages"));
            Fixture.app.space.openDirect(play.idOf("Jun"));
            play.settle();
            wait(20);
            compare(openName(), "Jun");
            const heading = Fixture.findText(sidebar, "Direct messages");
            const row = Fixture.findText(sidebar, "Jun");
            const last = Fixture.findText(sidebar, "print-queue");
            verify(heading.mapToItem(sidebar, 0, 0).y < row.mapToItem(sidebar, 0, 0).y);
            verify(heading.mapToItem(sidebar, 0, 0).y > last.mapToItem(sidebar, 0, 0).y);
        }

        function test_showsTheColourThatTheOtherOneHasPicked() {
            const avatar = () => Fixture.find(Fixture.findText(sidebar, "Jun").parent, "Avatar");
            play.pickColor("Jun", 3);
            Fixture.app.space.openDirect(play.idOf("Jun"));
            play.settle();
            wait(20);
            compare(avatar().color, Theme.avatars[3]);
            play.pickColor("Jun", 6);
            play.say("Jun", play.roomOf("Jun"), "This one suits me better.");
            compare(avatar().color, Theme.avatars[6]);
        }

        function test_saysHowTheOtherOneIs() {
            const row = name => Fixture.findText(Fixture.find(sidebar, "RoomList"), name).parent.parent;
            const dot = name => Fixture.find(row(name), "PresenceDot");
            compare(row("general").Accessible.name, "general");
            verify(!dot("general"));
            Fixture.app.space.openDirect(play.idOf("Jun"));
            play.settle();
            wait(20);
            compare(row("Jun").Accessible.name, "Jun, online");
            verify(dot("Jun").visible);
            compare(dot("Jun").presence, MemberItem.Presence.Online);
            play.goAway("Jun");
            compare(row("Jun").Accessible.name, "Jun, away");
            compare(dot("Jun").presence, MemberItem.Presence.Away);
            Fixture.app.space.openRoom("general");
            play.say("Jun", play.roomOf("Jun"), "Are you there?");
            compare(row("Jun").Accessible.name, "Jun, away, 1 unread message(s)");
            play.stopServer();
            compare(row("Jun").Accessible.name, "Jun, presence unknown, 1 unread message(s)");
            compare(dot("Jun").presence, MemberItem.Presence.Unknown);
        }

        function test_saysHowItIsConnected() {
            verify(Fixture.findText(sidebar, "Garden Club · online"));
            play.stopServer();
            Fixture.app.space.room.send("for later");
            play.settle();
            verify(Fixture.findText(sidebar, "Offline · 1 waiting"));
        }
    }
}
