// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// Makes a dialog when it is asked for, and forgets it when it closes.
Loader {
    id: root

    function open() {
        root.active = true;
    }

    active: false
    visible: false
    onLoaded: (root.item as T.Popup).open()

    Connections {
        target: root.item as T.Popup

        function onClosed() {
            root.active = false;
        }
    }
}
