// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Room
import Wireside.Theme

Item {
    id: root

    width: 600
    height: 400

    Component {
        id: component

        TimelineView {
            width: root.width
            height: root.height
            myColor: -1
            isActive: true
        }
    }

    /// A message that somebody wants to see, in a room with more than is loaded at once.
    TestCase {
        name: "Seeking"
        when: windowShown

        property TimelineView view
        property ListView list
        property QtObject play
        property real first

        function init() {
            Fixture.begin();
            play = Fixture.play();
            for (let i = 1; i <= 20; ++i)
                play.say("Jun", "general", "message " + i);
            play.miss("Jun", "general", 300);
            Fixture.app.space.room.isWatched = true;
            Fixture.app.space.room.isWatched = false;
            view = createTemporaryObject(component, root, { room: Fixture.app.space.room });
            list = Fixture.find(view, "TimelineList");
            settle();
            first = rowOf("missed 300").seq - 299;
        }

        function cleanup() {
            if (view)
                view.destroy();
            view = null;
            list = null;
            wait(0);
            Fixture.end();
        }

        function settle() {
            play.settle();
            tryVerify(() => !view.isPlacing);
            wait(30);
        }

        function rowOf(text) {
            for (let index = 0; index < list.count; ++index) {
                const row = list.itemAtIndex(index);
                if (row && row.content === text)
                    return row;
            }
            return null;
        }

        function placeOf(text) {
            const row = rowOf(text);
            return row ? Math.round(row.mapToItem(view, 0, 0).y) : NaN;
        }

        function seek(number) {
            Fixture.app.space.openMessage("general", first + number - 1);
            settle();
        }

        function markOf(text) {
            return Fixture.find(rowOf(text), "MessageBody").isMarked;
        }

        function test_showsAMessageThatIsHere() {
            verify(list.atYEnd);
            seek(280);
            verify(Math.abs(placeOf("missed 280") - view.height / 3) < 2, placeOf("missed 280"));
            verify(markOf("missed 280"));
            verify(!markOf("missed 281"));
            verify(!view.isFollowing);
        }

        function test_fetchesAMessageOfTheGapAndStaysThere() {
            seek(100);
            const place = placeOf("missed 100");
            verify(Math.abs(place - view.height / 3) < 2, place);
            settle();
            wait(100);
            compare(placeOf("missed 100"), place);
            play.say("Jun", "general", "newer");
            settle();
            compare(placeOf("missed 100"), place);
        }

        function test_readsOnDownwardsWithoutAJump() {
            seek(100);
            for (let i = 0; i < 12; ++i) {
                mouseWheel(view, 50, 50, 0, -400);
                tryVerify(() => !list.moving);
                const seen = [];
                for (let number = 100; number <= 300; ++number) {
                    const place = placeOf("missed " + number);
                    if (place > 0 && place < view.height - 50)
                        seen.push(number);
                }
                verify(seen.length > 0);
                const text = "missed " + seen[0];
                const before = placeOf(text);
                settle();
                compare(placeOf(text), before);
                // One after the other, without a hole among those that show.
                compare(seen[seen.length - 1] - seen[0], seen.length - 1);
            }
        }

        function test_endsTheMarkAfterAWhile() {
            seek(280);
            play.advance(5);
            verify(!markOf("missed 280"));
            verify(Math.abs(placeOf("missed 280") - view.height / 3) < 2);
        }

        function test_leadsBackToTheNewest() {
            seek(100);
            mouseClick(Fixture.findText(view, "Jump to newest"));
            settle();
            verify(list.atYEnd);
            verify(rowOf("missed 300"));
        }

        function test_saysThatAMessageIsGone() {
            const banner = Fixture.find(view, "SeekingBanner");
            verify(!banner.visible);
            seek(9000);
            verify(banner.visible);
            compare(banner.title, "The message is not there any more.");
            verify(list.atYEnd);
            play.advance(10);
            verify(!banner.visible);
        }

        function test_saysThatItWaitsForTheConnection() {
            const banner = Fixture.find(view, "SeekingBanner");
            play.stopServer();
            seek(100);
            verify(banner.visible);
            compare(banner.text, "It is shown once you are connected.");
            play.startServer();
            settle();
            verify(!banner.visible);
            verify(Math.abs(placeOf("missed 100") - view.height / 3) < 2, placeOf("missed 100"));
        }

        function test_givesUpWhenToldSo() {
            play.stopServer();
            seek(100);
            mouseClick(Fixture.findText(view, "Close"));
            play.startServer();
            settle();
            verify(list.atYEnd);
            verify(!rowOf("missed 100"));
        }
    }
}
