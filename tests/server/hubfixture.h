// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hub.h"
#include "server/sqlitespacestore.h"
#include "support/fakeclock.h"
#include "support/inlinestorage.h"
#include "support/seededchance.h"
#include "wire/samplevalues.h"

#include <QByteArrayList>

#include <deque>

namespace server {

inline const base::RoomId general{QStringLiteral("general")}; ///< everybody's room
inline const base::RoomId garden{QStringLiteral("garden")};   ///< a public room without members

/// A space that is founded with the rooms above.
[[nodiscard]] SqliteSpaceStore::Founding sampleFounding();
/// A database of the space's schema in memory.
[[nodiscard]] sql::Database emptyDatabase();
/// Loads the space, committing once.
[[nodiscard]] Snapshot load(SpaceStore &store, support::InlineStorage &storage);

/// Events as the wire shows them, so that two lists of them can be compared and read.
[[nodiscard]] QByteArrayList shown(const std::vector<protocol::Event> &events);

/// The device key of that name in a HubFixture.
[[nodiscard]] QByteArray keyOf(const QString &name);

/// A hub over a real store in memory, whose commits happen when a test says so, and all that it sends.
class HubFixture final : private Outlet
{
public:
    /// A session, and who is in it.
    struct Person {
        base::SessionId session;
        base::UserId user;
        QString name;
    };

    /// The space belongs to whoever signs in as Olga.
    explicit HubFixture(Hub::Settings settings = {.messages = {}, .home = general});

    [[nodiscard]] Hub &hub() { return *m_hub; }
    [[nodiscard]] support::FakeClock &clock() { return m_clock; }
    [[nodiscard]] support::InlineStorage &storage() { return m_storage; }

    /// Signs a device in whose key is its name's unless it is given, and welcomes it.
    Person arrive(const QString &name, const QByteArray &key = {},
                  std::optional<protocol::AvatarColor> color = {});
    /// The same, and forgets all that was sent about it; what is gathered of who is here comes yet
    /// (settle()).
    Person signIn(const QString &name, const QByteArray &key = {},
                  std::optional<protocol::AvatarColor> color = {});
    /// The same, subscribed to `general`.
    Person signInAndSubscribe(const QString &name);
    /// Says something, commits, and gives what was sent to the same session.
    QByteArrayList ask(const Person &person, const protocol::Command &command);
    /// What was sent to a session since this was last asked, as shown() shows it.
    [[nodiscard]] QByteArrayList heard(const Person &person);
    [[nodiscard]] std::vector<protocol::Event> eventsFor(const Person &person);
    /// The sessions whose connections were closed since this was last asked.
    [[nodiscard]] std::vector<base::SessionId> closed() { return std::exchange(m_ended, {}); }
    /// Whether all that was sent has been asked for; forgets it otherwise.
    [[nodiscard]] bool isQuiet();
    void forget() { m_sent.clear(); }
    /// Turns the clock until all was told of who is here and how.
    void settle() { m_clock.advance(2 * protocol::presenceInterval); }
    /// How many `presence` frames a session has got.
    [[nodiscard]] int presenceFrames(const Person &person) { return m_presenceFrames[person.session]; }
    /// The next commit fails as a disk does.
    void breakNextCommit() { m_storage.failNextCommit(); }
    /// Ends the process and starts the next one over what is committed.
    void restart();

private:
    struct Sent {
        base::SessionId session;
        protocol::Event event;
    };

    void send(std::span<const base::SessionId> sessions, const QByteArray &frame,
              net::Delivery delivery) override;
    void end(std::span<const base::SessionId> sessions, protocol::CloseCode code,
             const QString &reason) override;

    support::FakeClock m_clock;
    support::SeededChance m_chance{1};
    support::InlineStorage m_storage;
    Hub::Settings m_settings;
    std::unique_ptr<SqliteSpaceStore> m_store;
    std::unique_ptr<Hub> m_hub;
    std::deque<Sent> m_sent;
    std::map<base::SessionId, int> m_presenceFrames;
    std::vector<base::SessionId> m_ended;
};

/// The frames that the tests send most.
[[nodiscard]] inline protocol::ChatMessage saying(int request, const QString &text,
                                                  const base::RoomId &room = general)
{
    return {wire::request(request), room, text, {}, {}};
}

} // namespace server
