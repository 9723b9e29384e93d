// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "server/accounttables.h"
#include "server/administration.h"
#include "server/spacefolder.h"
#include "server/spacetables.h"

#include <QEventLoop>

#include <optional>

/// What is wrong with a data folder, in words.
[[nodiscard]] QString describeFolderError(const base::Error &error, const QString &folder);

/// The secret with which tokens of a space are signed, in its data folder; nothing where none was issued yet.
[[nodiscard]] base::Result<std::optional<QByteArray>> readTokenSecret(const QString &folder);
/// The same; made where it is missing.
[[nodiscard]] base::Result<QByteArray> makeTokenSecret(const QString &folder, base::Chance &chance);

/// A space's data folder, while an administrator works on it and no server has it open.
class Folder
{
public:
    /// Opens the folder of a space that is there. Fails as server::openSpaceFolder does, with NotFound where
    /// there is no space.
    [[nodiscard]] static base::Result<Folder> open(const QString &path);

    /// Does something with the tables in one transaction, and waits for it.
    template <class T>
    [[nodiscard]] base::Result<T> run(std::function<base::Result<T>(server::Tables)> work)
    {
        QEventLoop loop;
        std::optional<base::Result<T>> result;
        const auto inTables = [work = std::move(work)](sql::Database &database) {
            server::SpaceTables space(database);
            server::AccountTables accounts(database);
            return work(server::Tables{space, accounts});
        };
        const auto done = [&](base::Result<T> outcome) {
            result.emplace(std::move(outcome));
            loop.quit();
        };
        if constexpr (std::is_void_v<T>)
            m_folder.storage->submit(sql::Job{inTables, done});
        else
            m_folder.storage->submit<T>(inTables, done);
        loop.exec();
        return std::move(*result);
    }

private:
    explicit Folder(server::SpaceFolder folder)
        : m_folder(std::move(folder))
    {
    }

    server::SpaceFolder m_folder;
};
