// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/emoji.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <iterator>

namespace protocol {

namespace {

/// Code units of the longest emoji that Unicode recommends, with room for those to come.
constexpr qsizetype maxUnits = 48;

constexpr char32_t joiner = 0x200d;
constexpr char32_t emojiForm = 0xfe0f;
constexpr char32_t keycap = 0x20e3;

struct Range {
    char32_t first;
    char32_t last;
};

/// Where emoji are; text symbols among them do no harm.
constexpr Range emojiRanges[] = {
    {0x00a9, 0x00a9}, {0x00ae, 0x00ae},   {0x203c, 0x203c},   {0x2049, 0x2049}, {0x2122, 0x2122},
    {0x2139, 0x2139}, {0x2194, 0x21aa},   {0x231a, 0x23ff},   {0x24c2, 0x24c2}, {0x25aa, 0x25fe},
    {0x2600, 0x27bf}, {0x2934, 0x2935},   {0x2b05, 0x2b55},   {0x3030, 0x3030}, {0x303d, 0x303d},
    {0x3297, 0x3299}, {0x1f000, 0x1f1e5}, {0x1f200, 0x1faff},
};

bool isIn(char32_t character, Range range)
{
    return character >= range.first && character <= range.last;
}

bool isPictograph(char32_t character)
{
    return std::ranges::any_of(emojiRanges, [=](Range range) { return isIn(character, range); });
}

bool isFlagLetter(char32_t character)
{
    return isIn(character, {0x1f1e6, 0x1f1ff});
}

bool isKeycapBase(char32_t character)
{
    return isIn(character, {U'0', U'9'}) || character == U'#' || character == U'*';
}

/// What may follow the first character: joined pictographs, their forms, and the tags of flags.
bool continues(char32_t character)
{
    return character == joiner || character == emojiForm || isPictograph(character) ||
           isIn(character, {0xe0020, 0xe007f});
}

} // namespace

bool isEmoji(const QString &text)
{
    if (text.isEmpty() || text.size() > maxUnits || !text.isValidUtf16())
        return false;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    if (finder.toNextBoundary() != text.size())
        return false;
    const QList<uint> characters = text.toUcs4();
    const char32_t first = characters.front();
    if (isFlagLetter(first))
        return characters.size() == 2 && isFlagLetter(characters[1]);
    if (isKeycapBase(first))
        return characters.size() > 1 && characters.size() <= 3 && characters.back() == keycap &&
               (characters.size() == 2 || characters[1] == emojiForm);
    return isPictograph(first) && characters.back() != joiner &&
           std::all_of(std::next(characters.begin()), characters.end(), continues);
}

} // namespace protocol
