// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices.h"

#include <QPointer>

namespace ui {

Devices::Devices(client::Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_list(session)
{
}

void Devices::refresh()
{
    m_code.clear();
    Q_EMIT codeChanged();
    m_list.refresh();
}

void Devices::link()
{
    m_session.ask(protocol::LinkDevice(), [self = QPointer(this)](const client::Answer &answer) {
        if (!self)
            return;
        const auto *link = client::ackOf<protocol::LinkCode>(answer);
        if (!link)
            return Q_EMIT self->answered(answer);
        self->m_code = link->code;
        Q_EMIT self->codeChanged();
    });
}

template <class Request>
void Devices::carryOut(const Request &request)
{
    m_session.ask(request, [self = QPointer(this)](const client::Answer &answer) {
        if (!self)
            return;
        if (!std::holds_alternative<protocol::Event>(answer))
            Q_EMIT self->answered(answer);
        self->m_list.refresh();
    });
}

void Devices::signOut(const QString &device)
{
    carryOut(protocol::SignOut{{}, base::DeviceId(device)});
}

void Devices::signOutOthers()
{
    carryOut(protocol::SignOutEverywhere());
}

} // namespace ui
