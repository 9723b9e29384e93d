// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// The space that runs here: where others reach it, how many are in it, and its end.
ColumnLayout {
    id: root

    required property App app
    required property bool hasOpen

    readonly property Hosting hosting: root.app.hosting

    spacing: Theme.gap3

    RowLayout {
        spacing: Theme.gap2

        Icon {
            Layout.alignment: Qt.AlignTop
            name: "host"
            color: Theme.accent
        }

        Label {
            Layout.fillWidth: true
            font.pixelSize: Theme.textSide
            //: %1 is the name of the space
            text: root.hosting.others > 0 ? qsTr("%1 is open, with %n other person(s) in it.", "", root.hosting.others).arg(root.hosting.spaceName)
                : qsTr("%1 is open. Nobody else is in it yet.").arg(root.hosting.spaceName)
            wrapMode: Text.Wrap
        }
    }

    Label {
        Layout.fillWidth: true
        color: Theme.secondary
        font.pixelSize: Theme.textSmall
        text: root.hosting.addresses.length > 0 ? qsTr("Others enter one of these addresses:")
            : qsTr("This computer is on no network, so others cannot reach it.")
        wrapMode: Text.Wrap
    }

    ColumnLayout {
        visible: root.hosting.addresses.length > 0
        spacing: 0

        Repeater {
            model: root.hosting.addresses

            AddressRow {
                required property string modelData

                Layout.fillWidth: true
                address: modelData
                onCopied: root.app.copyToClipboard(modelData)
            }
        }
    }

    RowLayout {
        spacing: Theme.gap2

        Button {
            Layout.fillWidth: true
            visible: root.hasOpen
            isLarge: true
            kind: Button.Kind.Primary
            text: qsTr("Open")
            onClicked: root.app.openSpace(root.hosting.ownAddress)
        }

        Button {
            Layout.fillWidth: true
            isLarge: true
            text: root.hosting.others > 0 ? qsTr("Stop…") : qsTr("Stop")
            onClicked: {
                if (root.hosting.others > 0)
                    question.createObject(root);
                else
                    root.hosting.stop();
            }
        }
    }

    Component {
        id: question

        StopDialog {
            id: dialog

            hosting: root.hosting
            title: qsTr("Stop hosting %1?").arg(root.hosting.spaceName)
            confirmText: qsTr("Stop hosting")
            onConfirmed: {
                root.hosting.stop();
                dialog.close();
            }
        }
    }
}
