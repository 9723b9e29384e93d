// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hosting.h"

#include <QThread>

#include <optional>

namespace desktop {

class SpaceHost;

/// The space that this program hosts: the server's library in a thread of its own, its data in the profile.
/// The program joins it over the network like everybody else.
class HostedSpace final : public ui::Hosting
{
    Q_OBJECT

public:
    /// The space is kept in `folder`. `port` is where it was last; 0 for the usual one, or a free one.
    HostedSpace(QString folder, quint16 port);
    /// Says goodbye to everybody first.
    ~HostedSpace() override;

    [[nodiscard]] QString folder() const override { return m_folder; }
    /// Where nobody is known yet to own the space, asks for that first.
    void start(const QString &spaceName) override;
    /// Hosts a space again that has its owner.
    void resume() { begin({}); }
    void stop() override;
    /// The space belongs to whoever signs in with this device key.
    void setOwner(const QByteArray &key);

Q_SIGNALS:
    /// It listens there from now on.
    void started(quint16 port);
    void stopped();
    void ownerNeeded();

private:
    void begin(const QString &spaceName);
    void setPort(quint16 port);
    void onStarted(const QString &name, quint16 port);
    void onFailed(Problem problem);
    void endThread();

    QString m_folder;
    quint16 m_port = 0;
    QByteArray m_owner;
    std::optional<QString> m_waiting; ///< the name of a space that waits for its owner
    QThread m_thread;
    SpaceHost *m_host = nullptr; ///< lives in the thread
};

} // namespace desktop
