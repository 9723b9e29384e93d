// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/desktop.h"
#include "store/profiles.h"
#include "support/fakekeychain.h"

#include <QTemporaryDir>

namespace desktop {

/// Tells nobody anything.
class MuteNotifier final : public Notifier
{
public:
    void show(const QString &, const QString &, const QString &) override {}
    void withdraw(const QString &) override {}
};

/// A computer with its profile, and the program on it, run after run.
class Installation
{
public:
    Installation() { run(); }
    ~Installation() { end(); }

    /// The next run of the program, which begins with what the last one kept.
    void run() { begin({}); }
    /// The same with what a keychain holds.
    void run(support::FakeKeychain::Contents &keychain)
    {
        begin(std::make_unique<support::FakeKeychain>(keychain));
    }
    void end()
    {
        m_desktop.reset();
        m_profile.reset();
    }

    [[nodiscard]] Desktop *operator->() { return m_desktop.get(); }
    [[nodiscard]] ui::Space *space() { return m_desktop->space(); }
    [[nodiscard]] bool isOnline()
    {
        return space() && space()->room() && space()->connection() == ui::Space::Connection::Online;
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// The files in the profile that hold the token of a space, or name it.
    [[nodiscard]] QStringList tokens() const
    {
        return QDir(path(QStringLiteral("profile"))).entryList({QStringLiteral("token-*")}, QDir::Files);
    }

private:
    void begin(std::unique_ptr<store::SecretStore> keychain)
    {
        end();
        auto profile = store::Profile::open(path(QStringLiteral("profile")), {}, std::move(keychain));
        if (!profile)
            qFatal("the profile cannot be opened: %s", qPrintable(profile.error().detail));
        m_profile = std::make_unique<store::Profile>(std::move(*profile));
        const auto settings = store::replyOf<ui::Settings::Values>(
            [this](auto reply) { m_profile->settings(std::move(reply)); });
        const auto joined = store::replyOf<std::vector<store::JoinedSpace>>(
            [this](auto reply) { m_profile->joinedSpaces(std::move(reply)); });
        m_desktop = std::make_unique<Desktop>(m_clock, m_chance, *m_profile, path(QStringLiteral("hosted")),
                                              Kept{*settings, *joined}, std::make_unique<MuteNotifier>());
        m_desktop->begin();
    }

    QTemporaryDir m_folder;
    base::SystemClock m_clock;
    base::SystemChance m_chance;
    std::unique_ptr<store::Profile> m_profile;
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace desktop
