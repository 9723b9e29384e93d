// SPDX-License-Identifier: GPL-3.0-or-later
#include "directread.h"

#include <QPointer>

namespace ui {

DirectRead::DirectRead(client::Session &session, base::RoomId room, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_room(std::move(room))
{
}

void DirectRead::follow(base::Seq seq)
{
    if (m_seq == seq)
        return;
    m_seq = seq;
    m_time = {};
    Q_EMIT changed();
    askAgain();
}

void DirectRead::askAgain()
{
    if (m_seq == 0 || m_time.isValid())
        return;
    m_session.ask(protocol::ListReceipts{{}, m_room, m_seq, {}},
                  [self = QPointer(this), seq = m_seq](const client::Answer &answer) {
                      const auto *list = client::ackOf<protocol::ReceiptList>(answer);
                      const bool isRead = list && !list->receipts.empty() && list->receipts.front().read;
                      if (!self || self->m_seq != seq || !isRead)
                          return;
                      self->m_time = base::toDateTime(*list->receipts.front().read);
                      Q_EMIT self->changed();
                  });
}

} // namespace ui
