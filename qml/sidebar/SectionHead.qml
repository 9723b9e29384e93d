// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// What a part of the list is called, and the way to add to it.
RowLayout {
    id: root

    required property string text
    required property string addText

    signal added

    implicitHeight: Theme.controlHeight + Theme.gap2

    Heading {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.gap3
        Layout.alignment: Qt.AlignBottom
        Layout.bottomMargin: Theme.gap1 + Theme.gapHair
        text: root.text
    }

    IconButton {
        Layout.alignment: Qt.AlignBottom
        Layout.rightMargin: Theme.gapHair
        isSmall: true
        iconName: "plus"
        text: root.addText
        onClicked: root.added()
    }
}
