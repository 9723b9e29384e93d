// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// A choice of what the desktop tells of a room.
MenuItem {
    id: root

    required property Settings settings
    required property Space space
    required property Room room
    required property int alerts

    function read() {
        root.checked = root.settings.alertsIn(root.space.address, root.room.roomId) === root.alerts;
    }

    checkable: true
    Component.onCompleted: root.read()
    onTriggered: {
        root.settings.setAlertsIn(root.space.address, root.room.roomId, root.alerts);
        root.read();
    }

    Connections {
        target: root.settings

        function onRoomAlertsChanged() {
            root.read();
        }

        function onAlertsChanged() {
            root.read();
        }
    }
}
