// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/damage.h"
#include "store/keptspace.h"
#include "store/rescue.h"

#include <QTemporaryDir>

namespace store {

/// A space's database, full of what a user has, for a test to damage; a fresh folder each time.
class DamagedSpace
{
protected:
    static constexpr int pageSize = 4'096;

    /// Makes the database; once, since it takes its time.
    void makeWhole();
    /// Begins with an empty folder.
    void begin() { m_folder = std::make_unique<QTemporaryDir>(); }

    [[nodiscard]] QString path() const { return m_folder->filePath(u"space.db"_qs); }
    /// Puts bytes into the database's place.
    void write(const QByteArray &bytes) const;
    /// Carries out a statement on the database as it is.
    void carryOut(const QString &statement) const;
    /// Overwrites where a table begins.
    void wipe(const QString &table) const;
    [[nodiscard]] base::Result<KnownSpace> tryToLoad() const;
    /// Opens the database as a program does: sets it aside where it must, once.
    [[nodiscard]] std::optional<KnownSpace> openAsAProgram() const;
    /// Whether all of these were written, as they are.
    [[nodiscard]] bool wereWritten(const std::vector<OutboxEntry> &entries) const;

    const base::UtcTime m_when{std::chrono::milliseconds(1'795'341'600'000)}; ///< 2026-11-22, 10:00
    QByteArray m_whole;                               ///< a database with history, outbox and drafts
    std::map<base::RequestId, OutboxEntry> m_written; ///< what waits in it, as it was written
    QByteArray m_serverKey;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace store
