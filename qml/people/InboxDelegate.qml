// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Words

/// Something that I was told in person.
T.ItemDelegate {
    id: root

    required property real number
    required property int kind
    required property string room
    required property real seq
    required property string user
    required property string name
    required property int avatarColor
    required property string excerpt
    required property date timestamp
    required property bool isRead

    required property string roomName
    /// The keyboard is here.
    required property bool isReached

    /// What moderators did, in words; empty where it is something else.
    required property string done

    readonly property string what: root.done.length > 0 ? root.done : Words.notification(root.kind, root.name, root.roomName)

    implicitHeight: Math.max(Theme.avatar, root.implicitContentHeight) + Theme.gap3
    horizontalPadding: Theme.gap2
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.isRead ? root.what : qsTr("%1 (new)").arg(root.what)
    Accessible.description: root.excerpt

    contentItem: RowLayout {
        spacing: Theme.gap3

        Avatar {
            name: root.name
            seed: root.user
            chosenColor: root.avatarColor
        }

        ColumnLayout {
            spacing: 0

            Label {
                Layout.fillWidth: true
                font.weight: root.isRead ? Font.Normal : Font.DemiBold
                text: root.what
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }

            Label {
                Layout.fillWidth: true
                visible: text.length > 0
                color: Theme.secondary
                elide: Text.ElideRight
                font.pixelSize: Theme.textSmall
                text: root.excerpt
                Accessible.ignored: true
            }
        }

        Label {
            color: Theme.tertiary
            font.pixelSize: Theme.textSmall
            text: root.timestamp.toLocaleString(Qt.locale(), Locale.ShortFormat)
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        color: root.hovered ? Theme.hover : root.isRead ? "transparent" : Theme.accentSoft
        radius: Theme.radius
    }

    FocusRing {
        isShown: root.isReached
        offset: 0
    }
}
