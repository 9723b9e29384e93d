// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Theme

/// A question in front of everything else: open as soon as it is made, gone when it closes. `confirmed` says that the user wants it done; whoever asked closes the
/// dialog when it is done.
T.Dialog {
    id: root

    property string text
    /// Why it was not done, in words.
    property string problem
    property string confirmText
    property int confirmKind: Button.Kind.Primary
    property bool canConfirm: true
    property string cancelText: qsTr("Cancel")

    signal confirmed

    function confirm() {
        if (root.canConfirm)
            root.confirmed();
    }

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(Theme.dialogWidth, (parent?.width ?? 0) - Theme.gap8)
    height: Math.min(root.implicitHeight, (parent?.height ?? 0) - Theme.gap8)
    implicitHeight: root.topPadding + root.implicitContentHeight + root.bottomPadding + root.implicitHeaderHeight
        + root.implicitFooterHeight
    padding: Theme.gap5
    topPadding: Theme.gap2
    bottomPadding: Theme.gap4
    modal: true
    focus: true
    dim: true
    Component.onCompleted: root.open()
    onClosed: root.destroy()
    background: Rectangle {
        color: Theme.raised
        border.color: Theme.line
        radius: Theme.radiusLarge
    }
    T.Overlay.modal: Rectangle { color: Theme.veil }
    header: Label {
        leftPadding: Theme.gap5
        rightPadding: Theme.gap5
        topPadding: Theme.gap5
        font.pixelSize: Theme.textTitle
        font.weight: Font.DemiBold
        text: root.title
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
    }
    contentItem: ColumnLayout {
        spacing: Theme.gap4
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title
        Accessible.description: root.text

        Label {
            Layout.fillWidth: true
            visible: root.text.length > 0
            color: Theme.secondary
            text: root.text
            wrapMode: Text.Wrap
        }
    }
    footer: ColumnLayout {
        spacing: Theme.gap3

        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap5
            Layout.rightMargin: Theme.gap5
            visible: root.problem.length > 0
            color: Theme.danger
            font.pixelSize: Theme.textSide
            text: root.problem
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }

        Flow {
            Layout.fillWidth: true
            Layout.margins: Theme.gap5
            Layout.topMargin: 0
            layoutDirection: root.mirrored ? Qt.LeftToRight : Qt.RightToLeft
            spacing: Theme.gap2

            Button {
                visible: root.confirmText.length > 0
                enabled: root.canConfirm
                kind: root.confirmKind
                text: root.confirmText
                onClicked: root.confirm()
            }

            Button {
                text: root.cancelText
                onClicked: root.reject()
            }
        }
    }
}
