// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Window

TestCase {
    id: root

    name: "Status"

    property Main window
    property QtObject play

    Component {
        id: component

        Main { app: Fixture.app }
    }

    function init() {
        Fixture.begin();
        play = Fixture.play();
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

    /// Asks what I am doing; the field of the question.
    function ask(): Item {
        Fixture.find(window, "SpaceDialogs").askForStatus();
        tryVerify(() => Fixture.find(window, "StatusDialog")?.opened);
        return Fixture.find(Fixture.find(window, "StatusDialog"), "TextField");
    }

    function test_showsWhatIWriteUnderMyName() {
        ask().text = "In a meeting";
        Fixture.press(window, Qt.Key_Return, Qt.NoModifier);
        tryVerify(() => !Fixture.find(window, "StatusDialog"));
        play.settle();
        compare(Fixture.app.space.statusText, "In a meeting");
        verify(Fixture.findText(Fixture.find(window, "SidebarHead"), "In a meeting"));
        compare(ask().text, "In a meeting");
    }

    function test_leavesItWhereEscapeIsPressed() {
        Fixture.app.space.statusText = "In a meeting";
        ask().text = "Out";
        Fixture.press(window, Qt.Key_Escape, Qt.NoModifier);
        tryVerify(() => !Fixture.find(window, "StatusDialog"));
        compare(Fixture.app.space.statusText, "In a meeting");
    }

    function test_takesItBack() {
        Fixture.app.space.statusText = "In a meeting";
        ask();
        waitForRendering(window.contentItem);
        mouseClick(Fixture.find(Fixture.find(window, "StatusDialog"), "IconButton"));
        tryVerify(() => !Fixture.find(window, "StatusDialog"));
        compare(Fixture.app.space.statusText, "");
    }
}
