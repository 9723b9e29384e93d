// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// Who is in the room. A press opens the direct messages with a person.
Rectangle {
    id: root

    required property Space space
    required property Room room
    required property int myColor
    property bool hasCloseButton: false

    signal closeRequested
    signal chosen(string user)
    signal inviteRequested
    signal menuRequested(string user, string name, int role, int spaceRole, bool isMuted)

    /// What a part of the list is called, by its presence.
    function sectionTitle(presence: int): string {
        switch (presence) {
        case MemberItem.Presence.Online:
            return qsTr("Online — %1").arg(root.room.onlineCount);
        case MemberItem.Presence.Away:
            return qsTr("Away — %1").arg(root.room.awayCount);
        case MemberItem.Presence.Offline:
            return qsTr("Offline — %1").arg(root.room.memberCount - root.room.onlineCount - root.room.awayCount);
        }
        return qsTr("%n member(s) · presence unknown while offline", "", root.room.memberCount);
    }

    implicitWidth: Theme.detailsWidth
    color: Theme.background

    Divider { height: parent.height }

    Label {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap5
        height: Theme.headerHeight
        font.weight: Font.DemiBold
        text: qsTr("Members")
        verticalAlignment: Text.AlignVCenter
        Accessible.role: Accessible.Heading
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap4
        anchors.verticalCenter: title.verticalCenter
        spacing: Theme.gap1

        IconButton {
            visible: root.room.canInvite
            iconName: "plus"
            text: qsTr("Invite people")
            onClicked: root.inviteRequested()
        }

        IconButton {
            visible: root.hasCloseButton
            iconName: "close"
            text: qsTr("Close")
            onClicked: root.closeRequested()
        }
    }

    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        y: title.height - 1
    }

    ListView {
        id: list

        anchors.fill: parent
        anchors.topMargin: title.height
        anchors.leftMargin: Theme.gap3 + 1
        anchors.rightMargin: Theme.gap3
        activeFocusOnTab: true
        bottomMargin: Theme.gap3
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: 0
        model: root.room.members
        reuseItems: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Members")
        section.property: "presence"
        delegate: MemberRow {
            width: ListView.view.width
            sectionTitle: ListView.section !== ListView.previousSection ? root.sectionTitle(presence) : ""
            isMe: user === root.space.me
            myColor: root.myColor
            isReached: list.activeFocus && ListView.isCurrentItem
            onClicked: root.chosen(user)
            onMenuRequested: root.menuRequested(user, name, role, spaceRole, isMuted)
        }
        Keys.onMenuPressed: (list.currentItem as MemberRow)?.menuRequested()
        Keys.onReturnPressed: (list.currentItem as MemberRow)?.clicked()
        Keys.onEnterPressed: (list.currentItem as MemberRow)?.clicked()

        T.ScrollBar.vertical: ScrollBar {}
    }
}
