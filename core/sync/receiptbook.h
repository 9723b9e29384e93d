// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/room.h"

#include <map>
#include <vector>

namespace client {

/// How far a message of mine has come.
struct Reach {
    bool isDelivered = false; ///< it is on a device of somebody else
    int readers = 0;          ///< how many others have seen it

    friend bool operator==(const Reach &, const Reach &) = default;
};

/// How far the others in a room are, as the space has told it.
class ReceiptBook
{
public:
    ReceiptBook() = default;
    explicit ReceiptBook(const std::vector<protocol::Progress> &people);

    /// Some are further. Whether that is news.
    bool move(const std::vector<protocol::Progress> &people);
    /// Somebody has left the room by the event `seq`, unless they are further, and so back again. Whether
    /// they were known.
    bool forget(const base::UserId &user, base::Seq seq);

    /// How far a message has come; in the order of the logarithm of the people.
    [[nodiscard]] Reach reachOf(base::Seq seq) const;
    /// Of both seqs of all.
    [[nodiscard]] base::Seq sum() const;
    /// All of whom anything is known, by id.
    [[nodiscard]] std::vector<protocol::Progress> people() const;

    friend bool operator==(const ReceiptBook &, const ReceiptBook &) = default;

private:
    void sort();

    std::map<base::UserId, protocol::Progress> m_people;
    base::Seq m_delivered = 0;     ///< how far the furthest of them is
    std::vector<base::Seq> m_read; ///< ascending
};

} // namespace client
