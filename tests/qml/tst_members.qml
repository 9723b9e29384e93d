// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Window

TestCase {
    id: root

    name: "Members"

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

    function jun(): Item {
        return Fixture.findText(Fixture.find(window, "RoomDetails"), "Jun");
    }

    /// The menu of Jun, laid out.
    function openMenu() {
        mouseClick(jun(), 5, 5, Qt.RightButton);
        const menu = Fixture.find(window, "MemberMenu");
        tryVerify(() => menu.opened);
        waitForRendering(window.contentItem);
        return menu;
    }

    function choose(text: string) {
        openMenu();
        mouseClick(Fixture.findText(window, text));
    }

    function test_opensTheMenuOfAMember() {
        compare(openMenu().name, "Jun");
        play.settle();
        compare(Fixture.app.space.room.name, "general");
    }

    function test_showsWhatSomebodySaysOfThemselves() {
        play.saySelf("Jun", "In a meeting");
        wait(20);
        verify(Fixture.findText(Fixture.find(window, "RoomDetails"), "In a meeting"));
        Fixture.app.space.openDirect(play.idOf("Jun"));
        play.settle();
        wait(20);
        verify(Fixture.findText(Fixture.find(window, "RoomHeader"), "In a meeting"));
        play.saySelf("Jun", "");
        wait(20);
        verify(!Fixture.findText(Fixture.find(window, "RoomHeader"), "In a meeting"));
    }

    function test_mutesAndOffersToEndThat() {
        choose("Mute for an hour");
        play.settle();
        openMenu();
        verify(Fixture.findText(window, "Let write again"));
    }

    function test_asksBeforeItBans() {
        choose("Ban from the space…");
        tryVerify(() => Fixture.find(window, "ReasonDialog"));
        compare(Fixture.find(window, "ReasonDialog").title, "Ban Jun from Garden Club?");
    }
}
