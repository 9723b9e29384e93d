// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// The sidebar and the details where the window is too narrow for them.
Item {
    id: root

    required property App app
    required property Space space
    required property SpaceDialogs dialogs
    required property bool hasSidebar
    required property bool hasDetails

    readonly property bool isMirrored: root.LayoutMirroring.enabled
    readonly property real available: (T.Overlay.overlay?.width ?? 0) - Theme.gap8

    signal settingsRequested

    function openSidebar() {
        left.open();
    }

    function openDetails() {
        if (root.space.room)
            right.open();
    }

    onHasSidebarChanged: left.close()
    onHasDetailsChanged: right.close()

    Connections {
        target: root.space

        function onRoomChanged() {
            left.close();
            right.close();
        }
    }

    Drawer {
        id: left

        edge: root.isMirrored ? Qt.RightEdge : Qt.LeftEdge
        width: Math.min(Theme.sidebarWidth, root.available)

        RoomSteps { space: root.space }

        Repeater {
            model: left.visible ? 1 : 0

            SpaceSidebar {
                anchors.fill: parent
                app: root.app
                space: root.space
                dialogs: root.dialogs
                onOpened: left.close()
                onSettingsRequested: root.settingsRequested()
            }
        }
    }

    Drawer {
        id: right

        edge: root.isMirrored ? Qt.LeftEdge : Qt.RightEdge
        width: Math.min(Theme.detailsWidth, root.available)

        RoomSteps { space: root.space }

        Repeater {
            model: right.visible && root.space.room ? [root.space.room] : []

            RoomDetails {
                required property Room modelData

                anchors.fill: parent
                room: modelData
                app: root.app
                dialogs: root.dialogs
                space: root.space
                hasCloseButton: true
                onCloseRequested: right.close()
            }
        }
    }
}
