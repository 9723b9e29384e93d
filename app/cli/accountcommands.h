// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

/// A command about one's own account: one request, and what its answer shows.
class AccountCommand : public Command
{
    Q_OBJECT

public:
    using Command::Command;

protected:
    /// The answer where it is the one that was asked for; complains and ends otherwise.
    template <class Ack>
    [[nodiscard]] const Ack *check(const client::Answer &answer)
    {
        if (const auto *ack = client::ackOf<Ack>(answer))
            return ack;
        const auto *failure = std::get_if<protocol::Failure>(&answer);
        fail(failure ? failure->message
                     : QStringLiteral("the connection was lost before the server answered"));
        return nullptr;
    }
};

/// Shows what one signs in with.
class DevicesCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;
    void start() override;
};

/// Shows a code with which another device joins the account.
class LinkCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;
    void start() override;
};

/// Ends a device: `here`, the `others`, or one by its id.
class SignOutCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;
    void start() override;

private:
    void signOutOthers();
    void signOut(const std::optional<base::DeviceId> &device);
};
