// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "roomcommands.h"

/// What is done to somebody by right: `invite`, `remove`, `mute`, `role`, `ban` and `unban`. Finds the person
/// by name or id among those in the user's rooms; whom it does not find there it takes for an id.
class ModerationCommand final : public RoomCommand
{
    Q_OBJECT

public:
    using RoomCommand::RoomCommand;

protected:
    void onRooms(const std::vector<protocol::RoomSummary> &rooms) override;
    void run(const protocol::RoomSummary &room) override;

private:
    /// Which word of the command line names the room and the person.
    struct Places {
        std::optional<int> room;
        int person = 0;
    };
    [[nodiscard]] Places places() const;
    [[nodiscard]] std::optional<QString> word(int place) const;
    /// Looks for the person in the first of the rooms that are left.
    void findMember(const std::optional<base::UserId> &after);
    void findBanned(const std::optional<base::UserId> &after);
    void act(const base::UserId &user);
    template <class Request>
    void send(const Request &request);

    std::vector<base::RoomId> m_rooms; ///< where the person is still looked for
    std::optional<base::RoomId> m_room;
    QString m_person;
};

/// `bans`
class BansCommand final : public RoomCommand
{
    Q_OBJECT

public:
    using RoomCommand::RoomCommand;
    void start() override;

protected:
    void run(const protocol::RoomSummary &) override {}

private:
    void askBans(const std::optional<base::UserId> &after);
};

/// `announce TEXT`
class AnnounceCommand final : public RoomCommand
{
    Q_OBJECT

public:
    using RoomCommand::RoomCommand;
    void start() override;

protected:
    void run(const protocol::RoomSummary &) override {}
};

/// `audit`
class AuditCommand final : public RoomCommand
{
    Q_OBJECT

public:
    using RoomCommand::RoomCommand;
    void start() override;

protected:
    void run(const protocol::RoomSummary &) override {}
};
