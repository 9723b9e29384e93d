// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

#include <vector>

/// `tail ROOM`: the last messages, then whatever comes, until the process is told to end.
class TailCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;
    [[nodiscard]] std::optional<base::Duration> patience() const override { return std::nullopt; }
    void interrupt() override { Q_EMIT finished(ExitCode::Done); }

private:
    void begin(const base::RoomId &room);
    void print(std::vector<protocol::RoomEvent> events);

    std::optional<base::RoomId> m_room;
    bool m_hasBegun = false;
    base::Seq m_last = 0;
    std::vector<protocol::RoomEvent> m_arrived; ///< before the local history was read
};

/// `history ROOM`: the last messages, from the server or (offline) from disk.
class HistoryCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;
    [[nodiscard]] bool needsServer() const override { return !m_client.options().isOffline; }

private:
    void printKept();
    void ask(std::optional<base::Seq> before);
    void print();

    base::RoomId m_room;
    std::vector<protocol::RoomEvent> m_events;
};
