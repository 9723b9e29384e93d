// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// What has become of a message of mine that the space does not have.
Flow {
    id: root

    required property int deliveryState
    required property string failure

    signal retried
    signal edited
    signal discarded

    readonly property bool isFailed: root.deliveryState === TimelineItem.State.Failed
    readonly property color tone: root.isFailed ? Theme.danger : Theme.away

    spacing: Theme.gap1

    RowLayout {
        width: Math.min(implicitWidth, root.width)
        height: root.isFailed ? Theme.controlHeight : implicitHeight
        spacing: Theme.gap1

        Icon {
            name: root.isFailed ? "alert" : "clock"
            color: root.tone
            size: Math.round(Theme.icon * 0.875)
        }

        Label {
            Layout.fillWidth: true
            color: root.tone
            font.pixelSize: Theme.textSmall
            text: root.isFailed ? qsTr("Not sent. %1").arg(Words.failure(root.failure)) : qsTr("Waiting to send")
            wrapMode: Text.Wrap
        }
    }

    Button {
        visible: root.isFailed
        kind: Button.Kind.Link
        text: qsTr("Retry")
        onClicked: root.retried()
    }

    Button {
        visible: root.isFailed
        kind: Button.Kind.Link
        text: qsTr("Edit")
        onClicked: root.edited()
    }

    Button {
        visible: root.isFailed
        kind: Button.Kind.Link
        text: qsTr("Discard")
        onClicked: root.discarded()
    }
}
