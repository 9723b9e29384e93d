// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/claims.h"

#include "protocol/json.h"

#include <set>
#include <string_view>

namespace protocol {

namespace {

using rapidjson::Value;

/// The end of the year 9999, in seconds since 1970: no date beyond it can be told apart from nonsense.
constexpr double endOfTime = 253'402'300'799.0;

/// Of members that stand twice RFC 7519 would take the last; two parsers could disagree, so there are none.
bool hasDuplicates(const Value &object)
{
    std::set<std::string_view> names;
    for (const auto &member : object.GetObject()) {
        if (!names.emplace(member.name.GetString(), member.name.GetStringLength()).second)
            return true;
    }
    return false;
}

std::optional<rapidjson::Document> parsed(const QByteArray &text)
{
    std::optional<rapidjson::Document> document = json::parseObject(text);
    return document && !hasDuplicates(*document) ? std::move(document) : std::nullopt;
}

const Value *member(const Value &object, const char *name)
{
    const auto found = object.FindMember(name);
    return found == object.MemberEnd() ? nullptr : &found->value;
}

std::optional<QString> text(const Value &object, const char *name)
{
    const Value *value = member(object, name);
    return value ? json::textOf(*value) : std::nullopt;
}

/// A NumericDate (RFC 7519, 2), which may have a fraction.
std::optional<base::UtcTime> date(const Value &value)
{
    if (!value.IsNumber() || !(value.GetDouble() >= 0 && value.GetDouble() <= endOfTime))
        return std::nullopt;
    return base::UtcTime(std::chrono::milliseconds(static_cast<qint64>(value.GetDouble() * 1'000)));
}

/// One audience, or an array of them; nothing where any is no text.
std::optional<std::vector<QString>> audiencesOf(const Value &value)
{
    std::vector<QString> audiences;
    const auto add = [&audiences](const Value &element) {
        const std::optional<QString> audience = json::textOf(element);
        if (audience)
            audiences.push_back(*audience);
        return audience.has_value();
    };
    if (!value.IsArray())
        return add(value) ? std::optional(audiences) : std::nullopt;
    for (const Value &element : value.GetArray()) {
        if (!add(element))
            return std::nullopt;
    }
    return audiences;
}

qint64 seconds(base::UtcTime time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

} // namespace

std::optional<JoseHeader> readJoseHeader(const QByteArray &json)
{
    const auto document = parsed(json);
    if (!document)
        return std::nullopt;
    const std::optional<QString> algorithm = text(*document, "alg");
    if (!algorithm)
        return std::nullopt;
    return JoseHeader{*algorithm, member(*document, "crit") != nullptr};
}

std::optional<TokenClaims> readClaims(const QByteArray &json)
{
    const auto document = parsed(json);
    if (!document)
        return std::nullopt;
    const std::optional<QString> issuer = text(*document, "iss");
    const std::optional<QString> subject = text(*document, "sub");
    const Value *audience = member(*document, "aud");
    const auto audiences = audience ? audiencesOf(*audience) : std::nullopt;
    const Value *expiry = member(*document, "exp");
    const auto expires = expiry ? date(*expiry) : std::nullopt;
    if (!issuer || !subject || subject->isEmpty() || !audiences || !expires)
        return std::nullopt;
    TokenClaims claims{*issuer, *subject, *audiences, *expires};
    if (const Value *begin = member(*document, "nbf")) {
        claims.notBefore = date(*begin);
        if (!claims.notBefore)
            return std::nullopt;
    }
    claims.name = text(*document, "name");
    claims.id = text(*document, "jti");
    return claims;
}

QByteArray writeClaims(const TokenClaims &claims)
{
    json::FieldWriter writer;
    writer("iss", claims.issuer);
    writer("sub", claims.subject);
    writer("aud", claims.audiences);
    writer("exp", std::chrono::milliseconds(seconds(claims.expires)));
    if (claims.notBefore)
        writer("nbf", std::chrono::milliseconds(seconds(*claims.notBefore)));
    writer("name", claims.name);
    writer("jti", claims.id);
    return writer.take();
}

} // namespace protocol
