// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices.h"

#include "protocol/passwords.h"

#include <QPointer>

namespace ui {

namespace {

using PasswordProblem = Devices::PasswordProblem;

/// Of an answer that is no ack.
PasswordProblem toProblem(const client::Answer &answer)
{
    const auto *failure = std::get_if<protocol::Failure>(&answer);
    if (!failure)
        return PasswordProblem::Offline;
    if (protocol::isTemporary(failure->code))
        return PasswordProblem::TooManyTries;
    // What is not allowed is a wrong current one, or passwords as such; both mean that nothing was changed.
    return failure->code == protocol::ErrorCode::NotAllowed ? PasswordProblem::WrongCurrent
                                                            : PasswordProblem::BadPassword;
}

} // namespace

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

void Devices::signOutThis()
{
    m_session.ask(protocol::SignOut(), [self = QPointer(this)](const client::Answer &answer) {
        if (!self)
            return;
        if (std::holds_alternative<protocol::Event>(answer))
            Q_EMIT self->signedOut();
        else
            Q_EMIT self->answered(answer);
    });
}

void Devices::setPassword(const QString &password, const QString &current)
{
    if (!protocol::preparedPassword(password))
        return Q_EMIT passwordRefused(PasswordProblem::BadPassword);
    const auto former = current.isEmpty() ? std::nullopt : std::optional(current);
    m_session.ask(protocol::SetPassword{{}, password, former},
                  [self = QPointer(this)](const client::Answer &answer) {
                      if (!self)
                          return;
                      if (std::holds_alternative<protocol::Event>(answer))
                          Q_EMIT self->passwordSet();
                      else
                          Q_EMIT self->passwordRefused(toProblem(answer));
                  });
}

void Devices::signOutOthers()
{
    carryOut(protocol::SignOutEverywhere());
}

} // namespace ui
