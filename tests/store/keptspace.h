// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/samples.h"
#include "store/schema.h"
#include "store/spacestore.h"
#include "support/inlinestorage.h"

#include <memory>

namespace store {

/// A SpaceStore whose every call is committed and answered at once.
class KeptSpace
{
public:
    /// In a file, or in memory without one.
    explicit KeptSpace(QString path = QStringLiteral(":memory:"))
        : m_path(std::move(path))
    {
        open();
    }

    [[nodiscard]] SpaceStore &store() { return *m_store; }
    [[nodiscard]] support::InlineStorage &storage() { return *m_storage; }

    /// The process ends and the next one opens the same file.
    void reopen()
    {
        m_store.reset();
        m_storage.reset();
        open();
    }

    /// Carries out a call that takes a reply, and gives what it replied.
    template <class T, class Call>
    [[nodiscard]] base::Result<T> ask(Call call)
    {
        std::optional<base::Result<T>> answer;
        call(*m_store, [&answer](base::Result<T> result) { answer.emplace(std::move(result)); });
        m_storage->commit();
        if (!answer)
            return base::failure(base::ErrorCode::Io, QStringLiteral("there was no answer"));
        return std::move(*answer);
    }

    /// Carries out what only succeeds or fails; whether it succeeded.
    template <class Call>
    [[nodiscard]] bool carryOut(Call call)
    {
        return ask<void>(call).has_value();
    }

    /// What is kept; a space without an id where it cannot be read.
    [[nodiscard]] KnownSpace known()
    {
        auto loaded = ask<KnownSpace>([](SpaceStore &space, auto reply) { space.load(std::move(reply)); });
        return loaded ? std::move(*loaded) : KnownSpace();
    }
    [[nodiscard]] bool saveFacts(const SpaceFacts &facts)
    {
        return carryOut([&](SpaceStore &space, auto reply) { space.saveFacts(facts, reply); });
    }
    [[nodiscard]] bool saveRooms(const std::vector<protocol::RoomSummary> &rooms)
    {
        return carryOut([&](SpaceStore &space, auto reply) { space.saveRooms(rooms, reply); });
    }
    [[nodiscard]] bool add(const std::vector<protocol::RoomEvent> &events)
    {
        return carryOut([&](SpaceStore &space, auto reply) { space.add(events, reply); });
    }
    [[nodiscard]] bool forgetHistory(const std::optional<base::RoomId> &room)
    {
        return carryOut([&](SpaceStore &space, auto reply) { space.forgetHistory(room, reply); });
    }
    /// A page of a room's events; none where it cannot be read.
    [[nodiscard]] std::vector<protocol::RoomEvent> page(const base::RoomId &room, base::Seq before = 0,
                                                        int limit = 50)
    {
        auto read = ask<std::vector<protocol::RoomEvent>>(
            [&](SpaceStore &space, auto reply) { space.page(room, before, limit, std::move(reply)); });
        return read ? std::move(*read) : std::vector<protocol::RoomEvent>();
    }

private:
    void open()
    {
        auto database = sql::Database::open(m_path, spaceSchema);
        if (!database)
            qFatal("%s", qUtf8Printable(database.error().detail));
        m_storage = std::make_unique<support::InlineStorage>(std::move(*database));
        m_store = std::make_unique<SpaceStore>(*m_storage);
    }

    QString m_path;
    std::unique_ptr<support::InlineStorage> m_storage;
    std::unique_ptr<SpaceStore> m_store;
};

} // namespace store
