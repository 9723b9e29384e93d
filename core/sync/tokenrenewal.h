// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/session.h"

namespace client {

/// Asks for a new session token long before the one in use expires: it holds for thirty days after a sign-in,
/// and a connection may last longer than that. An answer that is lost does no harm, since the space takes the
/// old one until a newer one was shown; it is asked again.
class TokenRenewal final : public QObject
{
    Q_OBJECT

public:
    /// `expires` is the token's that is in use; the clock and the session must outlive this object.
    TokenRenewal(base::Clock &clock, Session &session, base::UtcTime expires);
    ~TokenRenewal() override;

    /// The newer token is kept and in use. Until then it is asked for another one, once an hour.
    void setExpires(base::UtcTime expires);

Q_SIGNALS:
    /// To be kept as a secret, and shown at the next sign-in only once it is.
    void renewed(const protocol::IssuedToken &issued);

private:
    void check();
    void onAnswer(const Answer &answer);

    base::Clock &m_clock;
    Session &m_session;
    base::UtcTime m_expires;
    bool m_isAsked = false;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace client
