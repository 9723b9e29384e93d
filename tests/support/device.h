// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/diary.h"
#include "sync/session.h"

#include <functional>
#include <memory>
#include <set>

namespace support {

/// One installation of the program: its disk and what it was told outlive each run of it.
class Device
{
public:
    struct Surroundings {
        base::Clock &clock;
        base::Chance &chance;
        sql::Storage &disk;
        net::Connection::Dial dial;
        client::SessionSettings session{};
    };

    Device(Surroundings surroundings, net::Connection::Credentials credentials);

    /// Starts the program, as soon as the disk has answered.
    void start();
    /// Ends the process, without a word to anybody.
    void end();
    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }
    [[nodiscard]] bool isOnline() const;

    /// Of a running program.
    [[nodiscard]] client::Session &session() { return m_process->session; }
    [[nodiscard]] net::Connection &connection() { return m_process->connection; }
    /// What that program stores through.
    [[nodiscard]] store::SpaceStore &store() { return m_store; }
    [[nodiscard]] const Diary &diary() const { return m_diary; }

    base::RequestId write(const base::RoomId &room, const QString &text)
    {
        return session().write(room, text);
    }
    /// Looks at a room, or away.
    void open(const base::RoomId &room);
    void close(const base::RoomId &room);
    [[nodiscard]] const std::set<base::RoomId> &openRooms() const { return m_openRooms; }
    /// The texts that an open room shows.
    [[nodiscard]] QStringList texts(const base::RoomId &room) const { return m_diary.texts(room); }
    [[nodiscard]] bool shows(const base::RoomId &room, const QString &text) const;

private:
    /// One run of the program.
    struct Process {
        Process(Device &device, store::KnownSpace known);

        net::Connection connection;
        client::Session session;
    };

    Surroundings m_surroundings;
    net::Connection::Credentials m_credentials;
    store::SpaceStore m_store;
    Diary m_diary;
    std::set<base::RoomId> m_openRooms;
    std::unique_ptr<Process> m_process;
};

} // namespace support
