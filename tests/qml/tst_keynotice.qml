// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Start
import Wireside.Ui

Item {
    id: root

    width: 900
    height: 700

    Component {
        id: page

        StartPage {
            anchors.fill: root
        }
    }

    TestCase {
        name: "KeyNotice"
        when: windowShown

        property QtObject play
        property Item shown

        function init() {
            Fixture.begin();
            play = Fixture.play();
            shown = page.createObject(root, { app: Fixture.app });
        }

        function cleanup() {
            shown.destroy();
            shown = null;
            wait(0);
            Fixture.end();
        }

        function notice(): Item {
            return Fixture.find(shown, "KeyNotice");
        }

        function test_saysNothingWhileAllIsWell() {
            verify(!notice().visible);
        }

        function test_saysThatTheKeyWillBeInAFile() {
            play.holdKey(App.KeyState.NoKeychain);
            verify(notice().visible);
            verify(!Fixture.findText(notice(), "Try again"));
        }

        function test_asksALockedKeychainAgain() {
            play.holdKey(App.KeyState.Locked);
            verify(notice().visible);
            mouseClick(Fixture.findText(notice(), "Try again"));
            verify(!notice().visible);
        }
    }
}
