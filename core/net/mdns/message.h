// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/mdns/record.h"

namespace net::mdns {

/// What somebody wants to know of a name.
struct Question {
    Name name;
    quint16 type = anyType;    ///< the number of a RecordType, or anyType
    bool wantsUnicast = false; ///< the answer need not go to all (the QU bit; RFC 6762, 5.4)

    friend bool operator==(const Question &, const Question &) = default;
};

/// One datagram of mDNS: a query or a response (RFC 1035, 4.1, as RFC 6762, 18 has it).
struct Message {
    quint16 id = 0; ///< 0 but for those who do not speak mDNS
    bool isResponse = false;
    bool isTruncated = false; ///< more known answers follow in the next one
    std::vector<Question> questions{};
    std::vector<Record> answers{};     ///< in a query: what is known already
    std::vector<Record> authorities{}; ///< in a probe: what is claimed
    std::vector<Record> additionals{};

    friend bool operator==(const Message &, const Message &) = default;
};

/// The largest datagram that mDNS knows (RFC 6762, 17).
inline constexpr qsizetype maxDatagram = 9'000;

/// Reads a datagram. Records and questions of other types and classes are skipped. Fails with Invalid for
/// what breaks a rule anywhere: a name that points anywhere but back, a part that is not whole, counts that
/// cannot be, another operation than a query. Whatever comes, it takes time in proportion to its size.
[[nodiscard]] base::Result<Message> decode(QByteArrayView datagram);

/// Writes a datagram. Names of records and what pointers lead to are compressed (RFC 1035, 4.1.4).
[[nodiscard]] QByteArray encode(const Message &message);

} // namespace net::mdns
