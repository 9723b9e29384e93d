// SPDX-License-Identifier: GPL-3.0-or-later
#include "receipts.h"

#include <QPointer>

#include <algorithm>

namespace ui {

Receipts::Receipts(client::Session &session, base::RoomId room, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_room(std::move(room))
{
}

void Receipts::show(quint64 seq)
{
    m_seq = seq;
    m_people.clear();
    m_list.show({});
    setState(State::Asking);
    Q_EMIT wanted();
    ask();
}

void Receipts::ask()
{
    std::optional<base::UserId> after;
    if (!m_people.empty())
        after = m_people.back().user;
    m_session.ask(protocol::ListReceipts{{}, m_room, m_seq, after},
                  [self = QPointer(this), seq = m_seq](const client::Answer &answer) {
                      // Another message may have been asked about since.
                      if (self && self->m_seq == seq)
                          self->onAnswered(answer);
                  });
}

void Receipts::onAnswered(const client::Answer &answer)
{
    const auto *page = client::ackOf<protocol::ReceiptList>(answer);
    if (!page) {
        const bool isRefused = std::holds_alternative<protocol::Failure>(answer);
        return setState(isRefused ? State::Refused : State::Offline);
    }
    std::ranges::copy(page->receipts, std::back_inserter(m_people));
    m_isComplete = page->isComplete || page->receipts.empty();
    if (!m_isComplete && std::ssize(m_people) < maxPeople)
        return ask();
    m_list.show(m_people);
    setState(State::Known);
}

void Receipts::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace ui
