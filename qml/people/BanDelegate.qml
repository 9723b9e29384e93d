// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// Somebody who is banned: since when and why.
RowLayout {
    id: root

    required property string user
    required property string name
    required property date timestamp
    required property string reason

    //: %1 is a day and a time
    readonly property string since: qsTr("Since %1").arg(root.timestamp.toLocaleString(Qt.locale(), Locale.ShortFormat))
    readonly property string detail: root.reason.length > 0 ? root.since + " · " + root.reason : root.since

    signal letInRequested

    spacing: Theme.gap3
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: root.detail

    ColumnLayout {
        spacing: 0

        Label {
            Layout.fillWidth: true
            text: root.name
            Accessible.ignored: true
        }

        Label {
            Layout.fillWidth: true
            color: Theme.secondary
            font.pixelSize: Theme.textSmall
            text: root.detail
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }

    Button {
        text: qsTr("Let back in")
        Accessible.description: root.name
        onClicked: root.letInRequested()
    }
}
