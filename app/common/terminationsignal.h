// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace process {

/// Turns the system's request to end (SIGTERM, SIGINT; Ctrl+C and the closing of the console on Windows)
/// into a signal of the event loop. One at a time per process.
class TerminationSignal final : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignal(QObject *parent = nullptr);
    ~TerminationSignal() override;

Q_SIGNALS:
    void received();
};

} // namespace process
