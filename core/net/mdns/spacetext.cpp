// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/spacetext.h"

#include "net/mdns/registration.h"
#include "protocol/names.h"

#include <QHash>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

using base::ErrorCode;
using base::failure;
using base::Result;

namespace net::mdns {

namespace {

constexpr qsizetype maxString = 255;
constexpr qsizetype maxSpaceId = 64;
constexpr qsizetype fingerprintSize = 32;
constexpr int protocolVersion = 1;
constexpr int maxPeople = 1'000'000;
constexpr std::array<std::pair<WayIn, const char *>, 4> waysIn{
    {{WayIn::Open, "open"}, {WayIn::Ask, "ask"}, {WayIn::Code, "code"}, {WayIn::None, "none"}}};

base::Unexpected broken(const char *what)
{
    return failure(ErrorCode::Invalid,
                   QStringLiteral("the text of a space has no valid %1").arg(QLatin1String(what)));
}

/// The values by their keys (RFC 6763, 6.4).
QHash<QByteArray, QByteArray> valuesOf(const QByteArrayList &strings)
{
    QHash<QByteArray, QByteArray> values;
    for (const QByteArray &string : strings) {
        const qsizetype equals = string.indexOf('=');
        const QByteArray key = string.first(std::max<qsizetype>(equals, 0)).toLower();
        if (!key.isEmpty() && !values.contains(key))
            values.insert(key, string.sliced(equals + 1));
    }
    return values;
}

std::optional<QString> readUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

std::optional<WayIn> readWayIn(const QByteArray &word)
{
    for (const auto &[way, name] : waysIn) {
        if (word == name)
            return way;
    }
    return std::nullopt;
}

std::optional<int> readNumber(const QByteArray &digits, int most)
{
    bool isNumber = false;
    const int number = digits.toInt(&isNumber);
    return isNumber && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

bool isSpaceId(const QByteArray &bytes)
{
    return !bytes.isEmpty() && bytes.size() <= maxSpaceId &&
           std::ranges::all_of(bytes, [](char c) { return c > ' ' && c < 0x7f; });
}

} // namespace

const Name &spaceType()
{
    static const Name name = Name::known("_wireside._tcp.local");
    return name;
}

QByteArrayList format(const SpaceText &text)
{
    const QByteArray name = "name=";
    QByteArrayList strings{"id=" + text.space.value().toUtf8(),
                           name + utf8Prefix(text.name, maxString - name.size()),
                           "people=" + QByteArray::number(text.people)};
    for (const auto &[way, word] : waysIn) {
        if (way == text.wayIn)
            strings.append(QByteArray("way=") + word);
    }
    strings.append("v=" + QByteArray::number(text.version));
    strings.append("key=" +
                   text.fingerprint.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    return strings;
}

Result<SpaceText> parseSpaceText(const QByteArrayList &strings)
{
    const QHash<QByteArray, QByteArray> values = valuesOf(strings);
    SpaceText text;
    const std::optional<int> version = readNumber(values.value("v"), std::numeric_limits<int>::max());
    if (!version || *version == 0)
        return broken("version");
    if (*version != protocolVersion)
        return failure(ErrorCode::TooNew,
                       QStringLiteral("the space speaks version %1 of the protocol").arg(*version));
    const QByteArray id = values.value("id");
    if (!isSpaceId(id))
        return broken("id");
    text.space = base::SpaceId(QString::fromLatin1(id));
    const std::optional<QString> name = readUtf8(values.value("name"));
    const Result<QString> kept = protocol::roomName(name.value_or(QString()));
    if (!kept)
        return broken("name");
    text.name = *kept;
    const std::optional<int> people = readNumber(values.value("people"), maxPeople);
    if (!people)
        return broken("number of people");
    text.people = *people;
    const std::optional<WayIn> wayIn = readWayIn(values.value("way"));
    if (!wayIn)
        return broken("way in");
    text.wayIn = *wayIn;
    const auto key = QByteArray::fromBase64Encoding(
        values.value("key"), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!key || (*key).size() != fingerprintSize)
        return broken("key");
    text.fingerprint = *key;
    return text;
}

} // namespace net::mdns
