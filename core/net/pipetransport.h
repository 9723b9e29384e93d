// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport.h"

#include <QPointer>

#include <memory>
#include <utility>

namespace net {

/// One end of a connection within the process. What goes in at one end comes out at the other in the
/// next turn of the event loop, in order.
class PipeTransport final : public Transport
{
    Q_OBJECT

public:
    /// Two ends of a new pipe; both are open in the next turn of the event loop.
    [[nodiscard]] static std::pair<std::unique_ptr<PipeTransport>, std::unique_ptr<PipeTransport>> makePair();
    ~PipeTransport() override;

    void send(const QByteArray &frame, Delivery delivery) override;
    void ping() override;
    void close(protocol::CloseCode code, const QString &reason) override;
    void abort() override;

    /// What the handshake of this end's other side is taken to have carried.
    void setBearer(const QString &bearer) { m_bearer = bearer; }
    [[nodiscard]] QString bearer() const override { return m_bearer; }

    /// Whether nothing is on its way to this end.
    [[nodiscard]] bool isQuiet() const { return m_underWay == 0; }

private:
    PipeTransport() = default;

    /// Calls `function` in that end's next turn; nothing where it is gone by then.
    template <class Function>
    static void post(PipeTransport *end, Function function);

    /// Ends both sides: this one now, the other after what is still on its way to it.
    void end(const Closed &closed);
    void finish(const Closed &closed);

    QPointer<PipeTransport> m_other;
    QString m_bearer;
    bool m_isOpen = true;
    int m_underWay = 0; ///< calls that were posted to this end
};

} // namespace net
