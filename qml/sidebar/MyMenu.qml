// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// What I can do about myself in a space.
Menu {
    id: root

    required property Space space
    /// Who hosts the space owns it by the key of this device.
    required property bool canSignOut

    signal startRequested
    signal settingsRequested
    signal statusRequested
    signal devicesRequested
    signal announceRequested
    signal auditRequested
    signal bansRequested
    signal signOutRequested

    MenuItem {
        checkable: true
        checked: !root.space.isAway
        text: qsTr("Online")
        onTriggered: root.space.isAway = false
    }

    MenuItem {
        checkable: true
        checked: root.space.isAway
        text: qsTr("Away")
        onTriggered: root.space.isAway = true
    }

    MenuItem {
        iconName: "message"
        text: root.space.statusText.length > 0 ? root.space.statusText : qsTr("What you are doing…")
        Accessible.description: qsTr("What you are doing…")
        onTriggered: root.statusRequested()
    }

    MenuSeparator {}

    MenuItem {
        iconName: "lock"
        text: qsTr("My devices…")
        onTriggered: root.devicesRequested()
    }

    MenuItem {
        visible: root.space.moderation.isModerator
        height: visible ? implicitHeight : 0
        iconName: "bell"
        text: qsTr("Announce to everybody…")
        onTriggered: root.announceRequested()
    }

    MenuItem {
        visible: root.space.moderation.isModerator
        height: visible ? implicitHeight : 0
        iconName: "shield"
        text: qsTr("What moderators did…")
        onTriggered: root.auditRequested()
    }

    MenuItem {
        visible: root.space.moderation.isModerator
        height: visible ? implicitHeight : 0
        iconName: "leave"
        text: qsTr("Who is banned…")
        onTriggered: root.bansRequested()
    }

    MenuSeparator {}

    MenuItem {
        iconName: "spaces"
        text: qsTr("Other spaces")
        onTriggered: root.startRequested()
    }

    MenuItem {
        iconName: "settings"
        text: qsTr("Settings")
        onTriggered: root.settingsRequested()
    }

    MenuItem {
        visible: root.canSignOut
        height: visible ? implicitHeight : 0
        iconName: "lock"
        text: qsTr("Sign out…")
        onTriggered: root.signOutRequested()
    }
}
