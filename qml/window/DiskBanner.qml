// SPDX-License-Identifier: GPL-3.0-or-later
import Wireside.Controls
import Wireside.Ui

/// The disk refuses what is to be kept of the space, while it does.
Banner {
    id: root

    required property Space space

    visible: root.space.isDiskFailing
    title: qsTr("The disk cannot be written.")
    text: qsTr("Is it full? Until there is space, what you send stays in front of you, and what others write is shown but not kept. It goes on by itself.")
}
