// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/advertisement.h"

#include <QCryptographicHash>

using net::mdns::WayIn;

namespace server {

namespace {

constexpr base::Duration pause{10'000};
constexpr qsizetype hostDigits = 12;

WayIn wayIn(SignUpPolicy signUp)
{
    switch (signUp) {
    case SignUpPolicy::Open:
        return WayIn::Open;
    case SignUpPolicy::Invite:
        return WayIn::Code;
    case SignUpPolicy::Off:
        return WayIn::None;
    }
    Q_UNREACHABLE();
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

net::mdns::SpaceText spaceText(const Snapshot &snapshot, const QByteArray &publicKey, SignUpPolicy signUp)
{
    return {.space = snapshot.space,
            .name = snapshot.name,
            .wayIn = wayIn(signUp),
            .fingerprint = sha256(publicKey)};
}

Advertisement::Advertisement(base::Clock &clock, net::mdns::Station &station, net::mdns::SpaceText text,
                             const QHostAddress &address, quint16 port)
    : m_station(station)
    , m_text(std::move(text))
    , m_pause(clock.makeTimer([this] { tell(); }))
{
    m_registration.type = net::mdns::spaceType();
    m_registration.label = net::mdns::utf8Prefix(m_text.name, net::mdns::maxLabel);
    // A host's name of its own: the machine's belongs to the system's responder.
    m_registration.host = "wireside-" + sha256(m_text.space.value().toUtf8()).toHex().first(hostDigits);
    m_registration.port = port;
    m_registration.listensAt = address;
    tell();
}

void Advertisement::setPeople(int people)
{
    m_text.people = people;
    if (m_isRunning && !m_pause->isActive())
        tell();
}

void Advertisement::stop()
{
    m_isRunning = false;
    m_pause->stop();
    m_station.withdraw();
}

void Advertisement::tell()
{
    QByteArrayList text = net::mdns::format(m_text);
    if (text == m_registration.text)
        return;
    m_registration.text = std::move(text);
    m_station.advertise(m_registration);
    m_pause->start(pause);
}

} // namespace server
