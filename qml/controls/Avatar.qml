// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

/// A person or a space: initials on a colour, and a dot for the presence where it is asked for.
Rectangle {
    id: root

    required property string name
    property int colorIndex: -1
    property int presence: PresenceDot.Presence.None
    property bool isSmall: false
    /// What the dot's rim must not differ from.
    property color ground: Theme.background

    // Without types: the tools of Qt 6.4 fall over string functions in typed ones.
    function initial(word) {
        const letter = word.match(/^./u);
        return letter ? letter[0].toLocaleUpperCase() : "";
    }

    function initials(name) {
        const words = name.trim().split(" ");
        return root.initial(words[0]) + (words.length > 1 ? root.initial(words[words.length - 1]) : "");
    }

    implicitWidth: root.isSmall ? Theme.avatarSmall : Theme.avatar
    implicitHeight: root.implicitWidth
    radius: root.isSmall ? Theme.radius : Theme.radiusLarge
    color: Theme.avatarColor(root.name, root.colorIndex)
    Accessible.ignored: true

    Text {
        anchors.centerIn: parent
        color: Theme.onAvatar
        font.pixelSize: Math.round(root.width * 0.4)
        font.weight: Font.DemiBold
        text: root.initials(root.name)
        textFormat: Text.PlainText
        Accessible.ignored: true
    }

    PresenceDot {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: -Theme.gapHair - 1
        visible: root.presence !== PresenceDot.Presence.None
        presence: root.presence
        ground: root.ground
    }
}
