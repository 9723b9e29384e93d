// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.People
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

    /// The open room, made anew with each: a view outlives no room.
    readonly property list<Room> shownRooms: root.space.room && !root.isKeyChanged ? [root.space.room] : []

    signal settingsRequested
    signal signInRequested

    function toggleDetails() {
        if (root.hasDetails)
            root.app.settings.isDetailsOpen = !root.app.settings.isDetailsOpen;
        else
            drawers.openDetails();
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        Repeater {
            model: root.hasSidebar ? 1 : 0

            SpaceSidebar {
                Layout.fillHeight: true
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
                onSignInRequested: root.signInRequested()
            }

            AnnouncementBanner {
                Layout.fillWidth: true
                moderation: root.space.moderation
            }

            DiskBanner {
                Layout.fillWidth: true
                space: root.space
            }

            Repeater {
                model: root.shownRooms

                RoomView {
                    required property Room modelData

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    app: root.app
                    space: root.space
                    room: modelData
                    isActive: root.isActive
                    hasSidebarButton: !root.hasSidebar
                    isDetailsShown: root.hasDetails && root.app.settings.isDetailsOpen
                    onSidebarRequested: drawers.openSidebar()
                    onDetailsToggled: root.toggleDetails()
                    onLeaveRequested: dialogs.askToLeave()
                    onSettingsRequested: dialogs.changeRoom()
                    onInviteRequested: dialogs.invite()
                }
            }

            NoRoomPage {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !root.space.room && !root.isKeyChanged
                space: root.space
                hasSidebarButton: !root.hasSidebar
                onSidebarRequested: drawers.openSidebar()
                onJoinRequested: dialogs.joinRoom()
            }

            KeyChangedPage {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.isKeyChanged
                space: root.space
                onStartRequested: root.app.showStart()
            }
        }

        Repeater {
            model: root.hasDetails && root.app.settings.isDetailsOpen ? root.shownRooms : []

            RoomDetails {
                required property Room modelData

                Layout.fillHeight: true
                app: root.app
                dialogs: dialogs
                space: root.space
                room: modelData
            }
        }
    }

    RoomSteps { space: root.space }

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
}
