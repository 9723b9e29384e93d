// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Hosting
import Wireside.Theme
import Wireside.Ui

/// The way to host a space.
Card {
    id: root

    required property App app
    required property bool hasName

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap2

        Label {
            font.weight: Font.DemiBold
            text: qsTr("Host a space")
            Accessible.role: Accessible.Heading
        }

        HostPanel {
            Layout.fillWidth: true
            app: root.app
            hasName: root.hasName
            hasOpen: true
        }

        Item { Layout.fillHeight: true }
    }
}
