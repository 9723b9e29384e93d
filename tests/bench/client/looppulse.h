// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace bench {

/// How late this thread's event loop is: a beat is due every millisecond, and each counts by how late it is
/// carried out, also those for which a stall left no time.
class LoopPulse final : public QObject
{
    Q_OBJECT

public:
    LoopPulse();

    void start();
    void stop();

    /// The lateness, in milliseconds, that only so many of the beats exceed; 0.999 for p99.9.
    [[nodiscard]] double quantile(double share) const;

private:
    using Clock = std::chrono::steady_clock;

    void beat();

    QTimer m_timer;
    Clock::time_point m_due;
    std::vector<double> m_late;
};

} // namespace bench
