// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Window

Item {
    id: root

    width: 900
    height: 600

    Component {
        id: banner

        DiskBanner {
            width: root.width
        }
    }

    Component {
        id: notice

        DamageNotice {}
    }

    TestCase {
        name: "Damage"
        when: windowShown

        property QtObject play
        property QtObject shown

        function init() {
            Fixture.begin();
            play = Fixture.play();
        }

        function cleanup() {
            if (shown)
                shown.destroy();
            shown = null;
            wait(0);
            Fixture.end();
        }

        function test_tellsWhereADamagedFileIs() {
            shown = notice.createObject(root, { app: Fixture.app });
            play.damage("/home/mara/space.db.damaged-2026-11-22T10-00-00");
            play.damage("/home/mara/profile.db.damaged-2026-11-22T10-00-01");
            const question = Fixture.find(shown, "DamageDialog");
            tryVerify(() => question.opened);
            verify(question.text.includes("/home/mara/space.db.damaged-2026-11-22T10-00-00"));
            verify(question.text.includes("/home/mara/profile.db.damaged-2026-11-22T10-00-01"));
            keyClick(Qt.Key_Escape);
            tryCompare(Fixture.app, "damagedFile", "");
            tryCompare(shown, "isShown", false);
        }

        function test_saysThatTheDiskRefusesWhileItDoes() {
            shown = banner.createObject(root, { space: Fixture.app.space });
            verify(!shown.visible);
            const room = Fixture.app.space.room;
            play.failMessage("general", "refused");
            room.discard(room.timeline.data(room.timeline.index(0, 0), Fixture.roleOf(room.timeline, "id")));
            play.failDisk();
            verify(shown.visible);
            play.advance(6);
            verify(!shown.visible);
        }
    }
}
