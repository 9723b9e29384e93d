// SPDX-License-Identifier: GPL-3.0-or-later
#include "seeking.h"

namespace ui {

namespace {

/// How long a message that was found is marked, and how long it is said that one is gone.
constexpr base::Duration markedFor{3'000};
constexpr base::Duration toldFor{8'000};

Seeking::State stateOf(client::EventSought::Outcome outcome)
{
    switch (outcome) {
    case client::EventSought::Outcome::Found:
        return Seeking::State::Found;
    case client::EventSought::Outcome::Waiting:
        return Seeking::State::Waiting;
    case client::EventSought::Outcome::Gone:
        return Seeking::State::Gone;
    }
    Q_UNREACHABLE();
}

} // namespace

Seeking::Seeking(base::Clock &clock, client::Session &session, const models::TimelineModel &timeline,
                 base::RoomId room, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_timeline(timeline)
    , m_room(std::move(room))
    , m_timer(clock.makeTimer([this] { enter(State::Idle); }))
{
    connect(&session, &client::Session::changed, this, &Seeking::onChanged);
}

int Seeking::row() const
{
    return m_seq == 0 ? -1 : m_timeline.eventRow(m_seq).value_or(-1);
}

void Seeking::seek(quint64 seq)
{
    m_seq = seq;
    enter(State::Looking);
    m_session.seek(m_room, seq);
}

void Seeking::end()
{
    m_seq = 0;
    enter(State::Idle);
}

void Seeking::onChanged(const client::Change &change)
{
    const auto *sought = std::get_if<client::EventSought>(&change);
    const bool isAwaited = m_state == State::Looking || m_state == State::Waiting;
    if (sought && isAwaited && sought->room == m_room && sought->seq == m_seq)
        enter(stateOf(sought->outcome));
}

void Seeking::enter(State state)
{
    m_timer->stop();
    if (state == State::Found)
        m_timer->start(markedFor);
    else if (state == State::Gone)
        m_timer->start(toldFor);
    if (std::exchange(m_state, state) == state)
        return;
    Q_EMIT changed();
    if (state == State::Found)
        Q_EMIT found();
}

} // namespace ui
