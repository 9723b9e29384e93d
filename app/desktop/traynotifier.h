// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notifier.h"

#include "ui/app.h"

namespace desktop {

/// Through the icon in the tray, as Qt shows notifications on Windows and macOS: one at a time.
class TrayNotifier final : public Notifier
{
    Q_OBJECT

public:
    /// The app, whose window has the icon, must outlive this object.
    explicit TrayNotifier(ui::App &app)
        : m_app(app)
    {
        connect(&app, &ui::App::trayMessageClicked, this, [this] {
            if (!m_shown.isEmpty())
                Q_EMIT activated(m_shown, {});
        });
    }

    void show(const QString &key, const QString &title, const QString &text) override
    {
        m_shown = key;
        Q_EMIT m_app.trayMessage(title, text);
    }
    void withdraw(const QString &key) override
    {
        if (m_shown == key)
            m_shown.clear();
    }

private:
    ui::App &m_app;
    QString m_shown; ///< the key of the last one
};

} // namespace desktop
