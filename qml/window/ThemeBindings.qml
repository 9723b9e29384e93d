// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme
import Wireside.Ui

/// Gives the theme what the user and the system have chosen.
Item {
    id: root

    required property App app

    Binding {
        target: Theme
        property: "isDark"
        value: root.app.settings.scheme === Settings.Scheme.Dark
            || root.app.settings.scheme === Settings.Scheme.System && root.app.isSystemDark
    }

    Binding {
        target: Theme
        property: "textScale"
        value: root.app.settings.textScale
    }

    Binding {
        target: Theme
        property: "isMotionReduced"
        value: root.app.isMotionReduced
    }
}
