// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

/// What a group of rows is called.
Label {
    id: root

    color: Theme.tertiary
    font.pixelSize: Theme.textSmall
    font.weight: Font.DemiBold
    Accessible.role: Accessible.Heading
}
