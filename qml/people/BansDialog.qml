// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// Who is banned from the space, and the way to let them back in.
Dialog {
    id: root

    required property Space space

    width: Math.min(Theme.settingsWidth, (parent?.width ?? 0) - Theme.gap8)
    //: %1 is a space
    title: qsTr("Banned from %1").arg(root.space.name)
    cancelText: qsTr("Close")
    onOpened: {
        root.space.moderation.refreshBans();
        list.forceActiveFocus();
    }

    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: list.contentHeight
        visible: list.count > 0
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        keyNavigationEnabled: true
        model: root.space.moderation.bans
        spacing: Theme.gap3
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: BanDelegate {
            width: ListView.view.width
            onLetInRequested: question.createObject(root.contentItem, { user, name })
        }

        T.ScrollBar.vertical: ScrollBar {}
    }

    EmptyState {
        Layout.fillWidth: true
        Layout.margins: Theme.gap5
        visible: list.count === 0
        iconName: "shield"
        title: qsTr("Nobody is banned")
        text: qsTr("Whom moderators ban stands here, until they are let back in.")
    }

    Connections {
        target: root.space.moderation

        function onDone() {
            root.space.moderation.refreshBans();
        }
    }

    Connections {
        target: root.space

        function onFailed(trouble) {
            root.problem = Words.trouble(trouble);
        }
    }

    Component {
        id: question

        Dialog {
            id: asked

            required property string user
            required property string name

            title: Looks.fill(qsTr("Let %1 back into %2?", "%1 is a person, %2 a space"), [asked.name, root.space.name])
            text: qsTr("They can sign in again, and are in the rooms in which they were.")
            confirmText: qsTr("Let back in")
            onConfirmed: {
                root.problem = "";
                root.space.moderation.unban(asked.user);
                asked.close();
            }
        }
    }
}
