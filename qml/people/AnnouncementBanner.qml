// SPDX-License-Identifier: GPL-3.0-or-later
import Wireside.Controls
import Wireside.Ui

/// What everybody in the space is told, until one has read it.
Banner {
    id: root

    required property Moderation moderation

    visible: root.moderation.announcement.length > 0
    //: %1 is a person
    title: qsTr("%1 announces:").arg(root.moderation.announcer)
    text: root.moderation.announcement
    actionText: qsTr("Got it")
    onActed: root.moderation.dismissAnnouncement()
}
