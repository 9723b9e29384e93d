// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Wireside.Hosting
import Wireside.Settings as Pages
import Wireside.Start
import Wireside.Theme
import Wireside.Ui

/// The window: the start page, or the space that is open.
Window {
    id: root

    required property App app

    readonly property bool isMirrored: Application.layoutDirection === Qt.RightToLeft
    property bool isQuitting: false

    function placeWindow() {
        const place = root.app.windowPlace();
        if (place.width > 0 && place.height > 0) {
            root.width = place.width;
            root.height = place.height;
            root.x = place.x;
            root.y = place.y;
        }
        if (root.app.settings.isMaximized)
            root.showMaximized();
        else
            root.show();
    }

    function openSettings() {
        settings.createObject(root.contentItem);
    }

    function openSignIn(address: string, name: string) {
        signIn.createObject(root.contentItem, { address, name });
    }

    function keepPlace() {
        root.app.settings.isMaximized = root.visibility === Window.Maximized;
        if (root.visibility === Window.Windowed)
            root.app.settings.window = Qt.rect(root.x, root.y, root.width, root.height);
    }

    width: Theme.windowWidth
    height: Theme.windowHeight
    minimumWidth: Theme.windowMinWidth
    minimumHeight: Theme.windowMinHeight
    color: Theme.background
    title: root.app.space ? qsTr("%1 – Wireside", "the name of a space").arg(root.app.space.name) : qsTr("Wireside")

    LayoutMirroring.enabled: root.isMirrored
    LayoutMirroring.childrenInherit: true

    Component.onCompleted: root.placeWindow()
    onXChanged: placeKeeper.restart()
    onYChanged: placeKeeper.restart()
    onWidthChanged: placeKeeper.restart()
    onHeightChanged: placeKeeper.restart()
    onVisibilityChanged: placeKeeper.restart()
    onClosing: close => {
        root.keepPlace();
        if (root.isQuitting || root.app.hosting.others === 0)
            return;
        close.accepted = false;
        stop.createObject(root.contentItem);
    }

    // Soon enough that an end without a word, or by the system, loses nothing of it.
    Timer {
        id: placeKeeper

        interval: 1000
        onTriggered: root.keepPlace()
    }

    ThemeBindings { app: root.app }

    DamageNotice { app: root.app }

    Loader {
        id: tray

        asynchronous: true
    }

    Connections {
        target: root.app

        // By its name, so that what it takes to load does not keep the window waiting.
        function onHasTrayChanged() {
            tray.setSource("Tray.qml", { app: root.app });
        }
    }

    Connections {
        target: tray.item
        ignoreUnknownSignals: true

        function onQuitRequested() {
            root.close();
        }
    }

    Connections {
        target: root.app

        function onRaised() {
            root.show();
            root.raise();
            root.requestActivate();
        }
    }

    Repeater {
        model: root.app.space ? 0 : 1

        StartPage {
            anchors.fill: parent
            app: root.app
            onSettingsRequested: root.openSettings()
            onSignInRequested: root.openSignIn("", root.app.settings.name)
        }
    }

    Repeater {
        model: root.app.space ? [root.app.space] : []

        SpacePage {
            required property Space modelData

            anchors.fill: parent
            app: root.app
            space: modelData
            isActive: root.active
            onSettingsRequested: root.openSettings()
            onSignInRequested: root.openSignIn(modelData.address, modelData.myName)
        }
    }

    Component {
        id: settings

        Pages.SettingsDialog { app: root.app }
    }

    Component {
        id: signIn

        SignInDialog { app: root.app }
    }

    Component {
        id: stop

        StopDialog {
            hosting: root.app.hosting
            title: qsTr("Close Wireside and stop hosting %1?").arg(root.app.hosting.spaceName)
            confirmText: qsTr("Stop and close")
            onConfirmed: {
                root.isQuitting = true;
                root.close();
            }
        }
    }

    Shortcut {
        sequence: "Ctrl+,"
        onActivated: root.openSettings()
    }

    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: root.close()
    }
}
