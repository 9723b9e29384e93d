// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Qt.labs.platform as Platform
import Wireside.Theme
import Wireside.Ui

/// The program's icon in the system's tray, where there is one: whether anything is unread, and a way back to the
/// window. Where desktops have no service of their own for notifications it shows those, too.
Item {
    id: root

    required property App app

    signal quitRequested

    Platform.SystemTrayIcon {
        id: icon

        // The sign is the same in light and dark trays: it has a rim.
        readonly property string sign: root.app.unread > 0 ? "trayunread" : "tray"

        visible: true
        icon.source: "image://icon/" + icon.sign + "?size=64&color=" + encodeURIComponent(Theme.trayColor)
        tooltip: root.app.unread > 0 ? qsTr("Wireside · %n unread", "messages", root.app.unread) : qsTr("Wireside")
        onActivated: reason => {
            if (reason !== Platform.SystemTrayIcon.Context)
                root.app.raised();
        }
        onMessageClicked: root.app.trayMessageClicked()

        menu: Platform.Menu {
            Platform.MenuItem {
                text: qsTr("Open Wireside")
                onTriggered: root.app.raised()
            }

            Platform.MenuItem {
                checkable: true
                checked: root.app.settings.isQuiet
                text: qsTr("Do not disturb")
                onTriggered: root.app.settings.isQuiet = checked
            }

            Platform.MenuSeparator {}

            Platform.MenuItem {
                text: qsTr("Quit")
                onTriggered: root.quitRequested()
            }
        }
    }

    Connections {
        target: root.app

        function onTrayMessage(title: string, text: string) {
            icon.showMessage(title, text);
        }
    }
}
