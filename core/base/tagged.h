// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <compare>
#include <utility>

namespace base {

/// A value that means one thing only: a RoomId is not a UserId although both are text.
template <class Value, class Tag>
class Tagged
{
public:
    Tagged() = default;
    explicit Tagged(Value value)
        : m_value(std::move(value))
    {
    }

    [[nodiscard]] const Value &value() const { return m_value; }

    friend bool operator==(const Tagged &, const Tagged &) = default;
    friend bool operator<(const Tagged &a, const Tagged &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const Tagged &tagged, size_t seed = 0) noexcept
    {
        return qHash(tagged.m_value, seed);
    }

private:
    Value m_value{};
};

} // namespace base
