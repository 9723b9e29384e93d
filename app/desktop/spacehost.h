// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"
#include "net/listener.h"
#include "server/spacefolder.h"
#include "server/spaceserver.h"
#include "ui/hosting.h"

#include <memory>

namespace desktop {

/// A space's server as one object that lives in a thread with an event loop; reached by queued calls only.
class SpaceHost final : public QObject
{
    Q_OBJECT

public:
    /// `owner`: the device key of whoever hosts, who owns the space.
    SpaceHost(QString folder, QString spaceName, quint16 port, QByteArray owner);
    ~SpaceHost() override;

    /// started() or failed() follows.
    void start();
    /// stopped() follows.
    void stop();

Q_SIGNALS:
    void started(const QString &spaceName, quint16 port);
    void failed(ui::Hosting::Problem problem);
    void peopleChanged(int people);
    void stopped();

private:
    void onLoaded(const base::Result<server::Snapshot> &snapshot);
    [[nodiscard]] base::Result<void> listen();
    void fail(const base::Error &error);

    QString m_path;
    QString m_name;
    quint16 m_port;
    QByteArray m_owner;
    base::SystemClock m_clock;
    base::SystemChance m_chance;
    std::optional<server::SpaceFolder> m_folder;
    std::unique_ptr<server::SqliteSpaceStore> m_store;
    std::unique_ptr<server::SpaceServer> m_space;
    std::unique_ptr<net::Listener> m_listener;
};

} // namespace desktop
