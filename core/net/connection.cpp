// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/connection.h"

#include "base/log.h"
#include "protocol/codec.h"

#include <algorithm>

namespace net {

namespace {

constexpr base::Duration stableAfter{10'000};
constexpr base::Duration patience{15'000};

QString nameOf(const Connection::Credentials &credentials)
{
    if (const auto *identity = std::get_if<Connection::Identity>(&credentials))
        return identity->name;
    if (const auto *token = std::get_if<Connection::Token>(&credentials))
        return token->name;
    return std::get<Connection::Password>(credentials).name;
}

Refused::Reason reasonOf(protocol::ErrorCode code)
{
    using protocol::ErrorCode;
    switch (code) {
    case ErrorCode::NameTaken:
        return Refused::Reason::NameTaken;
    case ErrorCode::BadField:
    case ErrorCode::TooLong:
        return Refused::Reason::BadName;
    case ErrorCode::NotAllowed:
        return Refused::Reason::Closed;
    case ErrorCode::Banned:
        return Refused::Reason::Banned;
    case ErrorCode::Unauthenticated:
    case ErrorCode::BadFrame:
    case ErrorCode::UnknownType:
    case ErrorCode::NotFound:
    case ErrorCode::NotAMember:
    case ErrorCode::RateLimited:
    case ErrorCode::OutOfOrder:
    case ErrorCode::Unavailable:
        return Refused::Reason::SignIn;
    }
    Q_UNREACHABLE();
}

} // namespace

Connection::Connection(base::Clock &clock, base::Chance &chance, Dial dial, Credentials credentials)
    : m_clock(clock)
    , m_chance(chance)
    , m_dial(std::move(dial))
    , m_credentials(std::move(credentials))
    , m_name(nameOf(m_credentials))
    , m_backoff(chance)
    , m_retry(clock.makeTimer([this] { this->dial(); }))
    , m_stable(clock.makeTimer([this] { m_backoff.reset(); }))
    , m_patience(clock.makeTimer([this] {
        dropTransport();
        waitToRetry(QStringLiteral("no answer"));
    }))
{
}

Connection::~Connection()
{
    m_keepalive.reset();
    if (m_transport)
        m_transport->disconnect(this);
}

void Connection::setName(const QString &name)
{
    m_name = name;
    if (auto *identity = std::get_if<Identity>(&m_credentials))
        identity->name = name;
}

void Connection::setColor(std::optional<protocol::AvatarColor> color)
{
    if (auto *identity = std::get_if<Identity>(&m_credentials))
        identity->color = color;
}

void Connection::signInWith(Credentials credentials)
{
    m_credentials = std::move(credentials);
    m_signUps = 0;
    if (std::holds_alternative<Offline>(m_state))
        return;
    close();
    open();
}

void Connection::setToken(const QString &token)
{
    if (auto *known = std::get_if<Token>(&m_credentials))
        known->token = token;
}

void Connection::open()
{
    if (std::holds_alternative<Offline>(m_state) || std::holds_alternative<Refused>(m_state)) {
        m_backoff.reset();
        dial();
    }
}

void Connection::close()
{
    m_retry->stop();
    if (m_transport)
        m_transport->close(protocol::CloseCode::GoingAway, QString());
    dropTransport();
    enter(Offline{});
}

void Connection::tryNow()
{
    if (std::holds_alternative<Waiting>(m_state))
        dial();
    else if (std::holds_alternative<Refused>(m_state))
        open();
}

void Connection::networkChanged()
{
    struct Visitor {
        Connection &connection;

        void operator()(const Online &) { connection.m_keepalive->doubt(); }
        void operator()(const Dialing &) { connection.dialAnew(); }
        void operator()(const Greeting &) { connection.dialAnew(); }
        void operator()(const Waiting &) { connection.dialAnew(); }
        void operator()(const Offline &) {}
        void operator()(const Refused &) {}
    };
    // It changes in the middle of this.
    std::visit(Visitor{*this}, State(m_state));
}

void Connection::dialAnew()
{
    dropTransport();
    m_backoff.reset();
    dial();
}

void Connection::send(const protocol::Command &command)
{
    if (m_transport && std::holds_alternative<Online>(m_state))
        m_transport->send(protocol::encode(command), Delivery::Reliable);
}

void Connection::dial()
{
    m_retry->stop();
    m_hasAnswered = false;
    m_putOff.reset();
    m_transport = m_dial();
    connect(m_transport.get(), &Transport::opened, this, [this] { enter(Greeting{}); });
    connect(m_transport.get(), &Transport::received, this, &Connection::onReceived);
    connect(m_transport.get(), &Transport::ponged, this, &Connection::onPonged);
    connect(m_transport.get(), &Transport::closed, this, &Connection::onClosed);
    m_patience->start(patience);
    enter(Dialing{m_backoff.attempts() + 1});
}

void Connection::onPonged()
{
    if (!m_keepalive)
        return;
    m_roundTrip = m_clock.now() - m_keepalive->pingedAt();
    Q_EMIT roundTripMeasured();
}

void Connection::onReceived(const QByteArray &frame)
{
    const auto decoded = protocol::decodeEvent(frame);
    if (const auto *unreadable = std::get_if<protocol::Failure>(&decoded)) {
        // What a newer server says beyond this protocol is ignored; anything else is its bug.
        if (unreadable->code != protocol::ErrorCode::UnknownType)
            base::log("net")->warn("the server sent what cannot be read: {}", unreadable->message);
        return;
    }
    const auto &event = std::get<protocol::Event>(decoded);
    if (std::holds_alternative<Online>(m_state))
        Q_EMIT received(event);
    else
        greet(event);
}

void Connection::onClosed(const Closed &closed)
{
    base::log("net")->info("connection closed: {} {}", closed.code, closed.reason);
    // What broke it is known, and over.
    if (m_keepalive && m_keepalive->isDoubted())
        return dialAnew();
    dropTransport();
    waitToRetry(closed.reason);
}

void Connection::greet(const protocol::Event &event)
{
    if (const auto *challenge = std::get_if<protocol::Challenge>(&event))
        on(*challenge);
    else if (const auto *acked = std::get_if<protocol::Authenticated>(&event); acked && acked->issued)
        on(*acked->issued);
    else if (const auto *signedUp = std::get_if<protocol::SignedUp>(&event))
        on(signedUp->issued);
    else if (const auto *hello = std::get_if<protocol::Hello>(&event))
        on(*hello);
    else if (const auto *failure = std::get_if<protocol::Failure>(&event))
        on(*failure);
}

void Connection::on(const protocol::Challenge &challenge)
{
    if (!m_expectedKey.isEmpty() && challenge.key != m_expectedKey) {
        return refuse(Refused::Reason::ServerKeyChanged,
                      QStringLiteral("the server has another key than before"));
    }
    Q_EMIT serverKeySeen(challenge.key);
    // Whoever heard of the key may have closed.
    if (!std::holds_alternative<Greeting>(m_state))
        return;
    m_hasAnswered = true;
    m_answeredAt = m_clock.now();
    m_transport->send(protocol::encode(signIn(challenge)), Delivery::Reliable);
}

protocol::Command Connection::signIn(const protocol::Challenge &challenge)
{
    const base::RequestId id(m_chance.uuid());
    if (const auto *identity = std::get_if<Identity>(&m_credentials)) {
        return protocol::Authenticate{id,
                                      identity->key.publicKey(),
                                      identity->name,
                                      identity->key.sign(protocol::signedChallenge(challenge)),
                                      identity->color,
                                      identity->code,
                                      identity->invite,
                                      identity->device};
    }
    if (const auto *token = std::get_if<Token>(&m_credentials))
        return protocol::AuthenticateToken{id, token->token};
    const auto &password = std::get<Password>(m_credentials);
    m_signUps += password.account == Password::Account::New ? 1 : 0;
    if (password.account == Password::Account::New)
        return protocol::SignUp{id, password.name, password.password, password.invite, password.device, {}};
    return protocol::AuthenticatePassword{id, password.name, password.password, password.device};
}

void Connection::on(const protocol::IssuedToken &issued)
{
    // Nothing else would have been asked for: a server that speaks unasked gives no token.
    if (!m_hasAnswered || !std::holds_alternative<Password>(m_credentials))
        return;
    m_credentials = Token{issued.token, m_name};
    Q_EMIT tokenIssued(issued);
}

void Connection::on(const protocol::Hello &hello)
{
    // Without a challenge the server's key has not been compared.
    if (!m_hasAnswered)
        return;
    m_patience->stop();
    m_stable->start(stableAfter);
    m_roundTrip = m_clock.now() - m_answeredAt;
    m_name = hello.name;
    if (auto *identity = std::get_if<Identity>(&m_credentials)) {
        // A code has linked this key to an account, whose name counts.
        if (identity->code.has_value())
            identity->name = hello.name;
        identity->code.reset();
        identity->invite.reset();
    }
    m_keepalive =
        std::make_unique<Keepalive>(m_clock, *m_transport, hello.heartbeat, protocol::heartbeatGrace);
    m_state = Online{};
    Q_EMIT greeted(hello);
    Q_EMIT stateChanged();
}

void Connection::on(const protocol::Failure &failure)
{
    using protocol::ErrorCode;
    if (isTemporary(failure.code)) {
        // The server closes, and closing leads to the next attempt.
        m_putOff = failure;
        return;
    }
    auto *password = std::get_if<Password>(&m_credentials);
    if (failure.code == ErrorCode::NameTaken && password && m_signUps > 1) {
        // Perhaps by ourselves: the account was made, and the answer lost. The password tells.
        m_signUps = 0;
        password->account = Password::Account::Known;
        return;
    }
    refuse(reasonOf(failure.code), failure.message);
}

void Connection::refuse(Refused::Reason reason, const QString &detail)
{
    base::log("net")->warn("refused: {}", detail);
    m_transport->close(protocol::CloseCode::Normal, QString());
    dropTransport();
    enter(Refused{reason, detail});
}

void Connection::waitToRetry(const QString &reason)
{
    const int attempt = m_backoff.attempts() + 1;
    // A space that names a time is not asked before it.
    const auto asked = m_putOff ? m_putOff->retryAfter : std::nullopt;
    const base::Duration delay =
        std::max(m_backoff.next(), base::Duration(asked.value_or(base::Duration(0))));
    m_retry->start(delay);
    enter(Waiting{attempt, m_clock.now() + delay, reason,
                  m_putOff ? std::optional(m_putOff->code) : std::nullopt});
}

void Connection::dropTransport()
{
    m_keepalive.reset();
    m_roundTrip.reset();
    m_stable->stop();
    m_patience->stop();
    if (!m_transport)
        return;
    m_transport->disconnect(this);
    // It may be the one that calls us.
    m_transport.release()->deleteLater();
}

void Connection::enter(State state)
{
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

} // namespace net
