// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/pipetransport.h"

#include <QCoreApplication>
#include <QStringList>
#include <QThread>

#include <memory>
#include <vector>

/// Carries out all that has been posted, and what that posts, without letting time pass.
inline void settle()
{
    for (int round = 0; round < 20; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

/// One end of a pipe and all that it has reported, in order.
class WatchedEnd final : public QObject
{
public:
    explicit WatchedEnd(std::unique_ptr<net::PipeTransport> transport)
        : m_transport(std::move(transport))
    {
        using net::Transport;
        const auto note = [this](const QString &what) { reports.append(what); };
        connect(m_transport.get(), &Transport::opened, this, [note] { note(QStringLiteral("opened")); });
        connect(m_transport.get(), &Transport::heard, this, [this] { ++heardCount; });
        connect(m_transport.get(), &Transport::receivedBinary, this,
                [note] { note(QStringLiteral("binary")); });
        connect(m_transport.get(), &Transport::received, this,
                [note](const QByteArray &frame) { note(QString::fromUtf8(frame)); });
        connect(m_transport.get(), &Transport::closed, this, [note](const net::Closed &closed) {
            note(QStringLiteral("closed %1 %2").arg(closed.code).arg(closed.reason).trimmed());
        });
    }

    net::PipeTransport *operator->() const { return m_transport.get(); }
    net::PipeTransport &operator*() const { return *m_transport; }

    /// Cuts the cable: what is on its way to this end stays there, and nothing answers any more.
    void cut() { m_transport->moveToThread(&m_nowhere); }
    void destroy() { m_transport.reset(); }

    QStringList reports;
    int heardCount = 0;

private:
    // Never started, so nobody carries out what is posted to it.
    QThread m_nowhere;
    std::unique_ptr<net::PipeTransport> m_transport;
};

/// The two ends of a pipe.
struct WatchedPipe {
    std::unique_ptr<WatchedEnd> one;
    std::unique_ptr<WatchedEnd> two;
};

/// A pipe whose ends have reported that they are open.
inline WatchedPipe openPipe()
{
    auto [one, two] = net::PipeTransport::makePair();
    WatchedPipe pipe{std::make_unique<WatchedEnd>(std::move(one)),
                     std::make_unique<WatchedEnd>(std::move(two))};
    settle();
    return pipe;
}
