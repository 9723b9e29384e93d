// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui
import Wireside.Words

/// What is the matter with the connection, while something is.
Banner {
    id: root

    required property Space space

    signal settingsRequested
    signal signInRequested

    readonly property bool isNameRefused: root.space.refusal === Space.Refusal.NameTaken
        || root.space.refusal === Space.Refusal.BadName
    readonly property bool isSignedOut: root.space.refusal === Space.Refusal.SignIn
    /// Another way in, or an invitation, may do.
    readonly property bool isClosed: root.space.refusal === Space.Refusal.Closed

    // A changed key has a page of its own.
    visible: root.space.connection !== Space.Connection.Online && root.space.refusal !== Space.Refusal.ServerKeyChanged
    title: {
        switch (root.space.connection) {
        case Space.Connection.Connecting:
            return qsTr("Connecting…");
        case Space.Connection.Refused:
            return Words.refusalTitle(root.space.refusal);
        }
        return qsTr("You’re offline.");
    }
    text: {
        switch (root.space.connection) {
        case Space.Connection.Connecting:
            return qsTr("What you write is kept, and sent as soon as you’re connected.");
        case Space.Connection.Waiting:
            return qsTr("Trying again in %n s. What you write is kept, and sent when you’re back.", "seconds", root.space.secondsToRetry);
        case Space.Connection.Refused:
            return Words.refusalAdvice(root.space.refusal);
        }
        return qsTr("What you write is kept, and sent when you’re back.");
    }
    actionText: {
        switch (root.space.connection) {
        case Space.Connection.Offline:
        case Space.Connection.Waiting:
            return qsTr("Try now");
        case Space.Connection.Refused:
            return root.isNameRefused ? qsTr("Change name") : root.isSignedOut ? qsTr("Sign in again")
                : root.isClosed ? qsTr("Sign in…") : qsTr("Try again");
        }
        return "";
    }
    onActed: {
        if (root.isNameRefused)
            root.settingsRequested();
        else if (root.isSignedOut || root.isClosed)
            root.signInRequested();
        else
            root.space.tryNow();
    }
}
