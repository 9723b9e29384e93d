// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mutator.h"

#include <cstdio>

namespace server {

quint64 printedSeed()
{
    bool isSet = false;
    quint64 seed = qEnvironmentVariable("WIRESIDE_SEED").toULongLong(&isSet);
    if (!isSet)
        seed = base::SystemChance().bits() % 1'000'000'000;
    std::printf("WIRESIDE_SEED=%llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    return seed;
}

Mutator::Mutator(base::Chance &chance, QByteArrayList corpus, QByteArrayList words)
    : m_chance(chance)
    , m_corpus(std::move(corpus))
    , m_words(std::move(words))
{
}

QByteArray Mutator::next()
{
    const int kind = below(20);
    if (kind == 0)
        return m_chance.bytes(below(200));
    QByteArray input = oneOf(m_corpus);
    if (kind == 1)
        return input;
    for (int changes = 1 + below(3); changes > 0; --changes)
        mutate(input);
    return input;
}

void Mutator::mutate(QByteArray &input)
{
    if (input.isEmpty())
        return;
    const int place = below(input.size());
    const int length = 1 + below(std::min<qsizetype>(input.size() - place, 30));
    switch (below(9)) {
    case 0:
        input[place] = static_cast<char>(input[place] ^ (1 << below(8)));
        return;
    case 1:
        input[place] = m_chance.bytes(1)[0];
        return;
    case 2:
        input.remove(place, length);
        return;
    case 3:
        input.truncate(place);
        return;
    case 4: {
        const QByteArray part = input.mid(place, length);
        for (int times = 1 + below(below(20) == 0 ? 3'000 : 3); times > 0; --times)
            input.insert(place, part);
        return;
    }
    case 5:
        input.insert(place, oneOf(m_words));
        return;
    case 6: {
        const QByteArray &other = oneOf(m_corpus);
        input = input.first(place) + other.mid(below(other.size()));
        return;
    }
    default:
        replacePart(input);
    }
}

void Mutator::replacePart(QByteArray &input)
{
    static constexpr QByteArrayView marks = "\",:[]{} \r\n/?";
    const auto isMark = [](char c) { return marks.contains(c); };
    qsizetype begin = below(input.size());
    while (begin > 0 && !isMark(input[begin - 1]))
        --begin;
    qsizetype end = begin;
    while (end < input.size() && !isMark(input[end]))
        ++end;
    input.replace(begin, end - begin, oneOf(m_words));
}

} // namespace server
