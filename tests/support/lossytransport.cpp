// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/lossytransport.h"

#include <utility>

namespace support {

LossyTransport::LossyTransport(std::unique_ptr<net::Transport> inner, Arrives arrives)
    : m_inner(std::move(inner))
    , m_arrives(std::move(arrives))
{
    connect(m_inner.get(), &Transport::opened, this, &Transport::opened);
    connect(m_inner.get(), &Transport::receivedBinary, this, &Transport::receivedBinary);
    connect(m_inner.get(), &Transport::heard, this, &Transport::heard);
    connect(m_inner.get(), &Transport::ponged, this, &Transport::ponged);
    connect(m_inner.get(), &Transport::closed, this, &Transport::closed);
    connect(m_inner.get(), &Transport::received, this, [this](const QByteArray &frame) {
        if (m_arrives(frame))
            Q_EMIT received(frame);
    });
}

} // namespace support
