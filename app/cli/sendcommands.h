// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"
#include "inputlines.h"

#include <QSet>

#include <memory>

/// `send ROOM TEXT` and `send ROOM -`: each message is on disk when it is reported queued, and the command
/// ends when the server has all of them.
class SendCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;
    [[nodiscard]] std::optional<base::Duration> patience() const override { return std::nullopt; }
    [[nodiscard]] bool needsServer() const override { return !m_client.options().isOffline || !m_room; }
    [[nodiscard]] QString unreachable() const override;
    void interrupt() override;

private:
    /// Lines that may wait for the server before more are read.
    static constexpr int maxAhead = 1'000;

    void begin();
    void writeLine(const QString &line);
    void readOn();
    void onChanged(const client::Change &change);
    void on(const client::MessageQueued &change);
    void on(const client::MessageSent &change);
    void on(const client::MessageFailed &change);
    void on(const client::MessageNotKept &change);
    void settle(const base::RequestId &id);
    void finishWhenDone();

    std::optional<base::RoomId> m_room;
    QString m_roomName;
    std::unique_ptr<InputLines> m_input;
    quint64 m_lineNumber = 0;
    QSet<base::RequestId> m_writing; ///< not yet reported queued
    QSet<base::RequestId> m_waiting; ///< queued, not yet acknowledged
    bool m_isReading = false;
    bool m_hasFailed = false;
};

/// `flush`: ends when nothing is left that an earlier run queued.
class FlushCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;
    [[nodiscard]] std::optional<base::Duration> patience() const override { return std::nullopt; }
    [[nodiscard]] bool needsServer() const override { return m_client.session().waiting() > 0; }
    [[nodiscard]] QString unreachable() const override;
    void interrupt() override;

private:
    void onChanged(const client::Change &change);
    void finishWhenDone();

    bool m_hasFailed = false;
};
