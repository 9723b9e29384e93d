// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.People
import Wireside.Room
import Wireside.Ui

/// Who is in the open room, with what a press on a person does here.
MembersPane {
    id: root

    required property App app
    required property SpaceDialogs dialogs

    myColor: root.app.settings.avatarColor
    onChosen: user => root.space.openDirect(user)
    onMenuRequested: (user, name, role, isMuted) => {
        menu.user = user;
        menu.name = name;
        menu.role = role;
        menu.isMuted = isMuted;
        menu.popup();
    }

    MemberMenu {
        id: menu

        space: root.space
        room: root.room
        onWriteRequested: user => root.space.openDirect(user)
        onRemoveRequested: (user, name) => root.dialogs.askToRemove(user, name)
        onBanRequested: (user, name) => root.dialogs.askToBan(user, name)
    }
}
