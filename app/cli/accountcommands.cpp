// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcommands.h"

void DevicesCommand::start()
{
    whenOnline([this] {
        m_client.session().ask(protocol::ListDevices{}, [this](const client::Answer &answer) {
            const auto *list = check<protocol::DeviceList>(answer);
            if (!list)
                return;
            for (const protocol::Device &device : list->devices)
                m_client.printer().device(device);
            Q_EMIT finished(ExitCode::Done);
        });
    });
}

void LinkCommand::start()
{
    whenOnline([this] {
        m_client.session().ask(protocol::LinkDevice{}, [this](const client::Answer &answer) {
            const auto *link = check<protocol::LinkCode>(answer);
            if (!link)
                return;
            m_client.printer().link(*link);
            Q_EMIT finished(ExitCode::Done);
        });
    });
}

void SignOutCommand::start()
{
    whenOnline([this] {
        const QString &what = m_client.options().arguments.constFirst();
        if (what == QLatin1String("others"))
            return signOutOthers();
        signOut(what == QLatin1String("here") ? std::nullopt : std::optional(base::DeviceId(what)));
    });
}

void SignOutCommand::signOutOthers()
{
    m_client.session().ask(protocol::SignOutEverywhere{}, [this](const client::Answer &answer) {
        if (check<protocol::SignedOutEverywhere>(answer))
            Q_EMIT finished(ExitCode::Done);
    });
}

void SignOutCommand::signOut(const std::optional<base::DeviceId> &device)
{
    m_client.session().ask(protocol::SignOut{{}, device}, [this, device](const client::Answer &answer) {
        if (!check<protocol::SignedOut>(answer))
            return;
        if (!device)
            m_client.forgetSignIn();
        Q_EMIT finished(ExitCode::Done);
    });
}
