// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.Templates as T
import Wireside.Theme

T.MenuSeparator {
    id: root

    implicitWidth: Theme.menuWidth
    implicitHeight: Theme.gap2 + 1
    verticalPadding: Theme.gap1
    contentItem: Divider {}
}
