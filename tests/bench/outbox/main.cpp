// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"
#include "client/looppulse.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

using Clock = std::chrono::steady_clock;

/// What became of the messages, in the order in which it was told.
struct Told {
    int queued = 0;
    std::vector<protocol::RoomEvent> sent;

    void note(const client::Change &change)
    {
        if (std::holds_alternative<client::MessageQueued>(change))
            ++queued;
        else if (const auto *message = std::get_if<client::MessageSent>(&change))
            sent.push_back(message->event);
    }
};

/// Whether all were stored, one after the other, as they were written.
bool isInOrder(const std::vector<base::RequestId> &written, const std::vector<protocol::RoomEvent> &sent)
{
    if (sent.size() != written.size())
        return false;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        if (sent[i].id != written[i] || sent[i].seq != sent.front().seq + i)
            return false;
    }
    return true;
}

} // namespace

/// Writes messages without a connection, and measures how long they take to the server once there is one.
/// Prints the figures as one JSON object.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        bench::complain(QStringLiteral("usage: bench_outbox ADDRESS FOLDER MESSAGES shown|hidden"));
    const int count = arguments.at(3).toInt();
    bench::Client ada(QUrl(arguments.at(1)), arguments.at(2), QStringLiteral("Ada"));
    ada.connectAndCatchUp();
    std::unique_ptr<models::TimelineModel> shown;
    if (arguments.at(4) == QStringLiteral("shown"))
        shown =
            std::make_unique<models::TimelineModel>(ada.session(), bench::general, models::Order::Reversed);
    ada.disconnect();

    Told told;
    ada.listen([&told](const client::Change &change) { told.note(change); });
    std::vector<base::RequestId> written;
    bench::LoopPulse pulse;
    pulse.start();
    auto start = Clock::now();
    for (int i = 0; i < count; ++i)
        written.push_back(ada.session().write(bench::general, QStringLiteral("message %1").arg(i)));
    bench::waitUntil(QStringLiteral("all is on disk"), [&] { return told.queued == count; });
    const double writing = bench::secondsSince(start);
    pulse.stop();
    const double writingStall = pulse.quantile(1);

    // What the machine itself is good for.
    pulse.start();
    start = Clock::now();
    bench::waitUntil(QStringLiteral("time passes"), [start] { return bench::secondsSince(start) > 2; });
    pulse.stop();
    const double idle = pulse.quantile(0.999);

    pulse.start();
    start = Clock::now();
    ada.connection().open();
    bench::waitUntil(QStringLiteral("all is sent"), [&] { return std::ssize(told.sent) == count; });
    const double sending = bench::secondsSince(start);
    pulse.stop();
    if (!isInOrder(written, told.sent))
        bench::complain(QStringLiteral("the messages are not stored as they were written"));
    std::printf("{\"writing\":%.3f,\"writing_stall\":%.1f,\"sending\":%.3f,\"p999\":%.2f,\"longest\":%.2f,"
                "\"idle\":%.2f}\n",
                writing, writingStall, sending, pulse.quantile(0.999), pulse.quantile(1), idle);
    return 0;
}
