// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/oneof.h"

namespace base {

template <class Variant>
OneOf<Variant>::OneOf() noexcept = default;

template <class Variant>
OneOf<Variant>::OneOf(const OneOf &) = default;

template <class Variant>
OneOf<Variant>::OneOf(OneOf &&) noexcept = default;

template <class Variant>
OneOf<Variant> &OneOf<Variant>::operator=(const OneOf &) = default;

template <class Variant>
OneOf<Variant> &OneOf<Variant>::operator=(OneOf &&) noexcept = default;

template <class Variant>
OneOf<Variant>::~OneOf() = default;

template <class Variant>
bool OneOf<Variant>::equals(const OneOf &other) const requires areAlternativesComparable<Variant>
{
    return static_cast<const Variant &>(*this) == static_cast<const Variant &>(other);
}

} // namespace base
