// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls

/// The way back to the newest message.
Button {
    id: root

    required property int missed

    kind: root.missed > 0 ? Button.Kind.Primary : Button.Kind.Plain
    iconName: "arrowdown"
    text: root.missed > 0 ? qsTr("Jump to newest · %n new", "", root.missed) : qsTr("Jump to newest")
}
