// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Words

/// Something that somebody did by right.
ColumnLayout {
    id: root

    required property date timestamp
    required property string name
    required property string action
    required property string target
    required property string detail

    required property string roomName

    readonly property string what: Words.audit(root.action, root.name, root.target, root.roomName, root.detail)

    /// A reason or a text; what else there is to say stands in the sentence.
    readonly property string words: root.action === "mute_member" || root.action === "set_role" ? "" : root.detail
    readonly property string time: root.timestamp.toLocaleString(Qt.locale(), Locale.ShortFormat)

    spacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: root.what
    Accessible.description: root.words

    Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap2
        text: root.what
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }

    Label {
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.gap2
        color: Theme.secondary
        font.pixelSize: Theme.textSmall
        text: root.words.length > 0 ? root.time + " · " + root.words : root.time
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
}
