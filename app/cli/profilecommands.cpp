// SPDX-License-Identifier: GPL-3.0-or-later
#include "profilecommands.h"

void StatusCommand::start()
{
    whenOnline([this] {
        const protocol::UpdateProfile request{{}, {}, {}, m_client.options().arguments.constFirst()};
        m_client.session().ask(request, [this](const client::Answer &answer) {
            if (check(answer))
                Q_EMIT finished(ExitCode::Done);
        });
    });
}
