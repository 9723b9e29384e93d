// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// The spaces that were joined before, and a way to join another.
Card {
    id: root

    required property App app
    required property bool hasName

    signal signInRequested

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap2

        Label {
            font.weight: Font.DemiBold
            text: list.count > 0 ? qsTr("Your spaces") : qsTr("Join a space")
            Accessible.role: Accessible.Heading
        }

        Label {
            Layout.fillWidth: true
            color: Theme.secondary
            font.pixelSize: Theme.textSmall
            text: list.count > 0 ? qsTr("Joined on this computer")
                : qsTr("Ask somebody who hosts one for its address. You find it here again the next time.")
            wrapMode: Text.Wrap
        }

        SpaceList {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Math.min(list.contentHeight, Theme.pageWidth / 3)
            visible: list.count > 0
            model: root.app.spaces
            canOpen: root.hasName
            onOpened: address => root.app.openSpace(address)
            onForgotten: address => root.app.forgetSpace(address)
        }

        JoinRow {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap2
            app: root.app
            hasName: root.hasName
        }

        Button {
            text: qsTr("Sign in to a server…")
            onClicked: root.signInRequested()
        }

        Item {
            Layout.fillHeight: true
            visible: list.count === 0
        }
    }
}
