// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "random/agreement.h"
#include "support/world.h"
#include "sync/orders.h"

#include <deque>
#include <map>
#include <memory>
#include <set>

namespace stories {

/// What people and links do in a story. Each happens once, at any moment; its consequences follow.
struct Plot {
    int messages = 1;         ///< that Ada writes, one after the other
    int others = 0;           ///< that Ben writes
    int mine = 0;             ///< that Ada writes on her laptop
    bool isSentTwice = false; ///< the laptop sends Ada's first message, too
    bool looksBack = false;   ///< Ada asks for what is older than her first page
    int cuts = 0;             ///< of the link, each followed by a dial
    bool isLongAway = false;  ///< Ben says more than a page while the link is cut
};

/// One order in which the messages of a plot can be written, kept, carried, stored, told and asked for, up to
/// the moment when nothing is left to do. Ada's disk, the way from her to the space, the space's disk and the
/// way back to her each move only in their turn.
class SessionStory
{
public:
    explicit SessionStory(const Plot &plot);

    /// Tells the story in that order; what is wrong in the end or was on the way, or nothing.
    [[nodiscard]] QString tell(Orders &orders);
    /// What happened, to be read.
    [[nodiscard]] const QStringList &trace() const { return m_trace; }

private:
    /// Somebody who takes turns.
    struct Actor {
        QString name;
        std::function<bool()> canAct;
        std::function<void()> act;
    };

    void addMachines();
    void addPeople(const Plot &plot);
    void addMishaps(const Plot &plot);
    /// Adds somebody who does something so many times.
    void add(const QString &name, int times, const std::function<void()> &act);
    /// What a device is told to write gets as far as the space's disk.
    void say(support::Device &device, const QString &text, const std::optional<base::RequestId> &id = {});
    void write();
    void cut();
    /// Lets the next in that order act. Whether anybody could.
    bool takeTurn(Orders &orders);
    /// Follows the rows of Ada's messages.
    [[nodiscard]] QString problem();
    /// Everybody looks back to the beginning, and all agree with the space.
    [[nodiscard]] QString problemInTheEnd();
    void showAll(support::Device &device);

    [[nodiscard]] support::Installation &adas() { return m_world.of(*m_ada); }

    support::World m_world;
    support::Device *m_ben = nullptr;
    support::Device *m_laptop = nullptr;
    support::Device *m_ada = nullptr;
    std::deque<Actor> m_actors;
    std::map<const support::Device *, walks::Writings> m_writings;
    std::map<base::RequestId, quint64> m_rowIds; ///< of Ada's messages that were shown
    base::RequestId m_firstId;
    QStringList m_trace;
};

} // namespace stories
