// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// The space shows another key than it did before: here it ends, with no way to click through.
Item {
    id: root

    required property Space space

    signal startRequested

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(Theme.dialogWidth, parent.width - Theme.gap8)
        spacing: Theme.gap3

        Icon {
            Layout.alignment: Qt.AlignHCenter
            name: "shield"
            color: Theme.danger
            size: Theme.icon * 2.5
        }

        Label {
            Layout.fillWidth: true
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            text: Words.refusalTitle(Space.Refusal.ServerKeyChanged)
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }

        Label {
            Layout.fillWidth: true
            color: Theme.secondary
            horizontalAlignment: Text.AlignHCenter
            text: Words.refusalAdvice(Space.Refusal.ServerKeyChanged)
            wrapMode: Text.Wrap
        }

        Label {
            Layout.fillWidth: true
            color: Theme.tertiary
            font.family: Theme.monospace
            font.pixelSize: Theme.textSmall
            horizontalAlignment: Text.AlignHCenter
            text: root.space.address
            wrapMode: Text.Wrap
        }

        Label {
            Layout.fillWidth: true
            color: Theme.secondary
            font.pixelSize: Theme.textSide
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("If the host confirms that the space was set up anew, remove it on the start page and join it again.")
            wrapMode: Text.Wrap
        }

        Button {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.gap2
            text: qsTr("Back to the start page")
            onClicked: root.startRequested()
        }
    }
}
