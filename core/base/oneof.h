// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <type_traits>
#include <utility>
#include <variant>

namespace base {

template <class T, class Variant>
constexpr bool isAlternativeOf = false;
template <class T, class... Types>
constexpr bool isAlternativeOf<T, std::variant<Types...>> = (std::is_same_v<T, Types> || ...);

template <class T, class = void>
constexpr bool isComparable = false;
template <class T>
constexpr bool
    isComparable<T, std::void_t<decltype(std::declval<const T &>() == std::declval<const T &>())>> = true;

template <class Variant>
constexpr bool areAlternativesComparable = false;
template <class... Types>
constexpr bool areAlternativesComparable<std::variant<Types...>> = (isComparable<Types> && ...);

/// A std::variant of many alternatives that is compiled once. What copies, destroys and compares a variant is
/// code for each of its alternatives, which compilers make anew in each file that has one of it. Here it
/// stands in the one file that includes base/oneofmembers.h and says `template class base::OneOf<…>`. An
/// alternative is taken as it is, never converted, so that finding the right one costs nothing either.
template <class Variant>
class OneOf final : public Variant
{
public:
    using Alternatives = Variant; ///< for std::variant_size and its like

    OneOf() noexcept;
    template <class T>
    requires isAlternativeOf<T, Variant> OneOf(T alternative)
        : Variant(std::in_place_type<T>, std::move(alternative))
    {
    }
    OneOf(const OneOf &);
    OneOf(OneOf &&) noexcept;
    OneOf &operator=(const OneOf &);
    OneOf &operator=(OneOf &&) noexcept;
    ~OneOf();

    [[nodiscard]] bool equals(const OneOf &other) const requires areAlternativesComparable<Variant>;
};

template <class Variant>
requires areAlternativesComparable<Variant>
bool operator==(const OneOf<Variant> &a, const OneOf<Variant> &b)
{
    return a.equals(b);
}

// What is not there is deleted, so that whoever looks for it (QMetaType does) need not ask the alternatives.
template <class Variant>
bool operator==(const OneOf<Variant> &, const OneOf<Variant> &) = delete;
template <class Variant>
bool operator<(const OneOf<Variant> &, const OneOf<Variant> &) = delete;

} // namespace base
