// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/roomevent.h"

#include <map>
#include <optional>
#include <vector>

namespace client {

/// Puts the events of one room into order: what comes early waits until the hole before it is filled, what
/// comes twice counts once.
class Sequencer
{
public:
    /// What is missing, both ends exclusive.
    struct Hole {
        base::Seq after = 0;
        base::Seq before = 0;

        friend bool operator==(const Hole &, const Hole &) = default;
    };

    /// `last`: the seq up to which everything is there; 0 where nothing is, so that whatever comes first
    /// is the beginning.
    explicit Sequencer(base::Seq last = 0)
        : m_last(last)
    {
    }

    /// The seq up to which everything is there.
    [[nodiscard]] base::Seq last() const { return m_last; }

    /// Takes events as they come; gives those that are now in order, oldest first.
    [[nodiscard]] std::vector<protocol::RoomEvent> take(const std::vector<protocol::RoomEvent> &events);
    /// What has to be asked for before the rest can be shown.
    [[nodiscard]] std::optional<Hole> hole() const;
    /// The history is another one: begins anew with whatever comes.
    void reset();

private:
    base::Seq m_last;
    std::map<base::Seq, protocol::RoomEvent> m_early;
};

} // namespace client
