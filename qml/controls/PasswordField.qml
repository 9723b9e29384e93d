// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A line to write in that nobody can read over one's shoulder.
TextField {
    echoMode: TextInput.Password
    inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
    maximumLength: 256
}
