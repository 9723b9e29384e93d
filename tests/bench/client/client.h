// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timelinemodel.h"
#include "sql/storagethread.h"
#include "sync/session.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace bench {

/// Everybody's room.
inline const base::RoomId general{QStringLiteral("general")};

/// Says on stderr why nothing can be measured, and ends the process with 1.
[[noreturn]] void complain(const QString &what);

/// Runs the event loop until the condition holds; ends the process where it does not within two minutes.
void waitUntil(const QString &what, const std::function<bool()> &condition);

/// Seconds of the wall since `start`.
[[nodiscard]] double secondsSince(std::chrono::steady_clock::time_point start);

/// A program without its window: a storage thread over a database in a folder, a connection over a real
/// socket, a session. Whatever goes wrong ends the process.
class Client
{
public:
    /// Does not connect yet.
    Client(const QUrl &address, const QString &folder, const QString &name);

    [[nodiscard]] client::Session &session() { return *m_session; }
    [[nodiscard]] net::Connection &connection() { return *m_connection; }
    [[nodiscard]] bool isOnline() const;
    /// Calls that with whatever the session tells.
    void listen(const std::function<void(const client::Change &)> &onChanged);

    /// Connects, and waits until everything of the room `general` is here.
    void connectAndCatchUp();
    void disconnect();

private:
    base::SystemClock m_clock;
    base::SystemChance m_chance;
    std::unique_ptr<sql::StorageThread> m_storage;
    std::unique_ptr<store::SpaceStore> m_store;
    std::unique_ptr<net::Connection> m_connection;
    std::unique_ptr<client::Session> m_session;
};

} // namespace bench
