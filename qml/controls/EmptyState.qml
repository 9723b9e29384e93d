// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Theme

/// Stands where nothing is, and says what to do next.
ColumnLayout {
    id: root

    required property string title
    property string text
    property string iconName
    property string actionText

    signal acted

    spacing: Theme.gap2

    Icon {
        Layout.alignment: Qt.AlignHCenter
        Layout.bottomMargin: Theme.gap1
        visible: root.iconName.length > 0
        name: root.iconName
        color: Theme.tertiary
        size: Theme.icon * 2
    }

    Label {
        Layout.fillWidth: true
        font.pixelSize: Theme.textTitle
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        text: root.title
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
    }

    Label {
        Layout.alignment: Qt.AlignHCenter
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.proseWidth
        visible: root.text.length > 0
        color: Theme.secondary
        horizontalAlignment: Text.AlignHCenter
        text: root.text
        wrapMode: Text.Wrap
    }

    Button {
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.gap2
        visible: root.actionText.length > 0
        text: root.actionText
        onClicked: root.acted()
    }
}
