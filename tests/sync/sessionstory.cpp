// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sessionstory.h"

#include <QCoreApplication>

#include <algorithm>

namespace stories {

using client::TimelineRow;
using support::Device;
using support::general;
using support::World;

namespace {

/// So long that four of them are a page.
constexpr int longText = 10'000;

server::SpaceServer::Settings unlimited()
{
    server::SpaceServer::Settings settings;
    settings.hub.messages = {};
    return settings;
}

/// Carries out what is on its way to one end of a link, and nothing else.
void deliverTo(net::PipeTransport *end)
{
    QCoreApplication::sendPostedEvents(end);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

bool isGap(const TimelineRow &row)
{
    return row.state == TimelineRow::State::Missing;
}

bool isOnItsWay(const TimelineRow &row)
{
    return row.state == TimelineRow::State::Queued || row.state == TimelineRow::State::Sending;
}

/// What was told twice.
QStringList repetitionsIn(const std::vector<protocol::RoomEvent> &arrived)
{
    QStringList repeated;
    std::set<base::Seq> seqs;
    for (const protocol::RoomEvent &event : arrived) {
        if (!seqs.insert(event.seq).second)
            repeated.append(QStringLiteral("event %1 arrived twice").arg(event.seq));
    }
    return repeated;
}

/// The first event that has something before it which is not here; 0 where all is here.
base::Seq firstAfterWhatIsMissing(const std::vector<TimelineRow> &rows)
{
    const auto gap = std::ranges::find_if(rows, isGap);
    const auto next = gap == rows.end() ? rows.begin() : std::next(gap);
    return next == rows.end() || next->event.seq == 1 ? 0 : next->event.seq;
}

} // namespace

SessionStory::SessionStory(const Plot &plot)
    : m_world(1, unlimited())
    , m_ben(&m_world.add(QStringLiteral("Ben")))
    , m_firstId(m_world.chance().uuid())
{
    m_world.settle();
    if (plot.looksBack) {
        for (int i = 0; i < 5; ++i)
            say(*m_ben, QString(longText, QLatin1Char('x')));
        m_world.settle();
    }
    m_ada = &m_world.add(QStringLiteral("Ada"), {.longestCatchUp = plot.isLongAway ? 0U : 500U});
    if (plot.mine > 0 || plot.isSentTwice)
        m_laptop = &m_world.add(QStringLiteral("Ada"));
    m_world.settle();
    for (const auto &installation : m_world.installations())
        installation->device->open(general);
    m_world.settle();
    addPeople(plot);
    addMachines();
    addMishaps(plot);
}

void SessionStory::add(const QString &name, int times, const std::function<void()> &act)
{
    const auto left = std::make_shared<int>(times);
    m_actors.push_back({name, [left] { return *left > 0; },
                        [left, act] {
                            --*left;
                            act();
                        }});
}

void SessionStory::addPeople(const Plot &plot)
{
    add(QStringLiteral("Ada writes"), plot.messages, [this] { write(); });
    add(QStringLiteral("Ben writes"), plot.others, [this] { say(*m_ben, QStringLiteral("of Ben")); });
    add(QStringLiteral("Ada's laptop writes"), plot.mine, [this] { say(*m_laptop, QStringLiteral("mine")); });
    add(QStringLiteral("Ada's laptop sends the first, too"), plot.isSentTwice ? 1 : 0, [this] {
        say(*m_laptop, QStringLiteral("message"), m_firstId);
        // Its place among what the laptop writes is for the faster device to say.
        m_writings[m_laptop].touchedAgain.insert(m_firstId);
    });
    add(QStringLiteral("Ada looks back"), plot.looksBack ? 1 : 0,
        [this] { m_ada->session().loadOlder(general); });
}

void SessionStory::addMachines()
{
    m_actors.push_back({QStringLiteral("Ada's disk commits"), [this] { return !adas().disk.isIdle(); },
                        [this] { adas().disk.commit(); }});
    m_actors.push_back({QStringLiteral("what Ada's device sent arrives"),
                        [this] { return adas().farEnd && !adas().farEnd->isQuiet(); },
                        [this] { deliverTo(adas().farEnd); }});
    m_actors.push_back({QStringLiteral("the space's disk commits"),
                        [this] { return !m_world.host().disk().isIdle(); },
                        [this] { m_world.host().disk().commit(); }});
    m_actors.push_back({QStringLiteral("what the space sent Ada arrives"),
                        [this] { return adas().nearEnd && !adas().nearEnd->isQuiet(); },
                        [this] { deliverTo(adas().nearEnd); }});
    m_actors.push_back({QStringLiteral("Ada's device dials"),
                        [this] { return std::holds_alternative<net::Waiting>(m_ada->connection().state()); },
                        [this] { m_ada->connection().tryNow(); }});
}

void SessionStory::addMishaps(const Plot &plot)
{
    add(QStringLiteral("the link breaks"), plot.cuts, [this] { cut(); });
    add(QStringLiteral("Ben says much"), plot.isLongAway ? 1 : 0, [this] {
        for (int i = 0; i < 5; ++i)
            say(*m_ben, QString(longText, QLatin1Char('y')));
    });
}

void SessionStory::write()
{
    std::vector<store::OutboxEntry> &written = m_writings[m_ada].written;
    const QString text =
        written.empty() ? QStringLiteral("message") : QStringLiteral("message %1").arg(written.size() + 1);
    const base::RequestId id = written.empty() ? m_firstId : base::RequestId(m_world.chance().uuid());
    m_ada->session().write(general, text, id);
    written.push_back({id, general, text, {}, m_world.clock().utcNow(), {}});
}

void SessionStory::say(Device &device, const QString &text, const std::optional<base::RequestId> &id)
{
    const base::RequestId given = device.session().write(general, text, id);
    m_writings[&device].written.push_back({given, general, text, {}, m_world.clock().utcNow(), {}});
    m_world.of(device).disk.commit();
    deliverTo(m_world.of(device).farEnd);
}

void SessionStory::cut()
{
    if (adas().nearEnd)
        adas().nearEnd->abort();
}

bool SessionStory::takeTurn(Orders &orders)
{
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < m_actors.size(); ++i) {
        if (m_actors[i].canAct())
            ready.push_back(i);
    }
    if (ready.empty())
        return false;
    const std::size_t chosen = ready[static_cast<std::size_t>(orders.choose(static_cast<int>(ready.size())))];
    m_trace.append(m_actors[chosen].name);
    m_actors[chosen].act();
    // Whoever was passed over is so until all others had a turn.
    std::ranges::rotate(m_actors, m_actors.begin() + static_cast<std::ptrdiff_t>(chosen) + 1);
    return true;
}

QString SessionStory::tell(Orders &orders)
{
    while (takeTurn(orders)) {
        if (const QString found = problem(); !found.isEmpty())
            return found;
    }
    return problemInTheEnd();
}

QString SessionStory::problem()
{
    if (const QStringList &complaints = m_ada->diary().complaints(); !complaints.isEmpty())
        return complaints.join(QStringLiteral(", "));
    std::map<base::RequestId, quint64> shown;
    for (const TimelineRow &row : m_ada->diary().rows(general)) {
        if (row.isMine)
            shown.emplace(row.event.id, row.rowId);
    }
    const bool hasGap = std::ranges::any_of(m_ada->diary().rows(general), isGap);
    for (const auto &[id, rowId] : m_rowIds) {
        const auto row = shown.find(id);
        // What was stored while this device was away for long belongs to what is missing of that time.
        if (row == shown.end() && hasGap)
            continue;
        if (row == shown.end())
            return QStringLiteral("row %1 has gone").arg(rowId);
        if (row->second != rowId)
            return QStringLiteral("row %1 has become row %2").arg(rowId).arg(row->second);
    }
    m_rowIds = std::move(shown);
    return {};
}

void SessionStory::showAll(Device &device)
{
    while (const base::Seq before = firstAfterWhatIsMissing(device.diary().rows(general))) {
        device.session().loadBefore(general, before);
        m_world.settle();
        if (firstAfterWhatIsMissing(device.diary().rows(general)) == before)
            return;
    }
}

QString SessionStory::problemInTheEnd()
{
    if (!std::holds_alternative<net::Online>(m_ada->connection().state()) || m_ada->session().waiting() != 0)
        return QStringLiteral("Ada is not online, or something still waits");
    m_world.settle();
    if (const QString found = problem(); !found.isEmpty())
        return found;
    if (std::ranges::any_of(m_ada->diary().rows(general), isOnItsWay))
        return QStringLiteral("what was sent is shown as being on its way");
    QStringList problems;
    const walks::Truth truth = walks::readTruth(m_world.host());
    problems += walks::complaintsAbout(truth);
    for (const auto &installation : m_world.installations()) {
        Device *device = installation->device.get();
        showAll(*device);
        const walks::Writings &writings = m_writings[device];
        problems += walks::disagreements(truth, *installation, writings);
        problems += device->diary().complaints();
        problems += repetitionsIn(device->diary().arrived());
        if (device->diary().sent().size() != writings.written.size())
            problems.append(QStringLiteral("%1 messages were reported as sent, not %2")
                                .arg(device->diary().sent().size())
                                .arg(writings.written.size()));
        if (device->diary().rows(general).size() != truth.events.at(general).size())
            problems.append(QStringLiteral("%1 of %2 rows are shown")
                                .arg(device->diary().rows(general).size())
                                .arg(truth.events.at(general).size()));
    }
    return problems.join(QStringLiteral(", "));
}

} // namespace stories
