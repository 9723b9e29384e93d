// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

Rectangle {
    implicitWidth: 1
    implicitHeight: 1
    color: Theme.line
    Accessible.role: Accessible.Separator
}
