// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

/// Stands for events that are not here yet, and asks for them while it is near the view.
LineLabel {
    id: root

    required property real missing
    required property real seq
    required property bool isOnline

    signal wanted()

    function ask() {
        if (root.isOnline)
            root.wanted();
    }

    height: implicitHeight + Theme.gap5
    text: root.isOnline ? qsTr("%n message(s) being fetched", "", root.missing)
        : qsTr("%n message(s) to be fetched once you are connected", "", root.missing)

    onIsOnlineChanged: asking.restart()
    onSeqChanged: asking.restart()
    onMissingChanged: asking.restart()

    // The view has yet to put it where it belongs.
    Timer {
        id: asking

        interval: 0
        running: true
        onTriggered: root.ask()
    }
}
