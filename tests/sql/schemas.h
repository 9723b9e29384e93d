// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/database.h"

#include <QFile>
#include <QStringList>

/// What the tests of this module store: words, each once.
namespace sql {

inline constexpr Migration words[] = {
    {"CREATE TABLE words (word TEXT NOT NULL UNIQUE, length INTEGER CHECK (length > 0))"},
};

/// The same with a second version, in two statements.
inline constexpr Migration newerWords[] = {
    words[0],
    {"ALTER TABLE words ADD COLUMN language TEXT NOT NULL DEFAULT 'en';\n"
     "INSERT INTO words (word, length, language) VALUES ('zwei', 4, 'de');\n"},
};

inline base::Result<int> insert(Database &database, const QString &word)
{
    return database.run(QStringLiteral("INSERT INTO words (word, length) VALUES (?, ?)"),
                        {word, word.size()});
}

/// All words in order; a word that says so where they cannot be read.
[[nodiscard]] inline QStringList wordsIn(Database &database)
{
    const auto read = [](const QSqlQuery &row) { return row.value(0).toString(); };
    const auto rows = database.rows(QStringLiteral("SELECT word FROM words ORDER BY word"), {}, read);
    return rows ? QStringList(rows->begin(), rows->end()) : QStringList{QStringLiteral("unreadable")};
}

/// The only value of a query's only row, as text.
[[nodiscard]] inline QString valueOf(Database &database, const QString &query)
{
    const auto rows = database.rows(query, {}, [](const QSqlQuery &row) { return row.value(0).toString(); });
    return rows && rows->size() == 1 ? rows->front() : QString();
}

[[nodiscard]] inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArrayLiteral("unreadable");
}

} // namespace sql
