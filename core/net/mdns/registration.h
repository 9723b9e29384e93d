// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/record.h"

#include <QString>

namespace net::mdns {

/// A service that is to be found (RFC 6763, 4).
struct Registration {
    Name type;        ///< _wireside._tcp.local
    QByteArray label; ///< what it wants to be called; who comes later to a name is called "Name (2)"
    QByteArray host;  ///< the label of its host's name, its own so that it needs nobody's
    quint16 port = 0;
    QByteArrayList text;                       ///< of 1 to 255 bytes each
    QHostAddress listensAt{QHostAddress::Any}; ///< where it is reached: one address, or all of a kind

    friend bool operator==(const Registration &, const Registration &) = default;
};

/// The name of the list of all types (RFC 6763, 9).
[[nodiscard]] const Name &allTypes();
[[nodiscard]] Name instanceName(const Registration &registration);
[[nodiscard]] Name hostName(const Registration &registration);
/// What is said of a service on a link with these addresses; nothing where it is reached at none of them.
[[nodiscard]] std::vector<Record> recordsOf(const Registration &registration,
                                            const std::vector<QHostAddress> &addresses);

/// As much of a text as fits into so many bytes of UTF-8, without the half of a character.
[[nodiscard]] QByteArray utf8Prefix(const QString &text, qsizetype maxBytes);
/// The next name of a service whose name is taken: "Studio", "Studio (2)", "Studio (3)".
[[nodiscard]] QByteArray nextLabel(const QByteArray &label);
/// The same for a host: "ws", "ws-2", "ws-3".
[[nodiscard]] QByteArray nextHostLabel(const QByteArray &label);

} // namespace net::mdns
