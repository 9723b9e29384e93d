// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// Tells that something on this computer was damaged, what was done about it, and where it is now.
Dialog {
    id: root

    required property App app

    title: qsTr("Damaged data was set aside")
    //: %1 is the path of a file
    text: Looks.fill(qsTr("Wireside found that what it keeps on this computer was damaged. Your key is safe. What could be read of your unsent messages and drafts was kept; everything else comes again from the space.\n\nThe damaged file is kept, too:\n%1"), [root.app.damagedFile])
    cancelText: qsTr("Close")
    onClosed: root.app.dismissDamage()
}
