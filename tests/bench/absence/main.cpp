// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"
#include "client/looppulse.h"
#include "talker.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

using Clock = std::chrono::steady_clock;

/// An open timeline as a view keeps it: where its newest event and its gap are.
class Timeline
{
public:
    explicit Timeline(bench::Client &client)
    {
        client.listen([this](const client::Change &change) { note(change); });
        client.session().openRoom(bench::general);
    }

    [[nodiscard]] base::Seq newest() const { return m_rows.empty() ? 0 : m_rows.back().event.seq; }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    /// The event that follows the gap; nothing where there is none.
    [[nodiscard]] std::optional<base::Seq> afterGap() const
    {
        const auto isGap = [](const client::TimelineRow &row) {
            return row.state == client::TimelineRow::State::Missing;
        };
        const auto gap = std::ranges::find_if(m_rows, isGap);
        return gap == m_rows.end() ? std::nullopt : std::optional(std::next(gap)->event.seq);
    }

private:
    void note(const client::Change &change)
    {
        const auto *timeline = std::get_if<client::TimelineChanged>(&change);
        if (!timeline)
            return;
        for (const auto &step : timeline->changes)
            client::apply(m_rows, step);
    }

    std::vector<client::TimelineRow> m_rows;
};

} // namespace

/// Lets somebody miss much of what is said in a room whose timeline is open, and measures how long it takes
/// to show its end after a dial, and to fetch the rest page by page. Prints the figures as one JSON object.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        bench::complain(QStringLiteral("usage: bench_absence ADDRESS FOLDER MESSAGES"));
    const QUrl address(arguments.at(1));
    bench::Client ada(address, arguments.at(2), QStringLiteral("Ada"));
    const Timeline timeline(ada);
    ada.connectAndCatchUp();
    bench::Talker ben(address, QStringLiteral("Ben"));
    const base::Seq before = ben.say(100);
    bench::waitUntil(QStringLiteral("the first page is here"), [&] { return timeline.newest() == before; });
    ada.disconnect();
    const base::Seq last = ben.say(arguments.at(3).toInt());

    bench::LoopPulse pulse;
    pulse.start();
    auto start = Clock::now();
    ada.connection().open();
    bench::waitUntil(QStringLiteral("the newest page is here"), [&] { return timeline.newest() == last; });
    const double shown = bench::secondsSince(start);

    start = Clock::now();
    while (const std::optional<base::Seq> next = timeline.afterGap()) {
        ada.session().loadBefore(bench::general, *next);
        bench::waitUntil(QStringLiteral("a page is here"), [&] { return timeline.afterGap() != next; });
    }
    const double filled = bench::secondsSince(start);
    pulse.stop();
    if (timeline.size() != last)
        bench::complain(QStringLiteral("%1 rows are shown of %2").arg(timeline.size()).arg(last));
    std::printf("{\"shown\":%.4f,\"filled\":%.2f,\"p999\":%.2f,\"longest\":%.2f}\n", shown, filled,
                pulse.quantile(0.999), pulse.quantile(1));
    return 0;
}
