// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A line to write in that nobody can read over one's shoulder. Qt tells assistive programs no name of one, only what
/// stands in it while it is empty: so that has to say what it is for.
TextField {
    echoMode: TextInput.Password
    inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
    maximumLength: 256
}
