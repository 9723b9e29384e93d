// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// Where one begins: who I am, and a space to join or to host.
Flickable {
    id: root

    required property App app

    /// The cards stand side by side where there is room.
    readonly property bool isWide: root.width >= Theme.detailsBreak
    readonly property real sideGap: root.width < Theme.sidebarBreak ? Theme.gap4 : Theme.gap8
    readonly property bool hasName: root.app.settings.name.trim().length > 0

    signal settingsRequested
    signal signInRequested

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: page.height
    Accessible.role: Accessible.Pane
    Accessible.name: title.text

    Item {
        id: page

        width: root.width
        height: Math.max(root.height, column.implicitHeight + Theme.gap8 * 2)

        ColumnLayout {
            id: column

            anchors.centerIn: parent
            width: Math.min(Theme.pageWidth, parent.width - root.sideGap * 2)
            spacing: Theme.gap2

            Label {
                id: title

                Layout.fillWidth: true
                font.pixelSize: Theme.textDisplay
                font.weight: Font.DemiBold
                text: qsTr("Chat with the people around you")
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }

            Label {
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.gap4
                color: Theme.secondary
                text: qsTr("No account, no internet. Everything stays on this network.")
                wrapMode: Text.Wrap
            }

            KeyNotice {
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.gap3
                app: root.app
            }

            GridLayout {
                Layout.fillWidth: true
                columns: root.isWide ? 2 : 1
                columnSpacing: Theme.gap5
                rowSpacing: Theme.gap5

                SpacesCard {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 5
                    Layout.row: root.isWide ? 0 : 1
                    Layout.column: 0
                    Layout.rowSpan: root.isWide ? 2 : 1
                    app: root.app
                    hasName: root.hasName
                    onSignInRequested: root.signInRequested()
                }

                YouCard {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 4
                    Layout.row: 0
                    Layout.column: root.isWide ? 1 : 0
                    settings: root.app.settings
                }

                HostCard {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 4
                    Layout.row: root.isWide ? 1 : 2
                    Layout.column: root.isWide ? 1 : 0
                    app: root.app
                    hasName: root.hasName
                }
            }
        }
    }

    IconButton {
        parent: root
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gap3
        iconName: "settings"
        text: qsTr("Settings")
        onClicked: root.settingsRequested()
    }

    T.ScrollBar.vertical: ScrollBar {}
}
