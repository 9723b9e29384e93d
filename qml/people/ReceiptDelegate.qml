// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// What somebody has made of a message of mine.
RowLayout {
    id: root

    required property string user
    required property string name
    required property int avatarColor
    required property int reached
    required property date timestamp

    readonly property bool isRead: root.reached === ReceiptItem.Reached.Read
    readonly property string what: Words.receipt(root.reached, root.timestamp.toLocaleString(Qt.locale(), Locale.ShortFormat))

    height: Math.max(Theme.rowHeight, words.implicitHeight + Theme.gap2)
    spacing: Theme.gap3
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: root.what

    Avatar {
        name: root.name
        seed: root.user
        chosenColor: root.avatarColor
        isSmall: true
    }

    ColumnLayout {
        id: words

        spacing: 0

        Label {
            Layout.fillWidth: true
            elide: Text.ElideRight
            text: root.name
            Accessible.ignored: true
        }

        Label {
            Layout.fillWidth: true
            color: Theme.secondary
            elide: Text.ElideRight
            font.pixelSize: Theme.textSmall
            text: root.what
            Accessible.ignored: true
        }
    }

    Icon {
        name: root.reached === ReceiptItem.Reached.NotYet ? "clock" : "checks"
        color: root.isRead ? Theme.accent : Theme.tertiary
    }
}
