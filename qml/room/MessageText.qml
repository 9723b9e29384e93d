// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

/// The text of a message: plain, to be selected and copied.
TextEdit {
    id: root

    color: Theme.ink
    font.pixelSize: Theme.textBody
    horizontalAlignment: Text.AlignLeft
    persistentSelection: true
    readOnly: true
    selectByMouse: true
    selectedTextColor: Theme.accentInk
    selectionColor: Theme.accent
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    activeFocusOnPress: true
    Accessible.ignored: true
    onActiveFocusChanged: {
        if (!root.activeFocus)
            root.deselect();
    }
}
