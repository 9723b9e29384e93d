// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/peer.h"

#include "base/log.h"
#include "crypto/devicekey.h"
#include "net/source.h"
#include "protocol/codec.h"
#include "server/hub.h"

#include <QPointer>

namespace server {

using protocol::CloseCode;
using protocol::ErrorCode;

namespace {

/// The id of a request; nothing for a notice.
std::optional<base::RequestId> idOf(const protocol::Command &command)
{
    const auto read = [](const auto &alternative) -> std::optional<base::RequestId> {
        if constexpr (requires { alternative.id; })
            return alternative.id;
        else
            return std::nullopt;
    };
    return std::visit(read, command);
}

} // namespace

Peer::Peer(std::unique_ptr<net::Transport> transport, Hub &hub, base::Clock &clock, base::Chance &chance,
           const QByteArray &spaceKey)
    : m_transport(std::move(transport))
    , m_hub(hub)
    , m_clock(clock)
    , m_challenge{chance.bytes(protocol::nonceBytes), hub.space(), spaceKey}
    , m_keepalive(clock, *m_transport, protocol::heartbeatInterval, protocol::heartbeatGrace)
    , m_signInDeadline(
          clock.makeTimer([this] { close(CloseCode::SignInFailed, QStringLiteral("nobody signed in")); }))
{
    connect(m_transport.get(), &net::Transport::received, this, &Peer::onReceived);
    connect(m_transport.get(), &net::Transport::heard, this, [this] {
        if (m_session)
            m_hub.heard(*m_session);
    });
    connect(m_transport.get(), &net::Transport::receivedBinary, this, [this] {
        onBadFrame({std::nullopt, ErrorCode::BadFrame, QStringLiteral("frames are text"), std::nullopt});
    });
    connect(m_transport.get(), &net::Transport::closed, this, [this] {
        m_hasEnded = true;
        Q_EMIT ended();
    });
    m_signInDeadline->start(protocol::signInDeadline);
    send(m_challenge);
    if (!m_transport->bearer().isEmpty())
        signInByHandshake();
}

Peer::~Peer()
{
    if (m_session)
        m_hub.leave(*m_session);
}

void Peer::stopReading()
{
    disconnect(m_transport.get(), &net::Transport::received, this, nullptr);
    disconnect(m_transport.get(), &net::Transport::receivedBinary, this, nullptr);
}

void Peer::onReceived(const QByteArray &frame)
{
    const auto decoded = protocol::decodeCommand(frame);
    if (const auto *remark = std::get_if<protocol::Failure>(&decoded))
        return onBadFrame(*remark);
    const auto &command = std::get<protocol::Command>(decoded);
    if (m_session)
        return m_hub.handle(*m_session, command);
    if (!m_isSigningIn && beginSignIn(command))
        return;
    onBadFrame({idOf(command), ErrorCode::Unauthenticated, QStringLiteral("sign in first"), std::nullopt});
}

void Peer::onBadFrame(const protocol::Failure &remark)
{
    const base::TimePoint now = m_clock.now();
    std::erase_if(m_badFrames, [now](base::TimePoint time) { return now - time >= std::chrono::minutes(1); });
    if (std::ssize(m_badFrames) == protocol::maxBadFramesPerMinute) {
        base::log("server")->info("{} sent too many bad frames", address());
        stopReading();
        return close(CloseCode::PolicyViolation, QStringLiteral("too many bad frames"));
    }
    m_badFrames.push_back(now);
    send(remark);
}

bool Peer::beginSignIn(const protocol::Command &command)
{
    const auto acknowledge = [](const base::RequestId &id) {
        return [id](const Hub::Entry &entry) {
            return protocol::Event(protocol::Authenticated{id, entry.issued});
        };
    };
    if (const auto *byKey = std::get_if<protocol::Authenticate>(&command)) {
        if (crypto::isSignedBy(byKey->key, protocol::signedChallenge(m_challenge), byKey->signature))
            signIn(*byKey, acknowledge(byKey->id));
        else
            reject({byKey->id, ErrorCode::Unauthenticated,
                    QStringLiteral("the signature is not over this challenge"), std::nullopt});
    } else if (const auto *byToken = std::get_if<protocol::AuthenticateToken>(&command)) {
        signIn(*byToken, acknowledge(byToken->id));
    } else if (const auto *byPassword = std::get_if<protocol::AuthenticatePassword>(&command)) {
        signIn(*byPassword, acknowledge(byPassword->id));
    } else if (const auto *signUp = std::get_if<protocol::SignUp>(&command)) {
        signIn(*signUp, [id = signUp->id](const Hub::Entry &entry) {
            return protocol::Event(protocol::SignedUp{id, entry.issued.value_or(protocol::IssuedToken())});
        });
    } else {
        return false;
    }
    return true;
}

void Peer::signInByHandshake()
{
    signIn(protocol::AuthenticateToken{{}, m_transport->bearer()},
           [](const Hub::Entry &) { return std::optional<protocol::Event>(); });
}

template <class Request, class Acknowledge>
void Peer::signIn(const Request &request, Acknowledge acknowledge)
{
    m_isSigningIn = true;
    const auto onSignedIn = [self = QPointer(this), hub = &m_hub,
                             acknowledge](const std::variant<Hub::Entry, protocol::Failure> &result) {
        const auto *entry = std::get_if<Hub::Entry>(&result);
        if (!self || self->m_hasEnded) {
            if (entry)
                hub->leave(entry->session);
            return;
        }
        if (!entry)
            return self->reject(std::get<protocol::Failure>(result));
        self->m_session = entry->session;
        self->m_signInDeadline->stop();
        if (const std::optional<protocol::Event> ack = acknowledge(*entry))
            self->send(*ack);
        Q_EMIT self->signedIn();
        hub->welcome(entry->session);
    };
    m_hub.signIn(request, net::sourceOf(address()), onSignedIn);
}

void Peer::reject(protocol::Failure failure)
{
    // A handshake is no request that could be named.
    if (failure.id && failure.id->value().isNull())
        failure.id.reset();
    send(failure);
    stopReading();
    close(failure.code == ErrorCode::Banned ? CloseCode::Banned : CloseCode::SignInFailed, failure.message);
}

void Peer::send(const protocol::Event &event)
{
    send(protocol::encode(event), net::Delivery::Reliable);
}

} // namespace server
