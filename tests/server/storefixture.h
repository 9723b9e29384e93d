// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accountstore.h"
#include "server/hubfixture.h"
#include "server/schema.h"

#include <QCryptographicHash>

namespace server {

/// A store over a database of its own, asked one thing at a time; every answer comes with a commit.
class StoreFixture final
{
public:
    using Posted = base::Result<std::optional<Stored>>;

    explicit StoreFixture(QString path = QStringLiteral(":memory:"))
        : m_path(std::move(path))
    {
        reopen();
    }

    [[nodiscard]] SqliteSpaceStore &store() { return *m_store; }
    [[nodiscard]] support::InlineStorage &storage() { return *m_storage; }
    [[nodiscard]] Snapshot loaded() { return load(*m_store, *m_storage); }

    /// Closes the database and opens it again.
    void reopen()
    {
        m_store.reset();
        m_storage.reset();
        auto database = sql::Database::open(m_path, spaceSchema);
        if (!database)
            qFatal("no database: %s", qPrintable(database.error().detail));
        m_storage.emplace(std::move(*database));
        m_store.emplace(*m_storage, m_chance, sampleFounding());
        (void)loaded();
    }

    /// Asks and commits: `ask` gets the reply that it has to pass on.
    template <class T, class Ask>
    [[nodiscard]] base::Result<T> answer(Ask ask)
    {
        std::optional<base::Result<T>> result;
        ask([&result](base::Result<T> reply) { result.emplace(std::move(reply)); });
        m_storage->commit();
        return result ? std::move(*result) : base::failure(base::ErrorCode::Unreachable, {});
    }

    [[nodiscard]] Act act(int request, const base::UserId &user) const
    {
        return {wire::request(request), user, wire::at(std::chrono::seconds(request))};
    }

    /// Signs in under a name with the key of a name, after which the candidate's id is called as well.
    [[nodiscard]] base::Result<SignedIn> signIn(const QString &name, const QString &keyOf,
                                                std::optional<protocol::AvatarColor> color = {})
    {
        return answer<SignedIn>([&](auto reply) {
            m_store->accounts().signInByKey(
                arrival(keyOf, name, color),
                QCryptographicHash::hash(keyOf.toUtf8(), QCryptographicHash::Sha256), {}, {}, reply);
        });
    }
    /// Somebody at the door, on the device `d-NAME`, for whom everything else is called by that name, too.
    [[nodiscard]] Arrival arrival(const QString &name, const QString &wished = {},
                                  std::optional<protocol::AvatarColor> color = {})
    {
        const base::UserId user(QStringLiteral("u-") + name);
        return {{user, wished.isNull() ? name : wished, color},
                base::DeviceId(QStringLiteral("d-") + name),
                {},
                general,
                {base::RequestId(m_chance.uuid()), user, wire::at({})}};
    }
    base::UserId user(const QString &name) { return signIn(name, name)->user.id; }

    /// Puts somebody into a room, as a moderator of it, without an event.
    void letIn(const base::UserId &user, const base::RoomId &room)
    {
        const auto in = m_storage->database().run(
            QStringLiteral("INSERT INTO members (room, user, role) VALUES (?, ?, 'moderator')"),
            {room.value(), user.value()});
        if (!in)
            qFatal("not let in: %s", qPrintable(in.error().detail));
    }

    [[nodiscard]] Posted post(const base::UserId &user, int request, const QString &text,
                              const base::RoomId &room = general, std::optional<int> follows = {})
    {
        const auto predecessor = follows ? std::optional(wire::request(*follows)) : std::nullopt;
        return answer<std::optional<Stored>>([&](auto reply) {
            m_store->post(room, {text, {}}, act(request, user), {predecessor, {}}, reply);
        });
    }
    [[nodiscard]] base::Result<CreatedRoom> create(const Act &act, const RoomRecord &room)
    {
        return answer<CreatedRoom>([&](auto reply) { m_store->createRoom(room, act, reply); });
    }
    [[nodiscard]] base::Result<Page> history(const Range &range)
    {
        return answer<Page>([&](auto reply) { m_store->history(range, reply); });
    }

private:
    QString m_path;
    support::SeededChance m_chance{2};
    std::optional<support::InlineStorage> m_storage;
    std::optional<SqliteSpaceStore> m_store;
};

} // namespace server
