// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace process {

/// The system's word that the machine may have woken from sleep. On Linux the kernel says so at once, and
/// also where the time of day was set; elsewhere nothing is said, and whoever has a timer has to look at the
/// clock.
class WakeSignal final : public QObject
{
    Q_OBJECT

public:
    explicit WakeSignal(QObject *parent = nullptr);
    ~WakeSignal() override;

Q_SIGNALS:
    void received();

private:
    int m_descriptor = -1;
};

} // namespace process
