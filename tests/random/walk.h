// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "random/agreement.h"
#include "support/seededchance.h"
#include "support/world.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace walks {

/// A few people, a few rooms and a few dozen steps of chance: people write, join and leave, links break,
/// processes die before and after a commit, disks refuse, time passes. Then everybody is brought together,
/// and all have to agree. The seed decides everything.
class Walk
{
public:
    explicit Walk(std::uint64_t seed);

    /// Takes the steps and brings everybody together. What is wrong then; nothing where all is well.
    [[nodiscard]] QStringList run();
    /// The steps that were taken, to be read.
    [[nodiscard]] const QStringList &trace() const { return m_trace; }
    /// What the space holds in the end.
    [[nodiscard]] Truth truth() { return readTruth(m_world->host()); }

private:
    using Installation = support::Installation;
    /// A person's device and what was written there.
    struct Walker {
        Installation *installation;
        QString name;
        QString person;
        Writings writings;
        bool hasFailed = false; ///< to write what is only written again after a restart

        [[nodiscard]] support::Device &device() const { return *installation->device; }
    };
    struct Step {
        int weight;
        void (Walk::*take)();
    };

    static const std::vector<Step> steps;

    // Steps of people.
    void write();
    void writeMany();
    void writeAgain();
    void fallBehind();
    void openOrClose();
    void lookBack();
    void join();
    void leave();
    void create();
    void touchAgain();
    void amend();
    void type();
    void read();
    // Steps of machines: links, processes, disks, time.
    void deliverSome();
    void deliverAll();
    void commitServer();
    void commitDevice();
    void failServer();
    void failDevice();
    void breakLink();
    void loseEvent();
    void crashServer();
    void crashDevice();
    void start();
    void passTime();
    void stall();

    [[nodiscard]] QStringList bringTogether();
    /// Whether everybody is online with nothing left to send.
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] QStringList disagreements();

    [[nodiscard]] int below(int bound)
    {
        return static_cast<int>(m_chance.below(static_cast<std::uint64_t>(bound)));
    }
    [[nodiscard]] Walker &anybody()
    {
        return m_walkers[static_cast<std::size_t>(below(std::ssize(m_walkers)))];
    }
    /// A room that was ever heard of.
    [[nodiscard]] base::RoomId anyRoom();
    [[nodiscard]] base::RoomId roomOf(Walker &walker);
    [[nodiscard]] support::Crash anyCrash();
    /// Something that a person may do to the message of that seq, or not.
    [[nodiscard]] protocol::Amendment anyAmendment(base::Seq seq);
    void say(Walker &walker, const base::RoomId &room);
    void sayMany(Walker &walker, const base::RoomId &room);
    void note(const QString &step) { m_trace.append(step); }

    support::SeededChance m_chance;
    std::unique_ptr<support::World> m_world;
    std::vector<Walker> m_walkers;
    bool m_isUnlimited = true;
    int m_rooms = 2;
    int m_messages = 0;
    QStringList m_trace;
};

} // namespace walks
