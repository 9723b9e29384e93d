// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// Every colour, size and duration of the window. Nothing else names one.
QtObject {
    id: root

    /// What the window sets from the settings and the system.
    property bool isDark: false
    property real textScale: 1
    property bool isMotionReduced: false

    // Grounds
    readonly property color background: isDark ? "#1B1917" : "#FBFAF8"
    readonly property color sidebar: isDark ? "#151311" : "#F3F0EB"
    readonly property color raised: isDark ? "#24211E" : "#FFFFFF"
    readonly property color hover: isDark ? "#2A2622" : "#EFEBE5"
    readonly property color accentSoft: isDark ? "#3A261A" : "#F7E4DA"
    readonly property color highlight: isDark ? "#443918" : "#FFF1C9"
    readonly property color mine: isDark ? "#2A2420" : "#F7EEE7"
    readonly property color code: isDark ? "#2B2723" : "#F0ECE6"
    readonly property color line: isDark ? "#35302B" : "#E4DFD7"
    /// Dims what stands behind a dialog or a drawer.
    readonly property color veil: isDark ? "#99000000" : "#59000000"

    // Texts
    readonly property color ink: isDark ? "#EDE8E1" : "#22201D"
    readonly property color secondary: isDark ? "#A89F94" : "#6B645B"
    readonly property color tertiary: isDark ? "#9A9085" : "#6F675E"
    readonly property color accent: isDark ? "#F0905A" : "#A63F12"
    /// The same on the light and the dark trays of desktops, which say nothing of their colours.
    readonly property color trayColor: "#A63F12"
    readonly property color accentInk: isDark ? "#221409" : "#FFFFFF"
    readonly property color danger: isDark ? "#F2867E" : "#B3261E"
    readonly property color dangerInk: isDark ? "#221409" : "#FFFFFF"
    readonly property color avatarInk: "#FFFFFF"

    // Presence; `offline` colours dots, never text.
    readonly property color online: isDark ? "#5CBF86" : "#2E7D4F"
    readonly property color away: isDark ? "#E0B04A" : "#8A5D00"
    readonly property color offline: isDark ? "#6E665D" : "#A39C92"

    /// The grounds of avatars, which carry `avatarInk`; in the order of the protocol's names for them.
    readonly property list<color> avatars: ["#5B6F9E", "#2F7F79", "#8A5A83", "#9A6637", "#7A5C3E", "#4E7A4A",
        "#6C6A45", "#9A4F55", "#47728C", "#7560A8"]

    // Text sizes
    readonly property int textSmall: Math.round(12 * textScale)
    readonly property int textSide: Math.round(13 * textScale)
    readonly property int textBody: Math.round(15 * textScale)
    readonly property int textTitle: Math.round(17 * textScale)
    readonly property string monospace: "monospace"
    readonly property int textDisplay: Math.round(28 * textScale)
    /// Between the base lines of a running text, as a factor of its size.
    readonly property real lineHeight: 1.2

    // Spacing in steps of 4
    readonly property int gap1: 4
    readonly property int gap2: 8
    readonly property int gap3: 12
    readonly property int gap4: 16
    readonly property int gap5: 20
    readonly property int gap6: 24
    readonly property int gap8: 32
    /// Between two lines that belong together.
    readonly property int gapHair: 2

    readonly property int radius: 8
    readonly property int radiusLarge: 12

    /// What holds text grows with it, and never shrinks.
    readonly property real growth: Math.max(1, textScale)
    readonly property int controlHeight: Math.round(32 * growth)
    readonly property int fieldHeight: Math.round(40 * growth)
    readonly property int rowHeight: Math.round(36 * growth)
    readonly property int headerHeight: Math.round(56 * growth)
    readonly property int icon: Math.round(16 * growth)
    readonly property int avatar: Math.round(36 * growth)
    readonly property int avatarSmall: Math.round(26 * growth)
    readonly property int badge: Math.round(18 * growth)
    readonly property int dot: Math.round(8 * growth)
    readonly property int scrollBar: 8

    // Widths
    readonly property int sidebarWidth: Math.round(264 * growth)
    readonly property int detailsWidth: Math.round(288 * growth)
    readonly property int menuWidth: Math.round(216 * growth)
    readonly property int dialogWidth: Math.round(440 * growth)
    readonly property int settingsWidth: Math.round(640 * growth)
    readonly property int pageWidth: Math.round(880 * growth)
    readonly property int proseWidth: Math.round(360 * growth)
    /// Below these the details, and the sidebar too, become drawers.
    readonly property int detailsBreak: Math.round(900 * growth)
    readonly property int sidebarBreak: Math.round(600 * growth)
    readonly property int windowWidth: 1120
    readonly property int windowHeight: 760
    readonly property int windowMinWidth: 400
    readonly property int windowMinHeight: 400

    // Milliseconds
    readonly property int moveTime: isMotionReduced ? 0 : 140
    readonly property int fadeTime: isMotionReduced ? 0 : 90
    readonly property int toolTipDelay: 600
    readonly property int typingPause: 400
}
