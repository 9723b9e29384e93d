// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// Begins to host, or shows what is hosted and ends it.
ColumnLayout {
    id: root

    required property App app
    required property bool hasName
    property bool hasOpen: false

    readonly property Hosting hosting: root.app.hosting
    readonly property bool isStopped: root.hosting.state === Hosting.State.Stopped
    readonly property bool isRunning: root.hosting.state === Hosting.State.Running
    readonly property string spaceName: name.text.trim()
    readonly property string problem: Words.hosting(root.hosting.problem, root.hosting.folder)

    function start() {
        if (root.hasName && root.spaceName.length > 0)
            root.hosting.start(root.spaceName);
    }

    spacing: Theme.gap3

    Label {
        Layout.fillWidth: true
        visible: !root.isRunning
        color: Theme.secondary
        font.pixelSize: Theme.textSmall
        text: qsTr("Others on this network can join while Wireside is open on this computer.")
        wrapMode: Text.Wrap
    }

    TextField {
        id: name

        Layout.fillWidth: true
        visible: !root.isRunning && root.hosting.spaceName.length === 0
        enabled: root.isStopped
        label: qsTr("Name of the space")
        maximumLength: 64
        placeholderText: qsTr("Name of the space, such as Studio 4")
        onAccepted: root.start()

        Binding on text {
            value: root.hosting.spaceName
            when: root.hosting.spaceName.length > 0
        }
    }

    Button {
        Layout.fillWidth: true
        visible: !root.isRunning
        enabled: root.isStopped && root.hasName && root.spaceName.length > 0
        isLarge: true
        kind: Button.Kind.Primary
        text: {
            switch (root.hosting.state) {
            case Hosting.State.Starting:
                return qsTr("Starting…");
            case Hosting.State.Stopping:
                return qsTr("Stopping…");
            }
            return root.hosting.spaceName.length > 0 ? qsTr("Host %1 again").arg(root.hosting.spaceName)
                : qsTr("Host on this network");
        }
        onClicked: root.start()
    }

    Label {
        Layout.fillWidth: true
        visible: text.length > 0 && !root.isRunning
        color: root.problem.length > 0 ? Theme.danger : Theme.secondary
        font.pixelSize: Theme.textSmall
        text: root.problem.length > 0 ? root.problem : !root.hasName ? qsTr("Enter your name first.") : ""
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.isRunning ? 1 : 0

        HostedSpace {
            Layout.fillWidth: true
            app: root.app
            hasOpen: root.hasOpen
        }
    }
}
