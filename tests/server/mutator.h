// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/seededchance.h"

#include <QByteArrayList>

namespace server {

/// The seed of a run: WIRESIDE_SEED where that is set, another one each time otherwise. Says which.
[[nodiscard]] quint64 printedSeed();

/// Makes bad input of good: the same seed makes the same of it.
class Mutator final
{
public:
    /// `corpus` is what good input looks like, `words` are pieces that are interesting anywhere in it.
    Mutator(base::Chance &chance, QByteArrayList corpus, QByteArrayList words);

    /// One more input: now and then a good one, mostly one that is a little wrong, sometimes mere noise.
    [[nodiscard]] QByteArray next();

private:
    [[nodiscard]] int below(qsizetype bound) { return static_cast<int>(m_chance.below(quint64(bound))); }
    [[nodiscard]] const QByteArray &oneOf(const QByteArrayList &list) { return list[below(list.size())]; }
    void mutate(QByteArray &input);
    /// Puts a word in the place of what stands between two marks: a value, a name, a line.
    void replacePart(QByteArray &input);

    base::Chance &m_chance;
    QByteArrayList m_corpus;
    QByteArrayList m_words;
};

} // namespace server
