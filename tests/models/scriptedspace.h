// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/pipetransport.h"
#include "store/samples.h"
#include "support/fakeclock.h"
#include "support/inlinestorage.h"
#include "support/seededchance.h"
#include "sync/session.h"

#include <deque>
#include <memory>

namespace models {

/// Ada's session over a store in memory and a real connection, at whose other end a test plays the space.
/// Everything that was set going has happened when a call returns.
class ScriptedSpace final : public QObject
{
public:
    ScriptedSpace();
    ~ScriptedSpace() override;

    [[nodiscard]] client::Session &session() { return *m_session; }
    /// The store as an earlier run of the program left it; only before start().
    [[nodiscard]] store::SpaceStore &store() { return *m_store; }
    /// Begins the session with what is in the store.
    void start();
    /// Ends the session; the models may outlive it.
    void endSession();

    /// Signs Ada in, who is a member of these rooms.
    void greet(const std::vector<protocol::RoomSummary> &rooms);
    /// The same, and the rooms are followed: each begins with these events.
    void greetAndFollow(const std::vector<protocol::RoomSummary> &rooms,
                        const std::vector<protocol::RoomEvent> &events = {});
    /// The link breaks.
    void cut();
    /// The space says something.
    void say(const protocol::Event &event);
    /// Turns the clock on.
    void wait(base::Duration duration);
    /// Carries out all that is posted and all that waits for the disk.
    void settle();

    /// Takes the oldest command of a kind that the client has sent; nothing where there is none.
    template <class Message>
    [[nodiscard]] std::optional<Message> heard()
    {
        for (auto command = m_heard.begin(); command != m_heard.end(); ++command) {
            if (const auto *message = std::get_if<Message>(&*command)) {
                const Message taken = *message;
                m_heard.erase(command);
                return taken;
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::unique_ptr<net::Transport> dial();
    void say(const std::vector<protocol::Event> &events);

    support::FakeClock m_clock;
    support::SeededChance m_chance{1};
    std::unique_ptr<support::InlineStorage> m_storage;
    std::unique_ptr<store::SpaceStore> m_store;
    std::unique_ptr<net::Connection> m_connection;
    std::unique_ptr<client::Session> m_session;
    std::unique_ptr<net::PipeTransport> m_farEnd;
    std::deque<protocol::Command> m_heard;
};

} // namespace models
