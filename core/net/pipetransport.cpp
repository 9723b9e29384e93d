// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/pipetransport.h"

#include <QMetaObject>

namespace net {

template <class Function>
void PipeTransport::post(PipeTransport *end, Function function)
{
    ++end->m_underWay;
    const auto call = [end, function = std::move(function)] {
        --end->m_underWay;
        function();
    };
    QMetaObject::invokeMethod(end, call, Qt::QueuedConnection);
}

std::pair<std::unique_ptr<PipeTransport>, std::unique_ptr<PipeTransport>> PipeTransport::makePair()
{
    std::unique_ptr<PipeTransport> one(new PipeTransport);
    std::unique_ptr<PipeTransport> two(new PipeTransport);
    one->m_other = two.get();
    two->m_other = one.get();
    for (PipeTransport *end : {one.get(), two.get()})
        post(end, [end] { Q_EMIT end->opened(); });
    return {std::move(one), std::move(two)};
}

PipeTransport::~PipeTransport()
{
    if (m_isOpen && m_other)
        post(m_other, [other = m_other.data()] { other->finish({brokenLink, {}}); });
}

void PipeTransport::send(const QByteArray &frame, Delivery)
{
    if (!m_isOpen || !m_other)
        return;
    post(m_other, [other = m_other.data(), frame] {
        if (!other->m_isOpen)
            return;
        Q_EMIT other->heard();
        Q_EMIT other->received(frame);
    });
}

void PipeTransport::ping()
{
    if (!m_isOpen || !m_other)
        return;
    post(m_other, [other = m_other.data()] {
        if (!other->m_isOpen || !other->m_other)
            return;
        Q_EMIT other->heard();
        post(other->m_other, [back = other->m_other.data()] {
            if (!back->m_isOpen)
                return;
            Q_EMIT back->heard();
            Q_EMIT back->ponged();
        });
    });
}

void PipeTransport::close(protocol::CloseCode code, const QString &reason)
{
    end({static_cast<quint16>(code), reason});
}

void PipeTransport::abort()
{
    end({brokenLink, {}});
}

void PipeTransport::end(const Closed &closed)
{
    if (!m_isOpen)
        return;
    if (m_other)
        post(m_other, [other = m_other.data(), closed] { other->finish(closed); });
    m_isOpen = false;
    post(this, [this, closed] { Q_EMIT this->closed(closed); });
}

void PipeTransport::finish(const Closed &closed)
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    Q_EMIT this->closed(closed);
}

} // namespace net
