// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/name.h"

#include <QHostAddress>

#include <chrono>
#include <variant>
#include <vector>

namespace net::mdns {

/// The types of records that service discovery needs, by their numbers in the DNS.
enum class RecordType : quint16 { A = 1, Ptr = 12, Txt = 16, Aaaa = 28, Srv = 33, Nsec = 47 };

/// What a question asks for to get records of all types.
inline constexpr quint16 anyType = 255;

/// Leads to another name, such as from a type of service to one that is there.
struct Pointer {
    Name target;

    friend bool operator==(const Pointer &, const Pointer &) = default;
};

/// Where a service is to be reached (RFC 2782).
struct Service {
    quint16 priority = 0;
    quint16 weight = 0;
    quint16 port = 0;
    Name host;

    friend bool operator==(const Service &, const Service &) = default;
};

/// What a service says of itself: strings of 1 to 255 bytes (RFC 6763, 6).
struct Text {
    QByteArrayList strings;

    friend bool operator==(const Text &, const Text &) = default;
};

/// An address of a host: an A record where it is of IPv4, an AAAA record where it is of IPv6. Without scope.
struct Address {
    QHostAddress address;

    friend bool operator==(const Address &, const Address &) = default;
};

/// Says which types of records a name has, and so that it has no others (RFC 6762, 6.1). Only written: who
/// lacks a record asks again anyway.
struct Existing {
    std::vector<RecordType> types;

    friend bool operator==(const Existing &, const Existing &) = default;
};

using RecordData = std::variant<Pointer, Service, Text, Address, Existing>;

/// One thing that is said of a name.
struct Record {
    Name name;
    RecordData data;
    std::chrono::seconds ttl{0}; ///< how long it holds; 0 takes it back
    bool isUnique = false;       ///< nobody else speaks for this name and type (the cache-flush bit)

    friend bool operator==(const Record &, const Record &) = default;
};

/// Which type a record is of.
[[nodiscard]] RecordType typeOf(const RecordData &data);

/// The data as a record on the wire has them, names without compression: for the order in which those who
/// claim one name are compared (RFC 6762, 8.2). `owner` is the name of the record.
[[nodiscard]] QByteArray wireForm(const RecordData &data, const Name &owner);

} // namespace net::mdns
