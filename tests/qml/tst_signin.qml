// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Start
import Wireside.Ui
import Wireside.Window

TestCase {
    id: root

    name: "SignIn"

    property Main window
    property QtObject play
    property QtObject server
    property QtObject dialog

    Component {
        id: component

        Main { app: Fixture.app }
    }

    function init() {
        Fixture.begin();
        play = Fixture.play();
        server = Fixture.app.signIn;
        window = component.createObject(null, { width: 900 });
        window.requestActivate();
        tryVerify(() => window.active);
    }

    function cleanup() {
        window.destroy();
        window = null;
        wait(0);
        Fixture.end();
    }

    function open(address: string, name: string) {
        window.openSignIn(address, name);
        tryVerify(() => field("Address of the server"));
        tryVerify(() => dialogOf().opened);
        dialog = dialogOf();
    }

    function dialogOf(): QtObject {
        return Fixture.find(window, "SignInDialog");
    }

    function field(label: string): Item {
        return Fixture.findLabel(window, label);
    }

    function choose(way: int) {
        Fixture.find(window, "SignInWays").way = way;
    }

    function fill(values) {
        for (const label in values)
            field(label).text = values[label];
    }

    function test_asksOnlyForWhatIsNeeded_data() {
        return [
            { tag: "key", way: SignInWays.Way.Key, fields: ["Your name in the space", "Invitation"] },
            { tag: "password", way: SignInWays.Way.Password, fields: ["Your name in the space", "Password"] },
            { tag: "new", way: SignInWays.Way.NewAccount, fields: ["Your name in the space", "Password", "The same password again", "Invitation"] },
            { tag: "code", way: SignInWays.Way.Code, fields: ["Code"] },
            { tag: "token", way: SignInWays.Way.Token, fields: ["Token"] }
        ];
    }

    function test_asksOnlyForWhatIsNeeded(row) {
        open("", "");
        choose(row.way);
        for (const label of ["Your name in the space", "Password", "The same password again", "Invitation", "Code", "Token"])
            compare(!!field(label), row.fields.includes(label), label);
    }

    function test_handsOnWhatWasTyped_data() {
        return [
            { tag: "key", way: SignInWays.Way.Key, typed: { "Your name in the space": "Mara", "Invitation": "abc" },
                asked: ["key", "studio.local", "Mara", "abc"] },
            { tag: "password", way: SignInWays.Way.Password, typed: { "Your name in the space": "Mara", "Password": "correct horse" },
                asked: ["password", "studio.local", "Mara", "correct horse"] },
            { tag: "new", way: SignInWays.Way.NewAccount,
                typed: { "Your name in the space": "Mara", "Password": "correct horse", "The same password again": "correct horse" },
                asked: ["new", "studio.local", "Mara", "correct horse", ""] },
            { tag: "code", way: SignInWays.Way.Code, typed: { "Code": "abcd efgh 2345" },
                asked: ["code", "studio.local", "abcd efgh 2345"] },
            { tag: "token", way: SignInWays.Way.Token, typed: { "Token": "a.b.c" }, asked: ["token", "studio.local", "a.b.c"] }
        ];
    }

    function test_handsOnWhatWasTyped(row) {
        open("studio.local", "");
        choose(row.way);
        verify(!dialog.canConfirm);
        fill(row.typed);
        verify(dialog.canConfirm);
        dialog.confirm();
        compare(server.asked(), row.asked);
        verify(!dialog.canConfirm);
    }

    function test_saysWhatIsNoAddressAsItIsTyped() {
        open("", "Mara");
        fill({ "Password": "correct horse" });
        verify(!dialog.canConfirm);
        fill({ "Address of the server": "the studio" });
        verify(Fixture.findText(window, "This is not an address. An address looks like 192.168.1.20:8787."));
        verify(!dialog.canConfirm);
        fill({ "Address of the server": "10.0.0.5:9000" });
        verify(!Fixture.findText(window, "This is not an address. An address looks like 192.168.1.20:8787."));
        verify(dialog.canConfirm);
    }

    function test_wantsTheSamePasswordTwice() {
        open("studio.local", "Mara");
        choose(SignInWays.Way.NewAccount);
        fill({ "Password": "correct horse", "The same password again": "correct hors" });
        verify(Fixture.findText(window, "The two passwords are not the same."));
        verify(!dialog.canConfirm);
    }

    function test_losesNothingThatWasTypedAfterAnError() {
        open("studio.local", "Mara");
        fill({ "Password": "wrong horse" });
        dialog.confirm();
        server.refuse(SignIn.Problem.WrongPassword, 0);
        verify(Fixture.findText(window, "The name or the password is not right."));
        compare(field("Your name in the space").text, "Mara");
        compare(field("Password").text, "wrong horse");
        verify(dialog.canConfirm);
    }

    function test_countsDownWhereTooMuchWasTried() {
        open("studio.local", "Mara");
        fill({ "Password": "wrong horse" });
        dialog.confirm();
        server.refuse(SignIn.Problem.TooManyTries, 2);
        verify(!dialog.canConfirm);
        compare(dialog.problem, "Too many tries. You can try again in 2 s.");
        play.advance(1);
        compare(dialog.problem, "Too many tries. You can try again in 1 s.");
        play.advance(1);
        compare(dialog.problem, "Too many tries. You can try again now.");
        verify(dialog.canConfirm);
    }

    function test_goesOnceItHasWorked() {
        open("studio.local", "Mara");
        fill({ "Password": "correct horse" });
        dialog.confirm();
        server.letIn();
        tryVerify(() => !dialogOf());
    }

    function test_forgetsWhatWasWrongAsItCloses() {
        open("studio.local", "Mara");
        server.refuse(SignIn.Problem.Banned, 0);
        dialog.reject();
        tryVerify(() => !dialogOf());
        compare(server.problem, SignIn.Problem.None);
    }

    function test_leadsBackFromASignOut() {
        Fixture.app.space.devices.signOutThis();
        play.advance(1);
        tryVerify(() => Fixture.findText(window, "Sign in again"));
        Fixture.findText(window, "Sign in again").clicked();
        tryVerify(() => dialogOf() && dialogOf().opened);
        compare(field("Address of the server").text, "192.168.1.20:7470");
        compare(field("Your name in the space").text, "Mara Okafor");
    }

    function test_saysWhatASignOutMeansForWhatIsNotSent() {
        play.stopServer();
        Fixture.app.space.room.send("not yet");
        play.settle();
        Fixture.find(window, "SpaceDialogs").askToSignOut();
        tryVerify(() => Fixture.findText(window, "1 message(s) are not sent yet. They wait here until you sign in again."));
    }

    function test_closesThePasswordDialogOnceItIsSet() {
        Fixture.find(window, "SpaceDialogs").showDevices();
        tryVerify(() => Fixture.findText(window, "Set a password…"));
        Fixture.findText(window, "Set a password…").clicked();
        tryVerify(() => field("New password"));
        const asking = Fixture.find(window, "PasswordDialog");
        fill({ "New password": "correct horse" });
        verify(!asking.canConfirm);
        fill({ "The same password again": "correct horse" });
        verify(asking.canConfirm);
        asking.confirm();
        // In the place of the space, which takes its time for passwords.
        Fixture.app.space.devices.passwordRefused(Devices.PasswordProblem.WrongCurrent);
        compare(asking.problem, "The password you have now is not right, or nobody signs in by password here.");
        Fixture.app.space.devices.passwordSet();
        tryVerify(() => !Fixture.find(window, "PasswordDialog"));
    }
}
