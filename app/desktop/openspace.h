// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "net/connection.h"
#include "net/lookout.h"
#include "store/profile.h"
#include "sync/session.h"
#include "sync/tokenrenewal.h"
#include "ui/alerts.h"
#include "ui/space.h"

#include <QObject>

#include <memory>

namespace desktop {

/// A space that is open: what is kept of it, its connection and its session, and what the window sees.
class OpenSpace final : public QObject
{
    Q_OBJECT

public:
    /// How its user signs in.
    struct WayIn {
        net::Connection::Credentials credentials;
        std::optional<base::UtcTime> expires{}; ///< of a token that can be renewed
    };

    /// Opens what is kept of the space; fails as Profile::openSpace() does. ready() or failed() follows. The
    /// settings must outlive it.
    [[nodiscard]] static base::Result<std::unique_ptr<OpenSpace>>
    open(base::Clock &clock, base::Chance &chance, const store::Profile &profile,
         const ui::Settings &settings, WayIn wayIn, const QUrl &address);

    [[nodiscard]] const QUrl &address() const { return m_address; }
    /// Nothing until ready().
    [[nodiscard]] ui::Space *space() { return m_space.get(); }
    /// Whether I sign in by the key of this device, and not as an account with a name of its own.
    [[nodiscard]] bool isByKey() const { return m_isByKey; }
    /// What I am called there, or want to be at the next sign-in.
    [[nodiscard]] const QString &name() const { return m_connection->name(); }
    /// What I am called and look like: at once while connected, else from the next sign-in on.
    void setProfile(const QString &name, std::optional<protocol::AvatarColor> color);
    /// The key that the space is known by; empty before it was seen.
    [[nodiscard]] const QByteArray &serverKey() const { return m_connection->expectedServerKey(); }
    /// Signs in in another way, as the same person.
    void signInAnew(const WayIn &wayIn);
    /// A newer token, which is kept: the next sign-in takes it.
    void setToken(const protocol::IssuedToken &issued);
    /// Connects, and stays connected.
    void connectToServer() { m_connection->open(); }
    /// Looks after the connection at once.
    void networkChanged() { m_connection->networkChanged(); }

Q_SIGNALS:
    void ready();
    /// It cannot be read, or not any more: Corrupt where it is damaged. Nothing comes after that.
    void failed(base::Error error);
    /// The space has given a newer token: to be kept, then shown with setToken().
    void tokenRenewed(const protocol::IssuedToken &issued);
    /// What ui::Alerts tells of it.
    void alerted(const ui::Alert &alert);
    void alertWithdrawn(const base::RoomId &room);
    /// Perhaps on another device of mine.
    void profileChanged(const client::ProfileChanged &change);
    /// It does not take what I want to be called; name() is what I was called before.
    void profileRefused();

private:
    OpenSpace(base::Clock &clock, base::Chance &chance, std::unique_ptr<sql::StorageThread> storage,
              const ui::Settings &settings, WayIn wayIn, QUrl address);

    void onLoaded(base::Result<store::KnownSpace> known);
    /// Has the token renewed in time, where it can be.
    void watchToken();
    void onChanged(const client::Change &change);
    void tellReceiptsChoice();
    /// Once: whoever hears of it ends this object.
    void fail(const base::Error &error);

    base::Clock &m_clock;
    base::Chance &m_chance;
    const ui::Settings &m_settings;
    QUrl m_address;
    std::optional<base::UtcTime> m_expires;
    bool m_isByKey;
    std::unique_ptr<sql::StorageThread> m_storage;
    store::SpaceStore m_store;
    std::unique_ptr<net::Connection> m_connection;
    net::Lookout m_lookout;
    std::unique_ptr<client::Session> m_session;
    std::unique_ptr<client::TokenRenewal> m_renewal;
    std::unique_ptr<ui::Space> m_space;
    std::unique_ptr<ui::Alerts> m_alerts;
    bool m_hasFailed = false;
};

} // namespace desktop
