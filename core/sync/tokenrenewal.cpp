// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tokenrenewal.h"

namespace client {

namespace {

/// How long before its end a token is renewed, and how often it is looked at.
constexpr base::Duration ahead = std::chrono::days(15);
constexpr base::Duration interval = std::chrono::hours(1);

} // namespace

TokenRenewal::TokenRenewal(base::Clock &clock, Session &session, base::UtcTime expires)
    : m_clock(clock)
    , m_session(session)
    , m_expires(expires)
    , m_timer(clock.makeTimer([this] { check(); }))
{
    connect(&session, &Session::changed, this, [this](const Change &change) {
        if (std::holds_alternative<ConnectionChanged>(change))
            check();
    });
    check();
}

TokenRenewal::~TokenRenewal() = default;

void TokenRenewal::check()
{
    m_timer->start(interval);
    const bool isOnline = std::holds_alternative<net::Online>(m_session.connection());
    if (!isOnline || m_isAsked || m_clock.utcNow() < m_expires - ahead)
        return;
    m_isAsked = true;
    m_session.ask(protocol::RefreshToken(), [self = QPointer(this)](const Answer &answer) {
        if (self)
            self->onAnswer(answer);
    });
}

void TokenRenewal::onAnswer(const Answer &answer)
{
    m_isAsked = false;
    const auto *refreshed = ackOf<protocol::TokenRefreshed>(answer);
    if (!refreshed)
        return;
    Q_EMIT renewed(refreshed->issued);
}

void TokenRenewal::setExpires(base::UtcTime expires)
{
    m_expires = expires;
}

} // namespace client
