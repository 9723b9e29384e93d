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

    TestCase {
        name: "Timeline"
        when: windowShown

        property TimelineView view
        property ListView list
        property QtObject play

        function init() {
            Fixture.begin();
            play = Fixture.play();
        }

        function cleanup() {
            if (view)
                view.destroy();
            view = null;
            list = null;
            wait(0);
            Fixture.end();
        }

        function show() {
            view = createTemporaryObject(component, root, { room: Fixture.app.space.room });
            list = Fixture.find(view, "QQuickListView");
            settle();
        }

        function settle() {
            play.settle();
            wait(30);
        }

        function talk(from, to) {
            for (let i = from; i <= to; ++i)
                play.say("Jun", "general", "message " + i);
        }

        /// The row of a message; nothing where the view has none. (A row that is kept to be used again is none.)
        function rowOf(text) {
            for (let index = 0; index < list.count; ++index) {
                const row = list.itemAtIndex(index);
                if (row && row.content === text)
                    return row;
            }
            return null;
        }

        /// Where a message stands in the view.
        function placeOf(text) {
            const row = rowOf(text);
            return row ? Math.round(row.mapToItem(view, 0, 0).y) : NaN;
        }

        function scrollTo(y) {
            mouseWheel(view, 50, 50, 0, y);
            tryVerify(() => !list.moving);
            wait(30);
        }

        function test_saysWhatToDoInAnEmptyRoom() {
            show();
            verify(Fixture.findText(view, "Nothing here yet"));
        }

        function test_showsTheNewestAndFollowsIt() {
            talk(1, 40);
            show();
            verify(list.atYEnd);
            const bottom = placeOf("message 40");
            verify(bottom > view.height - 80, bottom);
            talk(41, 43);
            settle();
            verify(list.atYEnd);
            compare(placeOf("message 43"), bottom);
        }

        function test_staysWhereItIsWhenSomethingComes() {
            talk(1, 40);
            show();
            scrollTo(600);
            verify(!view.isFollowing);
            const place = placeOf("message 30");
            verify(!isNaN(place));
            talk(41, 43);
            settle();
            compare(placeOf("message 30"), place);
            const jump = Fixture.findText(view, "Jump to newest · 3 new");
            verify(jump);
            mouseClick(jump);
            settle();
            verify(list.atYEnd);
            verify(view.isFollowing);
            compare(view.missed, 0);
        }

        function test_loadsOlderMessagesBeforeTheEdgeAndDoesNotJump() {
            talk(1, 150);
            Fixture.app.space.closeRoom();
            Fixture.app.space.openRoom("general");
            play.settle();
            show();
            const first = list.count;
            verify(first < 150, first);
            for (let i = 0; i < 60 && list.count < 150; ++i) {
                mouseWheel(view, 50, 50, 0, 400);
                wait(15);
                play.settle();
            }
            verify(list.count >= 150, list.count);
        }

        function test_staysWhereItIsWhenOlderOnesAreLoaded() {
            talk(1, 200);
            Fixture.app.space.closeRoom();
            Fixture.app.space.openRoom("general");
            show();
            scrollTo(600);
            let text = "";
            for (let i = 200; i > 0 && !(placeOf(text) > 50 && placeOf(text) < 300); --i)
                text = "message " + i;
            const place = placeOf(text);
            verify(!isNaN(place));
            const before = list.count;
            Fixture.app.space.room.loadOlder();
            settle();
            verify(list.count > before);
            compare(placeOf(text), place);
        }

        function test_fetchesWhatWasMissedWhereOneLooks() {
            talk(1, 3);
            show();
            play.miss("Jun", "general", 300);
            settle();
            verify(rowOf("missed 300"));
            const before = list.count;
            list.positionViewAtIndex(50, ListView.Center);
            wait(30);
            verify(Fixture.find(view, "GapLine"));
            settle();
            verify(list.count > before, list.count);
        }

        function test_saysWhatIsMissingWhileOffline() {
            talk(1, 3);
            show();
            play.miss("Jun", "general", 300);
            settle();
            play.stopServer();
            list.positionViewAtIndex(50, ListView.Center);
            settle();
            verify(Fixture.find(view, "GapLine").text.includes("connected"));
            compare(list.itemAtIndex(50).missing, 250);
        }

        function test_groupsMessagesOfOnePerson() {
            play.say("Jun", "general", "first");
            play.say("Jun", "general", "second");
            play.advance(600);
            play.say("Jun", "general", "third");
            show();
            const heads = [];
            for (const text of ["first", "second", "third"])
                heads.push(rowOf(text).startsGroup);
            compare(heads, [true, false, true]);
        }

        function test_showsTheColourThatTheWriterHasPicked() {
            play.pickColor("Jun", 3);
            play.say("Jun", "general", "first");
            play.advance(600);
            play.pickColor("Jun", 6);
            play.say("Jun", "general", "second");
            show();
            compare(Fixture.find(rowOf("first"), "Avatar").color, Theme.avatars[3]);
            compare(Fixture.find(rowOf("second"), "Avatar").color, Theme.avatars[6]);
        }

        function test_offersRetryAndDiscardForARefusedMessage() {
            show();
            play.failMessage("general", "refused");
            settle();
            verify(Fixture.findText(view, "refused"));
            wait(50);
            const discard = Fixture.findText(view, "Discard");
            verify(discard);
            verify(Fixture.findText(view, "Retry"));
            mouseClick(discard);
            settle();
            verify(!rowOf("refused"));
        }

        function test_editsARefusedMessageByKeyboard() {
            show();
            play.failMessage("general", "refused");
            settle();
            const edit = Fixture.findText(view, "Edit");
            verify(edit);
            edit.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(Fixture.app.space.room.editing, rowOf("refused").id);
            compare(Fixture.app.space.room.draft, "refused");
        }

        function test_saysThatAMessageWaitsWhileOffline() {
            show();
            play.stopServer();
            Fixture.app.space.room.send("for later");
            settle();
            verify(Fixture.findText(view, "Waiting to send"));
            play.startServer();
            settle();
            verify(rowOf("for later"));
            compare(rowOf("for later").state, 0);
        }

        function test_isWatchedOnlyAtTheNewest() {
            talk(1, 40);
            show();
            verify(Fixture.app.space.room.isWatched);
            scrollTo(600);
            verify(!Fixture.app.space.room.isWatched);
            view.isActive = false;
            view.showNewest();
            verify(!Fixture.app.space.room.isWatched);
        }
    }
}
