// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// Warns that people would lose the space.
Dialog {
    id: root

    required property Hosting hosting

    confirmKind: Button.Kind.Danger
    text: qsTr("%n other person(s) are in it. They lose the connection until you host it again; nothing that was written is lost.", "", root.hosting.others)
}
