// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Theme

/// A ground of its own for what belongs together.
T.Pane {
    id: root

    implicitWidth: root.contentWidth + root.leftPadding + root.rightPadding
    implicitHeight: root.contentHeight + root.topPadding + root.bottomPadding
    padding: Theme.gap5
    background: Rectangle {
        color: Theme.raised
        border.color: Theme.line
        radius: Theme.radiusLarge
    }
}
