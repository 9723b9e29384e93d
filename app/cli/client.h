// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"
#include "printer.h"
#include "signin.h"

#include "base/chance.h"
#include "net/lookout.h"
#include "store/profile.h"
#include "sync/session.h"

#include <QObject>

#include <memory>

/// One run of the client: its profile, its space's store, connection and session, and what commands need
/// of them. Made in order by open(), which may have to ask for the device key.
class Client final : public QObject
{
    Q_OBJECT

public:
    Client(base::Clock &clock, base::Chance &chance, store::Profile &profile, const Options &options);
    ~Client() override;

    /// Reads what is on disk; ready() or failed() follows.
    void open();
    /// Connects, unless the options say to stay off the network.
    void connectToServer();
    /// Looks after the connection at once.
    void networkChanged();

    [[nodiscard]] client::Session &session() { return *m_session; }
    [[nodiscard]] store::SpaceStore &store() { return *m_store; }
    [[nodiscard]] base::Clock &clock() { return m_clock; }
    [[nodiscard]] const Options &options() const { return m_options; }
    [[nodiscard]] const Printer &printer() const { return m_printer; }
    [[nodiscard]] bool isOnline() const;
    [[nodiscard]] const QString &name() const { return m_signIn.name(); }
    /// This device was signed out.
    void forgetSignIn() { m_signIn.forget(); }
    /// A room one is in, by its name or id; nothing where there is none.
    [[nodiscard]] const client::RoomRow *room(const QString &nameOrId) const;
    /// What a room is called, for output.
    [[nodiscard]] QString nameOf(const base::RoomId &room) const;

Q_SIGNALS:
    void ready();
    /// Nothing can be done; the complaint was printed.
    void failed(ExitCode code);

private:
    /// Opens what is kept of the space.
    void openSpace();
    /// It is damaged: begins again with what can be read of it, once.
    void rebuildSpace(const base::Error &error);
    void onCredentials(const base::Result<net::Connection::Credentials> &credentials);
    void onRefused(const net::Refused &refused);
    void onLoaded(base::Result<store::KnownSpace> known);
    void onChanged(const client::Change &change);
    void fail(ExitCode code, const QString &what);

    base::Clock &m_clock;
    base::Chance &m_chance;
    store::Profile &m_profile;
    const Options &m_options;
    Printer m_printer;
    SignIn m_signIn;
    bool m_isRebuilt = false;
    std::optional<net::Connection::Credentials> m_credentials;
    std::unique_ptr<sql::StorageThread> m_storage;
    std::unique_ptr<store::SpaceStore> m_store;
    std::unique_ptr<net::Connection> m_connection;
    std::unique_ptr<net::Lookout> m_lookout;
    std::unique_ptr<client::Session> m_session;
};
