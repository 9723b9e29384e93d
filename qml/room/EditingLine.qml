// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// Over the text of a failed message: that it is one, and the way back.
RowLayout {
    id: root

    signal cancelled

    spacing: Theme.gap2

    Label {
        Layout.fillWidth: true
        color: Theme.secondary
        font.pixelSize: Theme.textSmall
        text: qsTr("You edit a message that was not sent.")
        wrapMode: Text.Wrap
    }

    Button {
        kind: Button.Kind.Link
        text: qsTr("Cancel")
        onClicked: root.cancelled()
    }
}
