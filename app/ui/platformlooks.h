// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ui {

/// What the system's settings say about looks. The one place that knows how each platform and each version
/// of Qt tells it: QStyleHints::colorScheme() from Qt 6.5 on; before, on Linux, the settings portal
/// (org.freedesktop.portal.Settings, version 1) over D-Bus, and the palette where there is none.
class PlatformLooks final : public QObject
{
    Q_OBJECT

public:
    explicit PlatformLooks(QObject *parent = nullptr);

    [[nodiscard]] bool isDark() const { return m_isDark; }
    /// Whether the user asked the system for less motion.
    [[nodiscard]] bool isMotionReduced() const { return m_isMotionReduced; }

Q_SIGNALS:
    void changed();

private:
    Q_SLOT void readAgain(); // by its name, since D-Bus knows no other

    bool m_isDark = false;
    bool m_isMotionReduced = false;
};

} // namespace ui
