// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"

#include "pipes.h"
#include "protocol/codec.h"
#include "support/fakeclock.h"
#include "support/seededchance.h"

#include <QSignalSpy>

/// A transport that never opens and never ends: the other side does not answer.
class DeafTransport final : public net::Transport
{
public:
    void send(const QByteArray &, net::Delivery) override {}
    void ping() override {}
    void close(protocol::CloseCode, const QString &) override {}
    void abort() override {}
};

/// A state in words, for comparing whole histories.
inline QString nameOf(const net::State &state)
{
    struct {
        QString operator()(const net::Offline &) const { return QStringLiteral("Offline"); }
        QString operator()(const net::Dialing &s) const
        {
            return QStringLiteral("Dialing %1").arg(s.attempt);
        }
        QString operator()(const net::Greeting &) const { return QStringLiteral("Greeting"); }
        QString operator()(const net::Online &) const { return QStringLiteral("Online"); }
        QString operator()(const net::Waiting &s) const
        {
            return QStringLiteral("Waiting %1").arg(s.attempt);
        }
        QString operator()(const net::Refused &) const { return QStringLiteral("Refused"); }
    } name;
    return std::visit(name, state);
}

/// A connection on a clock turned by hand, to a space that says what the test says.
class ConnectionFixture final : public QObject
{
public:
    /// Signs in as Ada with the key, unless it is told otherwise.
    explicit ConnectionFixture(std::optional<net::Connection::Credentials> others = {})
        : connection(
              clock, chance, [this] { return dial(); },
              others ? *others : net::Connection::Identity{key, QStringLiteral("Ada")})
    {
        connect(&connection, &net::Connection::stateChanged, this,
                [this] { states.append(nameOf(connection.state())); });
    }

    /// The space's end of the newest link.
    [[nodiscard]] WatchedEnd &space() { return *links.back(); }

    void say(const protocol::Event &event) { say(protocol::encode(event)); }
    void say(const QByteArray &frame)
    {
        space()->send(frame, net::Delivery::Reliable);
        settle();
    }

    /// Turns the clock on and lets the link carry what that caused.
    void pass(base::Duration duration)
    {
        clock.advance(duration);
        settle();
    }

    /// Opens the connection up to the point where the space has to speak.
    void open()
    {
        connection.open();
        settle();
    }

    /// The space's side of a sign-in that succeeds.
    void signIn()
    {
        say(challenge);
        say(hello);
    }

    /// Breaks the newest link.
    void breakLink()
    {
        space()->abort();
        settle();
    }

    /// What the space has got on the newest link, as commands.
    [[nodiscard]] std::vector<protocol::Command> commands()
    {
        std::vector<protocol::Command> result;
        for (const QString &report : space().reports) {
            if (report.startsWith(QLatin1Char('{')))
                result.push_back(std::get<protocol::Command>(protocol::decodeCommand(report.toUtf8())));
        }
        return result;
    }

    template <class S>
    [[nodiscard]] const S *stateAs() const
    {
        return std::get_if<S>(&connection.state());
    }

    const protocol::Challenge challenge{QByteArray(32, 'n'),
                                        base::SpaceId(QStringLiteral("4be0643f-1d98-473b-97cd-ca98a65347dd")),
                                        QByteArray(91, 'k')};
    const protocol::Hello hello = [this] {
        protocol::Hello greeting;
        greeting.session = base::SessionId(7);
        greeting.user = base::UserId(QStringLiteral("u1"));
        greeting.name = QStringLiteral("Ada");
        greeting.space = challenge.space;
        greeting.spaceName = QStringLiteral("Home");
        greeting.epoch = base::Epoch(QStringLiteral("e1"));
        greeting.heartbeat = protocol::heartbeatInterval;
        greeting.limits = {10'000, 65'536, 50};
        return greeting;
    }();
    const protocol::Event typing = protocol::Typing{
        base::RoomId(QStringLiteral("r1")), base::UserId(QStringLiteral("u2")), QStringLiteral("Bob"), true};

    support::FakeClock clock;
    support::SeededChance chance{20'261'120};
    const crypto::DeviceKey key = crypto::DeviceKey::generate();
    bool isDeaf = false; ///< the next dials are not answered
    int dials = 0;
    std::vector<std::unique_ptr<WatchedEnd>> links;
    QStringList states;
    net::Connection connection;

private:
    std::unique_ptr<net::Transport> dial()
    {
        ++dials;
        if (isDeaf)
            return std::make_unique<DeafTransport>();
        auto [ours, theirs] = net::PipeTransport::makePair();
        links.push_back(std::make_unique<WatchedEnd>(std::move(theirs)));
        return std::move(ours);
    }
};
