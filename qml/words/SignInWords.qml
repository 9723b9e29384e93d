// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Wireside.Ui

/// What went wrong with sign-ins and passwords, in words that say what to do next.
QtObject {
    id: root

    /// Why a sign-in was in vain; `seconds` until another try is taken.
    function problem(problem: int, seconds: int): string {
        switch (problem) {
        case SignIn.Problem.TooManyTries:
            return seconds > 0 ? qsTr("Too many tries. You can try again in %n s.", "seconds", seconds)
                : qsTr("Too many tries. You can try again now.");
        case SignIn.Problem.Busy:
            return qsTr("The server has too much to do, or its disk is full. Try again later.");
        case SignIn.Problem.Unreachable:
            return qsTr("Nobody answers at this address. Is it right, and are you on the same network?");
        case SignIn.Problem.NoSpace:
            return qsTr("What answers at this address is not a Wireside server.");
        }
        return root.refusal(problem) || root.here(problem);
    }

    /// What the space has against it.
    function refusal(problem: int): string {
        switch (problem) {
        case SignIn.Problem.WrongPassword:
            return qsTr("The name or the password is not right.");
        case SignIn.Problem.WrongCode:
            return qsTr("This code is not right, was used already, or is older than ten minutes. Ask the other device for another one.");
        case SignIn.Problem.WrongToken:
            return qsTr("This token is not right, has expired, or was signed out.");
        case SignIn.Problem.SignedOut:
            return qsTr("This device was signed out. Sign in with your password, or with a code from another device of yours.");
        case SignIn.Problem.Closed:
            return qsTr("This space takes new people by invitation only, or nobody new at all.");
        case SignIn.Problem.WrongInvite:
            return qsTr("This invitation is not right, is used up, or the space takes nobody new.");
        case SignIn.Problem.NoPasswords:
            return qsTr("Nobody signs in by password here.");
        case SignIn.Problem.Banned:
            return qsTr("You are banned from this space.");
        case SignIn.Problem.NameTaken:
            return qsTr("Somebody else has this name, or one that looks like it. Choose another one.");
        case SignIn.Problem.ServerKeyChanged:
            return qsTr("This is not the server you know: its key has changed, so nothing was sent to it. Ask whoever runs it before you go on.");
        }
        return "";
    }

    /// What is wrong on this side.
    function here(problem: int): string {
        switch (problem) {
        case SignIn.Problem.BadAddress:
            return qsTr("This is not an address. An address looks like 192.168.1.20:8787.");
        case SignIn.Problem.BadName:
            return qsTr("This name cannot be used. Try letters, digits and spaces, at most 32.");
        case SignIn.Problem.BadPassword:
            return qsTr("A password has 8 to 256 characters, of those that a keyboard types.");
        case SignIn.Problem.NoKey:
            return qsTr("This computer’s keychain is locked or does not answer. Unlock it and try again.");
        case SignIn.Problem.NoKeychain:
            return qsTr("This computer’s keychain takes nothing. If you try again, what signs you in is kept in a file that only your user account can read.");
        case SignIn.Problem.NotKept:
            return qsTr("The disk cannot be written. Is it full?");
        }
        return "";
    }

    /// Why a password was not set.
    function password(problem: int): string {
        switch (problem) {
        case Devices.PasswordProblem.WrongCurrent:
            return qsTr("The password you have now is not right, or nobody signs in by password here.");
        case Devices.PasswordProblem.BadPassword:
            return root.here(SignIn.Problem.BadPassword);
        case Devices.PasswordProblem.TooManyTries:
            return qsTr("That was too much at once. Wait a moment and try again.");
        case Devices.PasswordProblem.Offline:
            return qsTr("This needs a connection to the space. Try again when you’re back online.");
        }
        return "";
    }
}
