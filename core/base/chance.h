// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUuid>

#include <cstdint>

namespace base {

/// The only source of randomness: the system's in programs, a seeded one in tests.
class Chance
{
public:
    virtual ~Chance() = default;

    /// 64 random bits, fit for secrets in programs.
    [[nodiscard]] virtual std::uint64_t bits() = 0;

    /// A number from 0 to `bound` - 1, each equally likely; 0 where `bound` is 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
    /// `count` random bytes.
    [[nodiscard]] QByteArray bytes(int count);
    /// A random UUID (RFC 4122, version 4).
    [[nodiscard]] QUuid uuid();
    /// Opaque text of `length` characters of a-z and 2-7: 5 bits a character.
    [[nodiscard]] QString token(int length);
};

/// The operating system's cryptographic generator.
class SystemChance final : public Chance
{
public:
    [[nodiscard]] std::uint64_t bits() override;
};

} // namespace base
