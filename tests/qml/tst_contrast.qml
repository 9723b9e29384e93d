// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Wireside.Fixture
import Wireside.Theme

TestCase {
    name: "Contrast"

    /// Which texts stand on which grounds, here and nowhere else.
    readonly property var uses: ({
        background: ["ink", "secondary", "tertiary", "accent", "danger", "online", "away"],
        sidebar: ["ink", "secondary", "tertiary", "accent", "danger", "away"],
        raised: ["ink", "secondary", "tertiary", "accent", "danger", "online", "away"],
        hover: ["ink", "secondary", "tertiary", "accent", "danger"],
        accentSoft: ["ink", "secondary", "tertiary", "accent"],
        highlight: ["ink", "accent"],
        line: ["ink"],
        accent: ["accentInk"],
        danger: ["dangerInk"],
        ink: ["background"]
    })

    /// The relative luminance of WCAG 2.
    function luminance(color) {
        const linear = part => part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
    }

    function contrast(a, b) {
        const one = luminance(a), other = luminance(b);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    function cleanup() {
        Theme.isDark = false;
    }

    function test_everyTextCanBeRead_data() {
        const rows = [];
        for (const isDark of [false, true]) {
            for (const ground in uses) {
                for (const text of uses[ground])
                    rows.push({ tag: `${text} on ${ground}, ${isDark ? "dark" : "light"}`, text, ground, isDark });
            }
        }
        return rows;
    }

    function test_everyTextCanBeRead(row) {
        Theme.isDark = row.isDark;
        const found = contrast(Theme[row.text], Theme[row.ground]);
        verify(found >= 4.5, found.toFixed(2));
    }

    function test_initialsCanBeRead() {
        for (const ground of Theme.avatars)
            verify(contrast(Theme.avatarInk, ground) >= 4.5, ground);
    }

    function test_hasAShadeOfEveryColourThatCanBePicked() {
        compare(Theme.avatars.length, Fixture.colorCount());
    }

    function test_textsGrowWithTheScale() {
        Theme.textScale = 2;
        compare(Theme.textBody, 30);
        Theme.textScale = 1;
        compare(Theme.textBody, 15);
    }
}
