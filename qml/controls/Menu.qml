// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Theme

T.Menu {
    id: root

    implicitWidth: Theme.menuWidth
    implicitHeight: root.implicitContentHeight + root.topPadding + root.bottomPadding
    margins: Theme.gap2
    padding: Theme.gap1
    overlap: 1
    contentItem: ListView {
        implicitHeight: contentHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        currentIndex: root.currentIndex
        interactive: contentHeight > height
        model: root.contentModel
    }
    background: Rectangle {
        color: Theme.raised
        border.color: Theme.line
        radius: Theme.radius
    }
}
