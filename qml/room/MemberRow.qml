// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wireside.Controls
import Wireside.Theme

/// Somebody in the room, and above the first of each presence what that part of the list is called.
Column {
    id: root

    required property int index
    required property string user
    required property string name
    required property int avatarColor
    required property int presence
    required property int role
    required property int spaceRole
    required property bool isMuted
    required property string statusText
    required property string sectionTitle
    required property bool isMe
    required property int myColor
    required property bool isReached

    signal clicked
    signal menuRequested

    Repeater {
        model: root.sectionTitle.length > 0 ? 1 : 0

        Heading {
            width: root.width
            bottomPadding: Theme.gap1
            leftPadding: Theme.gap2
            text: root.sectionTitle
            topPadding: root.index === 0 ? Theme.gap3 : Theme.gap4
            wrapMode: Text.Wrap
        }
    }

    MemberDelegate {
        width: root.width
        user: root.user
        name: root.name
        avatarColor: root.avatarColor
        presence: root.presence
        isMe: root.isMe
        myColor: root.myColor
        isReached: root.isReached
        role: root.role
        spaceRole: root.spaceRole
        isMuted: root.isMuted
        statusText: root.statusText
        onClicked: root.clicked()
        onMenuRequested: root.menuRequested()
    }
}
