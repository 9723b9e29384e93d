// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/message.h"
#include "net/mdns/registration.h"

namespace net::mdns::samples {

inline const Name services = Name::known("_wireside._tcp.local");
inline const Name studio = *services.child("Studio");
inline const Name host = Name::known("ws-a.local");

/// What a service says of itself when it comes: its pointer, place, text and addresses.
inline Message announcement(std::chrono::seconds ttl = std::chrono::seconds(120))
{
    return {.isResponse = true,
            .answers = {
                {services, Pointer{studio}, ttl, false},
                {studio, Service{0, 0, 8787, host}, ttl, true},
                {studio, Text{{"id=a", "v=1"}}, ttl, true},
                {host, Address{QHostAddress(QStringLiteral("192.168.1.5"))}, ttl, true},
                {host, Address{QHostAddress(QStringLiteral("fe80::1"))}, ttl, true},
            }};
}

/// Somebody asks which services there are.
inline Message query()
{
    return {.questions = {{services, static_cast<quint16>(RecordType::Ptr)}}};
}

/// The service that says so.
inline Registration registration()
{
    return {services, "Studio", "ws-a", 8787, {"id=a", "v=1"}};
}

} // namespace net::mdns::samples
