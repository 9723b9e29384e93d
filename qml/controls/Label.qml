// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

/// A text of the window: plain, and cut off at the end of its line unless it wraps.
Text {
    id: root

    color: Theme.ink
    elide: root.wrapMode === Text.NoWrap ? Text.ElideRight : Text.ElideNone
    font.pixelSize: Theme.textBody
    horizontalAlignment: Text.AlignLeft
    lineHeight: root.wrapMode === Text.NoWrap ? 1 : Theme.lineHeight
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
