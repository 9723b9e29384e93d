// SPDX-License-Identifier: GPL-3.0-or-later
#include "mentions.h"

#include "protocol/limits.h"

#include <algorithm>

namespace ui {

namespace {

const QString everybody = QStringLiteral("room");

/// Whether a word ends there, so that @Ben is not found in @Benno.
bool isEnd(const QString &text, qsizetype at)
{
    return at >= text.size() || !text.at(at).isLetterOrNumber();
}

bool isNamed(const QString &text, qsizetype at, const QString &name)
{
    return QStringView(text).sliced(at).startsWith(name, Qt::CaseInsensitive) &&
           isEnd(text, at + name.size());
}

/// The member whose name stands there; nothing where none does.
const client::MemberRow *memberAt(const QString &text, qsizetype at,
                                  const std::vector<client::MemberRow> &members)
{
    const client::MemberRow *longest = nullptr;
    for (const client::MemberRow &member : members) {
        const bool isBetter = !longest || member.name.size() > longest->name.size();
        if (isBetter && isNamed(text, at, member.name))
            longest = &member;
    }
    return longest;
}

} // namespace

protocol::Mentions mentionsIn(const QString &text, const std::vector<client::MemberRow> &members)
{
    protocol::Mentions mentions;
    for (qsizetype sign = text.indexOf(u'@'); sign >= 0; sign = text.indexOf(u'@', sign + 1)) {
        // Within a word it belongs to an address.
        if (sign > 0 && text.at(sign - 1).isLetterOrNumber())
            continue;
        const client::MemberRow *member = memberAt(text, sign + 1, members);
        const bool isNew =
            member && std::ranges::find(mentions.people, member->user) == mentions.people.end();
        if (isNew && std::ssize(mentions.people) < protocol::maxMentions)
            mentions.people.push_back(member->user);
        const bool isSmall = std::ssize(members) <= protocol::maxRoomMention;
        if (!member && isSmall && isNamed(text, sign + 1, everybody))
            mentions.isRoom = true;
    }
    return mentions;
}

} // namespace ui
