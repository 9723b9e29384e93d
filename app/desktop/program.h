// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop.h"
#include "languages.h"

#include "base/chance.h"
#include "base/clock.h"

#include <QQmlApplicationEngine>

#include <memory>

namespace desktop {

/// Reads what the window needs from the profile, then opens it; everything is made in that order and ends in
/// the opposite one.
class Program final : public QObject
{
    Q_OBJECT

public:
    /// `folder` is the profile's.
    Program(store::Profile &profile, QString folder);
    ~Program() override;

    /// The window comes, or failed().
    void start();
    /// Brings the window to the front.
    void raise();

Q_SIGNALS:
    /// Nothing can be done; why, in English.
    void failed(const QString &why);

private:
    void readSpaces(const base::Result<ui::Settings::Values> &settings);
    void open(const base::Result<std::vector<store::JoinedSpace>> &spaces);

    base::SystemClock m_clock;
    base::SystemChance m_chance;
    store::Profile &m_profile;
    QString m_folder;
    ui::Settings::Values m_settings;
    Languages m_languages;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
};

} // namespace desktop
