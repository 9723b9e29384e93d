// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deviceidentity.h"
#include "hostedspace.h"
#include "idletime.h"
#include "joinedspaces.h"
#include "openspace.h"
#include "serversignin.h"
#include "spacealerts.h"
#include "traywatch.h"

#include "common/surroundings.h"
#include "ui/app.h"
#include "ui/platformlooks.h"
#include "ui/spacesmodel.h"

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace desktop {

/// What is read from the profile before there is a window.
struct Kept {
    ui::Settings::Values settings;
    std::vector<store::JoinedSpace> spaces; ///< the latest first
};

/// The running program behind the window: the spaces it is connected to and the one it hosts. Keeps what the
/// user chooses in the profile.
class Desktop final : public ui::App
{
    Q_OBJECT

public:
    /// The profile must outlive this object. Without a notifier it is the platform's.
    Desktop(base::Clock &clock, base::Chance &chance, store::Profile &profile, const QString &hostedFolder,
            Kept kept, std::unique_ptr<Notifier> notifier = {});
    ~Desktop() override;

    /// Asks for the key of this device, then opens the spaces that were joined before, the last one first,
    /// and hosts where it did before.
    void begin();

    [[nodiscard]] ui::Settings *settings() override { return &m_settings; }
    [[nodiscard]] ui::Hosting *hosting() override { return &m_hosting; }
    [[nodiscard]] ui::SignIn *signIn() override { return &m_signIn; }
    [[nodiscard]] QAbstractItemModel *spaces() override { return &m_spacesModel; }
    [[nodiscard]] bool isSystemDark() const override { return m_looks.isDark(); }
    [[nodiscard]] bool isMotionReduced() const override { return m_looks.isMotionReduced(); }

    void openSpace(const QString &address) override;
    void showStart() override;
    void retryKey() override;
    void forgetSpace(const QString &address) override;
    void copyToClipboard(const QString &text) override;

private:
    /// The key of this device is here, or is not to be had for now.
    void onIdentity();
    void openJoined();
    /// Opens a space without showing it, once it is known how to sign in.
    void open(const QUrl &address);
    /// Looks for what is kept to sign in to a space.
    void findWayIn(const QUrl &address);
    /// It has been looked for: the space opens, or signs in anew where it is open.
    void onToken(const QUrl &address, const base::Result<std::optional<store::SpaceToken>> &token);
    void enter(const QUrl &address, const OpenSpace::WayIn &wayIn);
    void open(const QUrl &address, const OpenSpace::WayIn &wayIn);
    [[nodiscard]] OpenSpace::WayIn byKey(const QUrl &address) const;
    void keepToken(const QUrl &address, const protocol::IssuedToken &issued);
    /// Somebody has signed in to it anew.
    void onAdmitted(const QUrl &address, const base::UserId &user, const QString &name);
    /// What this device is called at a space, as far as its key is the way in.
    [[nodiscard]] QString nameAt(const QUrl &address) const;
    [[nodiscard]] QByteArray keyOf(const QUrl &server) const;
    /// Makes a damaged space anew; once a run, since a disk that damages everything is not to be fed. Whether
    /// it can be opened now.
    [[nodiscard]] bool rebuild(const QUrl &address);
    void onFailed(const QUrl &address, const base::Error &error);
    void show(OpenSpace &space);
    void onReady(OpenSpace &space);
    void onHosting();
    /// Another name or colour was chosen: the spaces are told, and those opened that waited for a name.
    void onProfileChosen();
    void onColorChosen();
    void onNameRefused(OpenSpace &space);
    /// I am called or look like something else in a space, which another device of mine may have said.
    void takeOver(const client::ProfileChanged &change);
    void close(const QUrl &address);
    void remember(OpenSpace &space);
    void listSpaces();
    void onSurroundingsChanged();
    void checkIdle();
    void setIdle(bool isIdle);
    /// Somebody who was idle does something in the window.
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// The user has clicked what the desktop told of a room.
    void onAlertChosen(const QUrl &address, const base::RoomId &room, std::optional<base::Seq> seq,
                       const QString &token);
    [[nodiscard]] bool isHosted(const QUrl &address) const;
    [[nodiscard]] int unreadIn(const QUrl &address) const;
    void countUnread();
    void keep(const QString &setting, const QString &value);
    void onKept(const base::Result<void> &kept);

    base::Clock &m_clock;
    base::Chance &m_chance;
    store::Profile &m_profile;
    DeviceIdentity m_identity;
    ui::Settings m_settings;
    ui::PlatformLooks m_looks;
    JoinedSpaces m_joined;
    store::SpaceTokens m_tokens;
    ServerSignIn m_signIn;
    client::SortedRows<ui::SpaceRow> m_spaceRows;
    ui::SpacesModel m_spacesModel;
    HostedSpace m_hosting;
    SpaceAlerts m_alerts;
    TrayWatch m_trayWatch;
    std::map<QUrl, std::unique_ptr<OpenSpace>> m_open;
    std::set<QUrl> m_awaited; ///< spaces that open once it is known how to sign in
    std::set<QUrl> m_rebuilt;
    QUrl m_shown;              ///< or to be shown once it is ready; empty for the start page
    bool m_isResuming = false; ///< hosting begins because it did when the program ended
    std::unique_ptr<process::Surroundings> m_surroundings;
    std::unique_ptr<IdleTime> m_idleTime;
    std::unique_ptr<base::Timer> m_idleTimer;
    bool m_isIdle = false;
};

} // namespace desktop
