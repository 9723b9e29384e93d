// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Window

TestCase {
    id: root

    name: "Window"

    property Main window
    property QtObject play

    Component {
        id: component

        Main { app: Fixture.app }
    }

    function init() {
        Fixture.begin();
        play = Fixture.play();
        play.makeRoom("Jun", "lunch");
        play.makeRoom("Jun", "print-queue");
    }

    function cleanup() {
        if (window)
            window.destroy();
        window = null;
        wait(0);
        Fixture.end();
    }

    function show(width: int) {
        window = component.createObject(null, { width });
        window.requestActivate();
        tryVerify(() => window.active);
        wait(20);
    }

    function openName() {
        return Fixture.app.space.room.name;
    }

    function test_keepsItsPlaceBeforeItIsClosed() {
        show(1100);
        window.width = 900;
        tryVerify(() => Fixture.app.settings.window.width === 900);
    }

    function test_stepsFromRoomToRoomInAllWidths_data() {
        return [
            { tag: "with sidebar and members", width: 1100, hasSidebar: true },
            { tag: "with the sidebar", width: 800, hasSidebar: true },
            { tag: "with neither", width: 500, hasSidebar: false }
        ];
    }

    function test_stepsFromRoomToRoomInAllWidths(row) {
        show(row.width);
        compare(!!Fixture.find(window, "SpaceSidebar"), row.hasSidebar);
        Fixture.press(window, Qt.Key_Down, Qt.AltModifier);
        compare(openName(), "lunch");
        Fixture.press(window, Qt.Key_Down, Qt.AltModifier);
        compare(openName(), "print-queue");
        Fixture.press(window, Qt.Key_Up, Qt.AltModifier);
        compare(openName(), "lunch");
    }

    function test_stepsFromAnOpenDrawerWhichCloses_data() {
        return [
            { tag: "sidebar", open: "openSidebar", type: "SpaceSidebar" },
            { tag: "details", open: "openDetails", type: "RoomDetails" }
        ];
    }

    function test_stepsFromAnOpenDrawerWhichCloses(row) {
        show(500);
        Fixture.find(window, "SpaceDrawers")[row.open]();
        tryVerify(() => Fixture.find(window, row.type));
        Fixture.press(window, Qt.Key_Down, Qt.AltModifier);
        compare(openName(), "lunch");
        tryVerify(() => !Fixture.find(window, row.type));
    }

    function test_tellsWhoHasReadAMessage() {
        show(1100);
        Fixture.app.space.room.send("hello");
        play.advance(2);
        play.read("Jun", "general");
        play.advance(2);
        wait(20);
        mouseClick(Fixture.find(window, "MessageMark"));
        verify(Fixture.findText(window, "Asking the space …"));
        play.settle();
        tryVerify(() => Fixture.find(window, "ReceiptDelegate"));
        const row = Fixture.find(window, "ReceiptDelegate");
        compare(row.name, "Jun");
        compare(row.what.slice(0, 5), "Read ");
    }

    function test_saysThatNobodyCanBeAskedWhileOffline() {
        show(1100);
        Fixture.app.space.room.send("hello");
        play.advance(2);
        play.stopServer();
        wait(20);
        mouseClick(Fixture.find(window, "MessageMark"));
        verify(Fixture.findText(window, "This needs a connection to the space. Try again when you’re back online."));
    }

    function test_keepsToOneselfWhatOneReads() {
        show(1100);
        window.openSettings();
        wait(20);
        const choice = Fixture.findText(window, "Send read receipts");
        verify(Fixture.app.settings.sendsReadReceipts);
        choice.forceActiveFocus();
        Fixture.press(window, Qt.Key_Space, Qt.NoModifier);
        verify(!Fixture.app.settings.sendsReadReceipts);
    }

    function test_stepsNowhereBehindADialog() {
        show(1100);
        window.openSettings();
        wait(20);
        Fixture.press(window, Qt.Key_Down, Qt.AltModifier);
        compare(openName(), "general");
    }

    function test_stepsNowhereOnTheStartPage() {
        show(500);
        Fixture.app.showStart();
        Fixture.press(window, Qt.Key_Down, Qt.AltModifier);
        compare(Fixture.app.space, null);
    }
}
