// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// Gives somebody another role in the space. Closes when they have it.
Dialog {
    id: root

    required property Space space
    required property string user
    required property string name
    /// What they are now.
    required property int role

    property int chosen: root.role

    title: Looks.fill(qsTr("What is %1 in %2?", "%1 is a person, %2 a space"), [root.name, root.space.name])
    text: Words.roleDetail(root.chosen)
    confirmText: qsTr("Save")
    canConfirm: root.chosen !== root.role
    onConfirmed: {
        root.problem = "";
        root.space.moderation.setSpaceRole(root.user, root.chosen);
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.gap2

        Repeater {
            model: [MemberItem.Role.Owner, MemberItem.Role.Moderator, MemberItem.Role.Member, MemberItem.Role.Guest]

            Choice {
                required property int modelData

                checked: modelData === root.chosen
                visible: modelData === root.role || root.space.moderation.canGive(modelData, root.role)
                text: Words.spaceRole(modelData)
                onClicked: root.chosen = modelData
            }
        }
    }

    Connections {
        target: root.space.moderation

        function onDone() {
            root.close();
        }
    }

    Connections {
        target: root.space

        function onFailed(trouble) {
            root.problem = trouble === Space.Trouble.NotAllowed
                ? qsTr("You may not: a role is given from above, and the last owner of a space stays one.") : Words.trouble(trouble);
        }
    }
}
