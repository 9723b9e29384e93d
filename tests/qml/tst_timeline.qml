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

    SignalSpy {
        id: wanted

        signalName: "wanted"
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

        /// Mara has seen everything.
        function see() {
            Fixture.app.space.room.isWatched = true;
            Fixture.app.space.room.isWatched = false;
        }

        /// Everything is seen up to `seen`; then Mara goes out of the room, and in again after `last`.
        function openAfter(seen, last) {
            talk(1, seen);
            see();
            Fixture.app.space.closeRoom();
            talk(seen + 1, last);
            Fixture.app.space.openRoom("general");
        }

        function show() {
            view = createTemporaryObject(component, root, { room: Fixture.app.space.room });
            list = Fixture.find(view, "TimelineList");
            settle();
        }

        function settle() {
            play.settle();
            tryVerify(() => !view.isPlacing);
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

        /// A message that is well in sight, of those up to `last`.
        function seenOf(last) {
            for (let i = last; i > 0; --i) {
                const place = placeOf("message " + i);
                if (place > 50 && place < 300)
                    return "message " + i;
            }
            return "";
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
            see();
            show();
            verify(list.atYEnd);
            const bottom = placeOf("message 40");
            verify(bottom > view.height - 80, bottom);
            talk(41, 43);
            settle();
            verify(list.atYEnd);
            compare(placeOf("message 43"), bottom);
        }

        function test_opensAtTheFirstUnread_data() {
            return [
                { tag: "in the newest page", seen: 30, last: 60 },
                { tag: "at its very top", seen: 60, last: 110 },
                { tag: "in an older one", seen: 60, last: 180 },
            ];
        }

        function test_opensAtTheFirstUnread(data) {
            openAfter(data.seen, data.last);
            show();
            const first = "message " + (data.seen + 1);
            verify(rowOf(first).isFirstUnread);
            fuzzyCompare(placeOf(first), list.height / 3, 1);
            verify(!view.isFollowing);
            verify(!Fixture.app.space.room.isWatched);
            compare(Fixture.app.space.room.unread, data.last - data.seen);
            const place = placeOf(first);
            talk(data.last + 1, data.last + 3);
            settle();
            compare(placeOf(first), place);
            mouseClick(Fixture.findText(view, `Jump to newest · ${data.last - data.seen + 3} new`));
            settle();
            verify(list.atYEnd);
            compare(Fixture.app.space.room.unread, 0);
        }

        function test_keepsTheUnreadLineWhileOneReadsOn() {
            openAfter(30, 60);
            show();
            scrollTo(-6000);
            verify(list.atYEnd);
            compare(Fixture.app.space.room.unread, 0);
            scrollTo(1800);
            verify(!Fixture.app.space.room.isWatched);
            verify(rowOf("message 31").isFirstUnread);
        }

        function test_opensAtTheNewestWhereAllThatIsUnreadFits() {
            openAfter(30, 32);
            show();
            verify(list.atYEnd);
            verify(view.isFollowing);
            verify(rowOf("message 31").isFirstUnread);
            compare(Fixture.app.space.room.unread, 0);
        }

        function test_opensAtTheOldestOfTooManyUnread() {
            openAfter(10, 300);
            show();
            verify(!view.isFollowing);
            verify(list.count >= 200, list.count);
            compare(Fixture.app.space.room.unread, 290);
            verify(!isNaN(placeOf("message 101")) || !isNaN(placeOf("message 104")));
        }

        function test_isNotWatchedOnceItIsGone() {
            show();
            verify(Fixture.app.space.room.isLookedAt);
            verify(Fixture.app.space.room.isWatched);
            view.destroy();
            view = null;
            wait(0);
            verify(!Fixture.app.space.room.isLookedAt);
            verify(!Fixture.app.space.room.isWatched);
        }

        function test_staysWhereItIsWhenSomethingComes() {
            talk(1, 40);
            see();
            show();
            scrollTo(600);
            verify(!view.isFollowing);
            verify(rowOf("message 1").isFirstUnread); // is in sight, and stays, too
            const text = seenOf(40);
            const place = placeOf(text);
            verify(!isNaN(place));
            talk(41, 43);
            settle();
            compare(placeOf(text), place);
            const jump = Fixture.findText(view, "Jump to newest · 3 new");
            verify(jump);
            mouseClick(jump);
            settle();
            verify(list.atYEnd);
            verify(view.isFollowing);
            compare(Fixture.app.space.room.unread, 0);
        }

        function test_loadsOlderMessagesBeforeTheEdgeAndDoesNotJump() {
            openAfter(150, 150);
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
            openAfter(200, 200);
            show();
            scrollTo(600);
            const text = seenOf(200);
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
            view.isFollowing = false;
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

        function test_showsTheColourThatTheWriterHasNow() {
            play.pickColor("Jun", 3);
            play.say("Jun", "general", "first");
            play.advance(600);
            play.pickColor("Jun", 6);
            play.say("Jun", "general", "second");
            show();
            for (const text of ["first", "second"])
                compare(Fixture.find(rowOf(text), "Avatar").color, Theme.avatars[6]);
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

        function test_marksHowFarAMessageHasCome() {
            play.come("Jun");
            show();
            Fixture.app.space.room.send("hello");
            settle();
            const mark = Fixture.find(view, "MessageMark");
            compare(mark.text, "Sent");
            play.advance(2);
            settle();
            compare(mark.text, "Delivered");
            play.read("Jun", "general");
            play.advance(2);
            settle();
            compare(mark.text, "Read by 1");
            compare(Fixture.find(rowOf("hello"), "MessageBody").Accessible.description, "Read by 1");
        }

        function test_marksNothingOfOthers() {
            talk(1, 2);
            show();
            play.advance(2);
            settle();
            verify(!Fixture.find(view, "MessageMark"));
        }

        function test_asksWhoHasReadItByKeyboard() {
            play.come("Jun");
            show();
            Fixture.app.space.room.send("hello");
            play.advance(2);
            settle();
            const mark = Fixture.find(view, "MessageMark");
            const receipts = Fixture.app.space.room.receipts;
            wanted.target = receipts;
            mark.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(wanted.count, 1);
            settle();
            verify(receipts.list.rowCount() > 0);
        }

        function test_saysWhenADirectMessageWasRead() {
            play.come("Jun");
            Fixture.app.space.openDirect(play.idOf("Jun"));
            play.settle();
            show();
            Fixture.app.space.room.send("just you");
            play.advance(2);
            play.read("Jun", Fixture.app.space.room.roomId);
            play.advance(2);
            settle();
            compare(Fixture.find(view, "MessageNotes").readLine.slice(0, 5), "Read ");
            Fixture.app.space.room.send("and another");
            play.advance(2);
            settle();
            compare(Fixture.find(rowOf("just you"), "MessageNotes").readLine, "");
        }

        function test_isWatchedOnlyAtTheNewest() {
            talk(1, 40);
            see();
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
