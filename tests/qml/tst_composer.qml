// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Room

Item {
    id: root

    width: 600
    height: 400

    Component {
        id: component

        Composer {
            width: root.width
        }
    }

    TestCase {
        name: "Composer"
        when: windowShown

        property Composer composer
        property QtObject play
        readonly property Item area: composer ? Fixture.find(composer, "ComposerText") : null

        function init() {
            Fixture.begin();
            play = Fixture.play();
            composer = createTemporaryObject(component, root, { room: Fixture.app.space.room });
            composer.takeFocus();
        }

        function cleanup() {
            composer.destroy();
            composer = null;
            wait(0);
            Fixture.end();
        }

        function write(text) {
            for (const character of text)
                keyClick(character);
        }

        function sentTexts() {
            const texts = [];
            const timeline = Fixture.app.space.room.timeline;
            for (let row = 0; row < timeline.rowCount(); ++row) {
                const text = timeline.data(timeline.index(row, 0), timelineRole("content"));
                if (text.length > 0)
                    texts.push(text);
            }
            return texts;
        }

        function timelineRole(name) {
            return Fixture.roleOf(Fixture.app.space.room.timeline, name);
        }

        function test_letsGoOfATextOnlyOnceItIsKept() {
            write("hello");
            keyClick(Qt.Key_Return);
            compare(area.text, "hello");
            play.settle();
            compare(area.text, "");
            compare(sentTexts(), ["hello"]);
        }

        function test_keepsWhatIsTypedMeanwhile() {
            write("one");
            keyClick(Qt.Key_Return);
            write("two");
            play.settle();
            compare(area.text, "two");
            compare(sentTexts(), ["one"]);
        }

        function test_sendsOnceWhenEnterIsPressedTwice() {
            write("once");
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Return);
            play.settle();
            compare(sentTexts(), ["once"]);
        }

        function test_sendsTheRestWhenItWasAskedTo() {
            write("one");
            keyClick(Qt.Key_Return);
            write("two");
            keyClick(Qt.Key_Return);
            play.settle();
            compare(area.text, "");
            compare(sentTexts(), ["two", "one"]);
        }

        function test_shiftEnterBreaksTheLine() {
            write("a");
            keyClick(Qt.Key_Return, Qt.ShiftModifier);
            write("b");
            compare(area.text, "a\nb");
            play.settle();
            compare(sentTexts(), []);
        }

        function test_sendsNoBlanks() {
            write("   ");
            keyClick(Qt.Key_Return);
            play.settle();
            compare(sentTexts(), []);
        }

        function test_doesNotSendWhatAnInputMethodComposes() {
            Fixture.compose("にほ");
            keyClick(Qt.Key_Return);
            play.settle();
            compare(sentTexts(), []);
            Fixture.commit("日本");
            keyClick(Qt.Key_Return);
            play.settle();
            compare(sentTexts(), ["日本"]);
        }

        function test_keepsTheTextAndSaysSoWhenTheDiskRefuses() {
            write("precious");
            keyClick(Qt.Key_Return);
            play.failDisk();
            compare(area.text, "precious");
            verify(composer.hasProblem);
            keyClick(Qt.Key_Return);
            play.settle();
            compare(area.text, "");
            verify(!composer.hasProblem);
            compare(sentTexts(), ["precious"]);
        }

        function test_saysWhyTheDiskRefuses() {
            write("precious");
            keyClick(Qt.Key_Return);
            play.failDisk();
            verify(Fixture.findText(composer,
                "This could not be kept on your disk, so it was not sent. Is the disk full?"));
            for (let i = 0; i < 3; ++i) {
                keyClick(Qt.Key_Return);
                play.failDisk();
                compare(area.text, "precious");
            }
            keyClick(Qt.Key_Return);
            play.settle();
            compare(area.text, "");
            compare(sentTexts(), ["precious"]);
        }

        /// The id of the newest message, which was refused.
        function refused(text) {
            play.failMessage("general", text);
            const timeline = Fixture.app.space.room.timeline;
            return timeline.data(timeline.index(0, 0), timelineRole("id"));
        }

        function test_editsARefusedMessage() {
            const id = refused("helo");
            write("by the way");
            Fixture.app.space.room.edit(id);
            compare(area.text, "helo");
            verify(Fixture.findText(composer, "You edit a message that was not sent."));
            keyClick(Qt.Key_Backspace);
            write("lo");
            keyClick(Qt.Key_Return);
            compare(area.text, "hello");
            play.settle();
            compare(area.text, "by the way");
            compare(sentTexts(), ["hello"]);
            keyClick(Qt.Key_Return);
            play.settle();
            compare(area.text, "");
            compare(sentTexts(), ["by the way", "hello"]);
        }

        function test_escapeLeavesTheRefusedMessageAsItWas() {
            const id = refused("helo");
            write("by the way");
            Fixture.app.space.room.edit(id);
            write("!");
            keyClick(Qt.Key_Escape);
            compare(area.text, "by the way");
            verify(!composer.isEditing);
            compare(sentTexts(), ["helo"]);
        }

        function test_editsOnWhereTheDiskRefuses() {
            Fixture.app.space.room.edit(refused("helo"));
            write("!");
            keyClick(Qt.Key_Return);
            play.failDisk();
            compare(area.text, "helo!");
            verify(composer.hasProblem);
            verify(composer.isEditing);
            keyClick(Qt.Key_Return);
            play.settle();
            compare(area.text, "");
            compare(sentTexts(), ["helo!"]);
        }

        function test_keepsADraftForEachRoom() {
            write("later");
            play.advance(2);
            play.makeRoom("Jun", "lunch");
            Fixture.app.space.openRoom(play.roomOf("lunch"));
            composer.room = Fixture.app.space.room;
            play.settle();
            compare(area.text, "");
            Fixture.app.space.openRoom("general");
            composer.room = Fixture.app.space.room;
            play.settle();
            compare(area.text, "later");
        }

        function test_growsToEightLinesAndThenScrolls() {
            const one = area.height;
            area.text = "1\n2\n3\n4\n5\n6\n7\n8";
            tryVerify(() => area.height > one * 4);
            const eight = area.height;
            area.text += "\n9\n10\n11";
            wait(20);
            compare(area.height, eight);
            verify(area.contentHeight > area.height);
        }

        function test_countsNearTheLimitAndDoesNotSendBeyond() {
            area.text = "x".repeat(9990);
            verify(Fixture.findText(composer, "10 character(s) left"));
            area.text = "x".repeat(10003);
            verify(Fixture.findText(composer, "3 character(s) too many"));
            keyClick(Qt.Key_Return);
            play.settle();
            compare(sentTexts(), []);
        }
    }
}
