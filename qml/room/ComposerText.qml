// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme

/// Grows with its text up to eight lines, and scrolls from then on.
Flickable {
    id: root

    required property string placeholder
    property alias text: area.text
    property alias cursorPosition: area.cursorPosition
    readonly property int length: area.length
    readonly property int maxLines: 8

    signal sendPressed
    signal cancelPressed

    function takeFocus() {
        area.forceActiveFocus();
    }

    function removeFirst(count: int) {
        area.remove(0, count);
    }

    /// Enter sends, but not what an input method is still composing.
    function onEnter(event: KeyEvent) {
        event.accepted = !(event.modifiers & Qt.ShiftModifier);
        if (event.accepted && area.preeditText.length === 0)
            root.sendPressed();
    }

    implicitHeight: Math.min(area.implicitHeight, Math.ceil(metrics.lineSpacing * root.maxLines) + area.topPadding * 2)
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: area.implicitHeight

    FontMetrics {
        id: metrics

        font: area.font
    }

    T.TextArea.flickable: T.TextArea {
        id: area

        implicitHeight: Math.max(contentHeight, metrics.lineSpacing) + topPadding + bottomPadding
        topPadding: Theme.gap1
        bottomPadding: Theme.gap1
        leftPadding: 0
        rightPadding: Theme.gap3
        focus: true
        color: Theme.ink
        font.family: Application.font.family
        font.pixelSize: Theme.textBody
        horizontalAlignment: TextEdit.AlignLeft
        selectByMouse: true
        selectedTextColor: Theme.accentInk
        selectionColor: Theme.accent
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        Accessible.role: Accessible.EditableText
        Accessible.name: root.placeholder
        Keys.onReturnPressed: event => root.onEnter(event)
        Keys.onEnterPressed: event => root.onEnter(event)
        Keys.onEscapePressed: root.cancelPressed()
        Keys.onTabPressed: area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

        Label {
            x: area.leftPadding
            y: area.topPadding
            width: area.width - area.leftPadding - area.rightPadding
            visible: area.length === 0 && area.preeditText.length === 0
            color: Theme.tertiary
            text: root.placeholder
            Accessible.ignored: true
        }
    }

    T.ScrollBar.vertical: ScrollBar {}
}
