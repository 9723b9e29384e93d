// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace base {

/// Why something failed, as far as a caller can act on it.
enum class ErrorCode {
    Invalid,     ///< the input breaks a rule; trying again does not help
    NotFound,    ///< what was asked for is not there
    Conflict,    ///< somebody else has it, or it exists already
    Forbidden,   ///< whoever asks has no right to it
    Refused,     ///< the other side, or the system, does not allow it
    Busy,        ///< in use by another process; may work later
    TooNew,      ///< written by a newer version of Wireside; left untouched
    Corrupt,     ///< what is stored cannot be read
    NoSpace,     ///< the disk is full
    Io,          ///< reading or writing failed
    Unreachable, ///< nobody answers at that address
};

/// A failure: a code to decide by and a detail, in English, for logs and diagnostics.
struct Error {
    ErrorCode code;
    QString detail;
};

/// Marks a value as the failure of a Result, as std::unexpected does.
struct Unexpected {
    Error error;
};

/// Makes the failure of a Result.
[[nodiscard]] inline Unexpected failure(ErrorCode code, QString detail)
{
    return {{code, std::move(detail)}};
}

/// Passes the failure of one Result on as the failure of another.
[[nodiscard]] inline Unexpected failure(Error error)
{
    return {std::move(error)};
}

/// Either a value or an Error; spelled like std::expected (C++23).
template <class T>
class Result
{
public:
    template <class U = T>
    requires(std::is_constructible_v<T, U &&> && !std::is_same_v<std::remove_cvref_t<U>, Result>)
        Result(U &&value)
        : m_state(std::in_place_index<0>, std::forward<U>(value))
    {
    }
    Result(Unexpected failure)
        : m_state(std::in_place_index<1>, std::move(failure.error))
    {
    }

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] const T &operator*() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &operator*() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&operator*() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const T *operator->() const { return &std::get<0>(m_state); }
    [[nodiscard]] T *operator->() { return &std::get<0>(m_state); }

    /// The failure; only when there is no value.
    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// The Result of what only succeeds or fails.
template <>
class Result<void>
{
public:
    Result() = default;
    Result(Unexpected failure)
        : m_error(std::move(failure.error))
    {
    }

    [[nodiscard]] bool has_value() const { return !m_error; }
    explicit operator bool() const { return has_value(); }

    /// The failure; only when there is one.
    [[nodiscard]] const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace base
