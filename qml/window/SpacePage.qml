// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Room
import Wireside.Theme
import Wireside.Ui

/// A space: its rooms, the open one, and who is in it. What does not fit beside the room becomes a drawer.
Item {
    id: root

    required property App app
    required property Space space
    required property bool isActive

    readonly property bool hasSidebar: root.width >= Theme.sidebarBreak
    readonly property bool hasDetails: root.width >= Theme.detailsBreak
    readonly property bool isKeyChanged: root.space.refusal === Space.Refusal.ServerKeyChanged

    signal settingsRequested

    function stepRoom(rows: int) {
        if (sidebar.item)
            (sidebar.item as SpaceSidebar).step(rows);
    }

    function toggleDetails() {
        if (root.hasDetails)
            root.app.settings.isDetailsOpen = !root.app.settings.isDetailsOpen;
        else
            drawers.openDetails();
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        Loader {
            id: sidebar

            Layout.fillHeight: true
            active: root.hasSidebar
            visible: active
            sourceComponent: SpaceSidebar {
                app: root.app
                space: root.space
                dialogs: dialogs
                onSettingsRequested: root.settingsRequested()
            }
        }

        ColumnLayout {
            spacing: 0

            ConnectionBanner {
                Layout.fillWidth: true
                space: root.space
                onSettingsRequested: root.settingsRequested()

                Binding on visible {
                    value: false
                    when: root.isKeyChanged
                }
            }

            Loader {
                Layout.fillWidth: true
                Layout.fillHeight: true
                sourceComponent: root.isKeyChanged ? keyChanged : root.space.room ? room : noRoom
            }
        }

        Loader {
            Layout.fillHeight: true
            active: root.hasDetails && root.app.settings.isDetailsOpen && root.space.room !== null && !root.isKeyChanged
            visible: active
            sourceComponent: RoomDetails {
                app: root.app
                space: root.space
            }
        }
    }

    SpaceDrawers {
        id: drawers

        app: root.app
        space: root.space
        dialogs: dialogs
        hasSidebar: root.hasSidebar
        hasDetails: root.hasDetails
        onSettingsRequested: root.settingsRequested()
    }

    SpaceDialogs {
        id: dialogs

        space: root.space
    }

    Component {
        id: room

        RoomView {
            app: root.app
            space: root.space
            room: root.space.room
            isActive: root.isActive
            hasSidebarButton: !root.hasSidebar
            isDetailsShown: root.hasDetails && root.app.settings.isDetailsOpen
            onSidebarRequested: drawers.openSidebar()
            onDetailsToggled: root.toggleDetails()
            onLeaveRequested: dialogs.askToLeave()
        }
    }

    Component {
        id: noRoom

        NoRoomPage {
            space: root.space
            hasSidebarButton: !root.hasSidebar
            onSidebarRequested: drawers.openSidebar()
            onJoinRequested: dialogs.joinRoom()
        }
    }

    Component {
        id: keyChanged

        KeyChangedPage {
            space: root.space
            onStartRequested: root.app.showStart()
        }
    }
}
