// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/peoplemodel.h"

#include "models/avatarcolor.h"
#include "protocol/names.h"
#include "protocol/wirenames.h"

namespace models {

namespace {

PersonItem::Standing standingOf(PersonRow::Standing standing)
{
    switch (standing) {
    case PersonRow::Standing::Free:
        return PersonItem::Standing::Free;
    case PersonRow::Standing::Chosen:
        return PersonItem::Standing::Chosen;
    case PersonRow::Standing::Asking:
        return PersonItem::Standing::Asking;
    case PersonRow::Standing::Present:
        return PersonItem::Standing::Present;
    case PersonRow::Standing::Refused:
        return PersonItem::Standing::Refused;
    }
    Q_UNREACHABLE();
}

} // namespace

bool operator<(const PersonRow &a, const PersonRow &b)
{
    const int order = QString::compare(protocol::nameKey(a.name), protocol::nameKey(b.name));
    return order != 0 ? order < 0 : a.user < b.user;
}

PersonItem::PersonItem(const PersonRow &row)
    : user(row.user.value())
    , name(row.name)
    , avatarColor(paletteIndex(row.color))
    , standing(standingOf(row.standing))
    , failure(row.failure ? QString::fromLatin1(protocol::toWireName(*row.failure)) : QString())
{
}

} // namespace models
