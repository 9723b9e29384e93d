// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// What I sign in with in the space: ends what I have lost, lets one more device in.
Dialog {
    id: root

    required property Space space

    function choosePassword() {
        password.createObject(root.parent);
    }

    width: Math.min(Theme.settingsWidth, (parent?.width ?? 0) - Theme.gap8)
    //: %1 is a space
    title: qsTr("My devices in %1").arg(root.space.name)
    cancelText: qsTr("Close")
    onOpened: root.space.devices.refresh()

    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: list.contentHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.space.devices.list
        spacing: Theme.gap3
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: DeviceDelegate {
            width: ListView.view.width
            onSignedOut: {
                root.problem = "";
                root.space.devices.signOut(device);
            }
        }
    }

    Label {
        Layout.fillWidth: true
        visible: root.space.devices.code.length > 0
        //: %1 is a code
        text: qsTr("Enter this code on the other device within ten minutes; it works once: %1").arg("<b>" + root.space.devices.code + "</b>")
        textFormat: Text.StyledText
        wrapMode: Text.Wrap
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.gap2

        Button {
            text: qsTr("Add a device…")
            onClicked: {
                root.problem = "";
                root.space.devices.link();
            }
        }

        Button {
            text: qsTr("Set a password…")
            onClicked: root.choosePassword()
        }

        Button {
            visible: list.count > 1
            kind: Button.Kind.Danger
            text: qsTr("Sign out all others")
            onClicked: {
                root.problem = "";
                root.space.devices.signOutOthers();
            }
        }
    }

    Component {
        id: password

        PasswordDialog { devices: root.space.devices }
    }

    Connections {
        target: root.space

        function onFailed(trouble) {
            root.problem = Words.trouble(trouble);
        }
    }
}
