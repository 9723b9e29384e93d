// SPDX-License-Identifier: GPL-3.0-or-later
import Wireside.Controls
import Wireside.Ui

/// Says why a message that somebody wants to see is not shown.
Banner {
    id: root

    required property Seeking seeking

    readonly property bool isWaiting: root.seeking?.state === Seeking.State.Waiting

    visible: root.isWaiting || root.seeking?.state === Seeking.State.Gone
    title: root.isWaiting ? qsTr("The message is not on this computer.") : qsTr("The message is not there any more.")
    text: root.isWaiting ? qsTr("It is shown once you are connected.") : ""
    actionText: qsTr("Close")
    onActed: root.seeking.end()
}
