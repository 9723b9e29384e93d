// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Room
import Wireside.Ui

/// Who is in the open room, with what a press on a person does here.
MembersPane {
    id: root

    required property App app

    myColor: root.app.settings.avatarColor
    onChosen: user => root.space.openDirect(user)
}
