// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client.h"

#include <QObject>

#include <functional>

/// One command of wireside-cli over an open client. It ends by emitting finished() once.
class Command : public QObject
{
    Q_OBJECT

public:
    explicit Command(Client &client)
        : m_client(client)
    {
    }

    /// Begins; called once, before the client connects.
    virtual void start() = 0;
    /// How long the command waits for a connection; nothing for ever.
    [[nodiscard]] virtual std::optional<base::Duration> patience() const { return base::Duration(10'000); }
    /// Whether it still needs a connection to end.
    [[nodiscard]] virtual bool needsServer() const { return true; }
    /// No connection came in time: what that means.
    [[nodiscard]] virtual QString unreachable() const
    {
        return QStringLiteral("%1 cannot be reached").arg(m_client.options().server.toString());
    }

    /// The process is told to end before the command has.
    virtual void interrupt() { Q_EMIT finished(ExitCode::Failed); }

Q_SIGNALS:
    void finished(ExitCode code);

protected:
    /// Calls back at the first moment of being online, now where it is already.
    void whenOnline(std::function<void()> function)
    {
        if (m_client.isOnline())
            return function();
        const auto connection = std::make_shared<QMetaObject::Connection>();
        *connection = connect(&m_client.session(), &client::Session::changed, this,
                              [this, connection, function = std::move(function)](const client::Change &) {
                                  if (!m_client.isOnline())
                                      return;
                                  disconnect(*connection);
                                  function();
                              });
    }

    void fail(const QString &what)
    {
        Printer::complain(what);
        Q_EMIT finished(ExitCode::Failed);
    }

    Client &m_client;
};
