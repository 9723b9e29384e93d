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
    onInviteRequested: root.dialogs.invite()
    onMenuRequested: (user, name, role, spaceRole, isMuted) => {
        menu.user = user;
        menu.name = name;
        menu.role = role;
        menu.spaceRole = spaceRole;
        menu.isMuted = isMuted;
        menu.popup();
    }

    MemberMenu {
        id: menu

        space: root.space
        room: root.room
        onWriteRequested: user => root.space.openDirect(user)
        onRemoveRequested: (user, name) => root.dialogs.moderation.askToRemove(user, name)
        onRoleRequested: (user, name, role) => root.dialogs.moderation.chooseRole(user, name, role)
        onBanRequested: (user, name) => root.dialogs.moderation.askToBan(user, name)
    }
}
