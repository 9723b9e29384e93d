// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Wireside.Theme

/// One of our icons in a colour.
Image {
    id: root

    required property string name
    property color color: Theme.secondary
    property int size: Theme.icon

    width: root.size
    height: root.size
    sourceSize.width: root.size * Screen.devicePixelRatio
    sourceSize.height: root.size * Screen.devicePixelRatio
    source: root.name.length === 0 ? "" : "image://icon/" + root.name + "?color=%23" + String(root.color).slice(1)
    Accessible.ignored: true
}
