// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"

#include <random>

namespace support {

/// Chance that repeats itself: the same seed gives the same run.
class SeededChance final : public base::Chance
{
public:
    explicit SeededChance(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    [[nodiscard]] std::uint64_t bits() override { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

} // namespace support
