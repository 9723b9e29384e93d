// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/chance.h"

#include <QRandomGenerator>
#include <QString>

#include <limits>

namespace base {

std::uint64_t Chance::below(std::uint64_t bound)
{
    if (bound == 0)
        return 0;
    // Draw again above the last whole multiple, or small numbers would come too often.
    const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() / bound * bound;
    std::uint64_t drawn = bits();
    while (drawn >= limit)
        drawn = bits();
    return drawn % bound;
}

QByteArray Chance::bytes(int count)
{
    QByteArray result;
    result.reserve(count + 8);
    while (result.size() < count) {
        const std::uint64_t drawn = bits();
        result.append(reinterpret_cast<const char *>(&drawn), sizeof drawn);
    }
    result.truncate(count);
    return result;
}

QUuid Chance::uuid()
{
    QByteArray raw = bytes(16);
    raw[6] = static_cast<char>((raw[6] & 0x0f) | 0x40);
    raw[8] = static_cast<char>((raw[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(raw);
}

QString Chance::token(int length)
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    QString result;
    result.reserve(length);
    for (const char byte : bytes(length))
        result.append(QLatin1Char(alphabet[static_cast<unsigned char>(byte) & 31]));
    return result;
}

std::uint64_t SystemChance::bits()
{
    return QRandomGenerator::system()->generate64();
}

} // namespace base
