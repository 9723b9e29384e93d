// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/signinattempt.h"

namespace net {

namespace {

constexpr base::Duration probePatience{5'000};

} // namespace

SignInAttempt::SignInAttempt(base::Clock &clock, base::Chance &chance, Connection::Dial dial,
                             SendProbe sendProbe, Connection::Credentials credentials)
    : m_clock(clock)
    , m_sendProbe(std::move(sendProbe))
    , m_connection(clock, chance, std::move(dial), std::move(credentials))
    , m_patience(clock.makeTimer([this] { end(Unanswered::Nobody); }))
{
    connect(&m_connection, &Connection::serverKeySeen, this, [this] { m_hasSpoken = true; });
    connect(&m_connection, &Connection::tokenIssued, this,
            [this](const protocol::IssuedToken &issued) { m_issued = issued; });
    connect(&m_connection, &Connection::greeted, this, [this](const protocol::Hello &hello) {
        end(Entered{hello.user, hello.name, m_issued});
    });
    connect(&m_connection, &Connection::stateChanged, this, &SignInAttempt::onStateChanged);
}

SignInAttempt::~SignInAttempt()
{
    if (m_probe)
        m_probe->disconnect(this);
}

void SignInAttempt::onStateChanged()
{
    const State state = m_connection.state();
    if (const auto *refused = std::get_if<Refused>(&state))
        return end(*refused);
    const auto *waiting = std::get_if<Waiting>(&state);
    if (waiting && waiting->askedFor)
        end(PutOff{*waiting->askedFor, waiting->until - m_clock.now()});
    else if (waiting)
        askWhoIsThere();
}

void SignInAttempt::askWhoIsThere()
{
    if (m_hasEnded || m_probe)
        return;
    if (m_hasSpoken)
        return end(Unanswered::Nobody);
    m_connection.disconnect(this);
    m_connection.close();
    m_probe = m_sendProbe();
    connect(m_probe.get(), &Probe::answered, this, [this](Probe::Answer answer) {
        end(answer == Probe::Answer::Reachable ? Unanswered::Stranger : Unanswered::Nobody);
    });
    m_patience->start(probePatience);
}

void SignInAttempt::end(const Outcome &outcome)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_patience->stop();
    m_connection.disconnect(this);
    m_connection.close();
    Q_EMIT ended(outcome);
}

} // namespace net
