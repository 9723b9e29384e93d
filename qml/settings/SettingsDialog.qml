// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Hosting
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// What the user can choose. Everything counts as soon as it is chosen.
Dialog {
    id: root

    required property App app

    width: Math.min(Theme.settingsWidth, (parent?.width ?? 0) - Theme.gap8)
    title: qsTr("Settings")
    cancelText: qsTr("Close")

    Flickable {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.implicitHeight

        T.ScrollBar.vertical: ScrollBar {}

        ColumnLayout {
            id: column

            width: parent.width - Theme.gap3
            spacing: Theme.gap6

            SettingsSection {
                title: qsTr("Profile")

                NameRow {
                    Layout.fillWidth: true
                    settings: root.app.settings
                }

                AvatarColors {
                    Layout.fillWidth: true
                    settings: root.app.settings
                }

                AwayRow { settings: root.app.settings }
            }

            AppearanceSection { settings: root.app.settings }

            NotificationsSection { settings: root.app.settings }

            PrivacySection { settings: root.app.settings }

            LanguageSection { settings: root.app.settings }

            SettingsSection {
                title: qsTr("Hosting")

                HostPanel {
                    Layout.fillWidth: true
                    app: root.app
                    hasName: root.app.settings.name.trim().length > 0
                }
            }

            SettingsSection {
                title: qsTr("About")

                Label {
                    Layout.fillWidth: true
                    color: Theme.secondary
                    //: %1 is a version number
                    text: qsTr("Wireside %1").arg(Application.version)
                }

                Label {
                    readonly property int roundTrip: root.app.space?.roundTrip ?? -1

                    Layout.fillWidth: true
                    visible: roundTrip >= 0
                    color: Theme.secondary
                    //: %1 is the name of a space, %2 a number
                    text: Looks.fill(qsTr("%1 answers within %2 ms"), [root.app.space?.name ?? "",
                        Math.max(1, roundTrip).toLocaleString(Qt.locale(), "f", 0)])
                }

                Label {
                    Layout.fillWidth: true
                    color: Theme.secondary
                    font.pixelSize: Theme.textSmall
                    text: qsTr("Free software under the GNU General Public License, version 3 or later.")
                    wrapMode: Text.Wrap
                }
            }
        }
    }

    Connections {
        target: root.app.settings

        function onNameChanged() {
            root.problem = "";
        }
    }

    Connections {
        target: root.app.space

        function onFailed(trouble) {
            root.problem = Words.trouble(trouble);
        }
    }
}
