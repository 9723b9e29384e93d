// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Theme

/// What is wrong with the field above; nothing while nothing is.
Label {
    visible: text.length > 0
    color: Theme.danger
    font.pixelSize: Theme.textSmall
    wrapMode: Text.Wrap
    Accessible.role: Accessible.AlertMessage
}
