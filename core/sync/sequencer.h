// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/roomevent.h"

#include <algorithm>
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
    /// The room is known to go on up to `seq`: what of it is not here is a hole.
    void expect(base::Seq seq) { m_expected = std::max(m_expected, seq); }
    /// What is missing before `seq` is not waited for any longer; what was here before goes on there. Gives
    /// what had come early and is passed over.
    [[nodiscard]] std::vector<protocol::RoomEvent> skipTo(base::Seq seq);
    /// The history is another one: begins anew with whatever comes. Gives what had come early.
    [[nodiscard]] std::vector<protocol::RoomEvent> reset();

private:
    /// Takes out what came early and is before `seq`.
    [[nodiscard]] std::vector<protocol::RoomEvent> takeEarlyBefore(base::Seq seq);

    base::Seq m_last;
    base::Seq m_expected = 0; ///< the last one that is known to be somewhere
    std::map<base::Seq, protocol::RoomEvent> m_early;
};

} // namespace client
