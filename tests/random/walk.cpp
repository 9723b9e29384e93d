// SPDX-License-Identifier: GPL-3.0-or-later
#include "random/walk.h"

#include <algorithm>

// How a walk begins and ends. Its steps: peoplesteps.cpp and machinesteps.cpp.
namespace walks {

namespace {

constexpr int maxSteps = 60;
constexpr int minSteps = 15;

} // namespace

const std::vector<Walk::Step> Walk::steps{
    {24, &Walk::write},        {1, &Walk::writeMany},    {2, &Walk::writeAgain},  {1, &Walk::fallBehind},
    {8, &Walk::openOrClose},   {4, &Walk::lookBack},     {4, &Walk::join},        {3, &Walk::leave},
    {2, &Walk::create},        {3, &Walk::touchAgain},   {9, &Walk::amend},       {1, &Walk::type},
    {4, &Walk::read},          {24, &Walk::deliverSome}, {8, &Walk::deliverAll},  {12, &Walk::commitServer},
    {14, &Walk::commitDevice}, {5, &Walk::failServer},   {3, &Walk::failDevice},  {5, &Walk::breakLink},
    {3, &Walk::loseEvent},     {4, &Walk::crashServer},  {5, &Walk::crashDevice}, {8, &Walk::start},
    {10, &Walk::passTime},     {6, &Walk::stall},
};

Walk::Walk(std::uint64_t seed)
    : m_chance(seed)
{
    server::SpaceServer::Settings settings;
    m_isUnlimited = below(2) == 0;
    if (m_isUnlimited)
        settings.hub.messages = {};
    else
        settings.hub.messages = {.burst = 2.0 + below(6), .perMinute = 60.0 * (1 + below(5))};
    m_world = std::make_unique<support::World>(m_chance.bits(), settings);

    const QStringList names{QStringLiteral("Ada"), QStringLiteral("Ben"), QStringLiteral("Cleo"),
                            QStringLiteral("Dan")};
    const int count = 2 + below(3);
    const int people = below(3) == 0 ? count - 1 : count;
    const client::SessionSettings session{.longestCatchUp = below(2) == 0 ? 0U : 500U};
    for (int i = 0; i < count; ++i) {
        const QString &name = names[i % people];
        support::Device &device = m_world->add(name, session);
        m_walkers.push_back({&m_world->of(device), QStringLiteral("%1/%2").arg(name).arg(i), name, {}});
    }
    // Mostly they know each other already.
    if (below(4) != 0)
        m_world->settle();
}

QStringList Walk::run()
{
    int total = 0;
    for (const Step &step : steps)
        total += step.weight;
    for (int left = minSteps + below(maxSteps - minSteps); left > 0; --left) {
        int drawn = below(total);
        const auto step = std::ranges::find_if(steps, [&drawn](const Step &candidate) {
            drawn -= candidate.weight;
            return drawn < 0;
        });
        (this->*step->take)();
    }
    return bringTogether();
}

QStringList Walk::bringTogether()
{
    note(QStringLiteral("--- bring everybody together"));
    if (!m_world->host().isRunning())
        m_world->startServer();
    for (const Walker &walker : m_walkers) {
        if (walker.hasFailed && walker.device().isRunning())
            m_world->crash(walker.device(), support::Crash::AfterCommit);
        if (!walker.device().isRunning())
            m_world->start(walker.device());
        walker.installation->eventsToLose = walker.installation->receiptsToLose = 0;
    }
    if (!m_world->waitUntil([this] { return isDone(); }, std::chrono::minutes(30)))
        return {QStringLiteral("it does not come to rest")};
    // Long enough for what is tried again after the disk refused, and for positions to be compared.
    (void)m_world->waitUntil([this] { return disagreements().isEmpty(); }, base::Duration(40'000));
    return disagreements();
}

bool Walk::isDone() const
{
    return std::ranges::all_of(m_walkers, [](const Walker &walker) {
        return walker.device().isOnline() && walker.device().session().waiting() == 0;
    });
}

QStringList Walk::disagreements()
{
    const Truth truth = this->truth();
    QStringList all = complaintsAbout(truth);
    for (const Walker &walker : m_walkers) {
        const auto add = [&](const QStringList &complaints) {
            for (const QString &complaint : complaints)
                all.append(walker.name + QStringLiteral(": ") + complaint);
        };
        add(walker.device().diary().complaints());
        add(walks::disagreements(truth, *walker.installation, walker.writings));
        add(receiptDisagreements(truth, *walker.installation));
    }
    return all;
}

base::RoomId Walk::anyRoom()
{
    std::set<base::RoomId> rooms{support::general, support::garden};
    for (const Walker &walker : m_walkers) {
        if (!walker.device().isRunning())
            continue;
        for (const client::RoomRow &row : walker.device().session().rooms())
            rooms.insert(row.room);
    }
    return *std::next(rooms.begin(), below(std::ssize(rooms)));
}

base::RoomId Walk::roomOf(Walker &walker)
{
    const std::vector<client::RoomRow> &rooms = walker.device().session().rooms();
    if (rooms.empty() || below(12) == 0)
        return anyRoom();
    return rooms[static_cast<std::size_t>(below(std::ssize(rooms)))].room;
}

support::Crash Walk::anyCrash()
{
    return below(2) == 0 ? support::Crash::BeforeCommit : support::Crash::AfterCommit;
}

} // namespace walks
