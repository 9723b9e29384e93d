// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

#include <vector>

/// A command about one room that may be one the user is not in: finds it by name or id among all that the
/// server shows.
class RoomCommand : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;

protected:
    /// Called with the room once it is known.
    virtual void run(const protocol::RoomSummary &room) = 0;
    /// All rooms that the user may see are known; the default looks for the one of the command line.
    virtual void onRooms(const std::vector<protocol::RoomSummary> &rooms);
    /// The refusal in an answer is printed and ends the command. Whether there was none.
    bool check(const client::Answer &answer);

private:
    void askRooms(std::vector<protocol::RoomSummary> before);
};

/// `rooms`
class RoomsCommand final : public RoomCommand
{
    Q_OBJECT

public:
    using RoomCommand::RoomCommand;

protected:
    void run(const protocol::RoomSummary &) override {}
    void onRooms(const std::vector<protocol::RoomSummary> &rooms) override;
};

/// `create ROOM`
class CreateCommand final : public RoomCommand
{
    Q_OBJECT

public:
    using RoomCommand::RoomCommand;
    void start() override;

protected:
    void run(const protocol::RoomSummary &) override {}
};

/// `join ROOM` and `leave ROOM`
class MembershipCommand final : public RoomCommand
{
    Q_OBJECT

public:
    enum class Direction { In, Out };

    MembershipCommand(Client &client, Direction direction)
        : RoomCommand(client)
        , m_direction(direction)
    {
    }

protected:
    void run(const protocol::RoomSummary &room) override;

private:
    Direction m_direction;
};

/// `members ROOM`
class MembersCommand final : public RoomCommand
{
    Q_OBJECT

public:
    using RoomCommand::RoomCommand;

protected:
    void run(const protocol::RoomSummary &room) override;

private:
    void askMembers(const base::RoomId &room, const std::optional<base::UserId> &after);
};

/// `receipts ROOM SEQ`
class ReceiptsCommand final : public RoomCommand
{
    Q_OBJECT

public:
    using RoomCommand::RoomCommand;

protected:
    void run(const protocol::RoomSummary &room) override;

private:
    void askReceipts(const protocol::ListReceipts &request);
};
