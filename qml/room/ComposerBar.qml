// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// Under the text: how to send it, what is the matter with it, and the button.
RowLayout {
    id: root

    required property int remaining
    required property bool canSend
    required property bool hasProblem

    signal sent

    readonly property int nearLimit: 500
    readonly property bool isProblem: root.remaining < 0 || root.hasProblem
    readonly property string hint: {
        if (root.remaining < 0)
            return qsTr("%n character(s) too many", "", -root.remaining);
        if (root.hasProblem)
            return qsTr("This could not be kept on your disk, so it was not sent. Is the disk full?");
        if (root.remaining < root.nearLimit)
            return qsTr("%n character(s) left", "", root.remaining);
        return qsTr("Enter to send · Shift+Enter for a new line");
    }

    spacing: Theme.gap3

    Label {
        Layout.fillWidth: true
        color: root.isProblem ? Theme.danger : Theme.secondary
        font.pixelSize: Theme.textSmall
        horizontalAlignment: Text.AlignRight
        opacity: root.isProblem || implicitWidth <= width + 1 ? 1 : 0
        text: root.hint
        wrapMode: root.isProblem ? Text.Wrap : Text.NoWrap
    }

    Button {
        enabled: root.canSend
        kind: Button.Kind.Primary
        text: qsTr("Send")
        onClicked: root.sent()
    }
}
