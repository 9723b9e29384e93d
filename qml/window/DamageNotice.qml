// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wireside.Ui

/// Opens one dialog for all that was damaged, whenever there is something.
Item {
    id: root

    required property App app

    property bool isShown: false

    function show() {
        if (root.app.damagedFile.length === 0 || root.isShown)
            return;
        root.isShown = true;
        dialog.createObject(root);
    }

    Component.onCompleted: root.show()

    Connections {
        target: root.app

        function onDamagedFileChanged() {
            root.show();
        }
    }

    Component {
        id: dialog

        DamageDialog {
            app: root.app
            onClosed: root.isShown = false
        }
    }
}
