// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// What I can do about myself in a space.
Menu {
    id: root

    required property Space space

    signal startRequested
    signal settingsRequested

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
}
