// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"

#include "protocol/limits.h"

#include <QStringDecoder>

#include <rapidjson/memorystream.h>

namespace protocol::json {

namespace {

/// Nesting is bounded before the parser sees the text: brackets outside strings are counted.
bool nestsTooDeep(const QByteArray &text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maxDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace

std::optional<rapidjson::Document> parseObject(const QByteArray &text)
{
    // RapidJSON takes a NUL for the end of the text, whatever stands behind it.
    if (text.contains('\0') || nestsTooDeep(text))
        return std::nullopt;
    // Parse() would skip a byte order mark, and parts of one; the plain stream does not.
    rapidjson::MemoryStream stream(text.constData(), static_cast<std::size_t>(text.size()));
    rapidjson::Document document;
    document.ParseStream<rapidjson::kParseValidateEncodingFlag>(stream);
    if (document.HasParseError() || !document.IsObject())
        return std::nullopt;
    return document;
}

std::optional<QString> textOf(const rapidjson::Value &value)
{
    if (!value.IsString())
        return std::nullopt;
    // RapidJSON 1.1 lets a lone low surrogate through as \udc00; decoding it again finds that.
    // A mark at the beginning is a part of the text here, not of its encoding.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    QString text =
        decoder(QByteArrayView(value.GetString(), static_cast<qsizetype>(value.GetStringLength())));
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return std::nullopt;
    return text;
}

void FieldReader::fail(const char *key, const char *complaint, ErrorCode code)
{
    if (!m_problem)
        m_problem = {code, QStringLiteral("%1 %2").arg(QLatin1String(key), QLatin1String(complaint))};
}

bool FieldReader::has(const char *key) const
{
    const rapidjson::Value *value = find(key);
    return value && !value->IsNull();
}

const rapidjson::Value *FieldReader::find(const char *key) const
{
    const auto member = m_object.FindMember(key);
    return member == m_object.MemberEnd() ? nullptr : &member->value;
}

void FieldReader::read(const char *key, const Value &value, QString &target, TextRule rule)
{
    std::optional<QString> text = textOf(value);
    if (!text)
        return fail(key, "is not a valid text");
    if (text->size() < rule.min)
        return fail(key, "is empty");
    if (text->size() > rule.max)
        return fail(key, "is too long", ErrorCode::TooLong);
    target = std::move(*text);
}

void FieldReader::read(const char *key, const Value &value, QByteArray &target)
{
    const std::optional<QString> text = textOf(value);
    const auto decoded = QByteArray::fromBase64Encoding(text ? text->toLatin1() : QByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!text || !decoded)
        return fail(key, "is not base64");
    target = *decoded;
}

void FieldReader::read(const char *key, const Value &value, bool &target)
{
    if (!value.IsBool())
        return fail(key, "is not true or false");
    target = value.GetBool();
}

void FieldReader::read(const char *key, const Value &value, int &target)
{
    if (!value.IsInt())
        return fail(key, "is not a whole number");
    target = value.GetInt();
}

void FieldReader::read(const char *key, const Value &value, base::Seq &target)
{
    // Positions stay within what a signed 64-bit column holds.
    if (!value.IsUint64() || !value.IsInt64())
        return fail(key, "is not a whole number from 0");
    target = value.GetUint64();
}

void FieldReader::read(const char *key, const Value &value, base::UtcTime &target)
{
    const std::optional<QString> text = textOf(value);
    const std::optional<base::UtcTime> time = text ? base::fromIsoText(*text) : std::nullopt;
    if (!time)
        return fail(key, "is not a UTC time with milliseconds");
    target = *time;
}

void FieldReader::read(const char *key, const Value &value, base::RequestId &target)
{
    const std::optional<QString> text = textOf(value);
    const QUuid uuid = text ? QUuid::fromString(*text) : QUuid();
    // One spelling only: a client compares the answer's id with what it sent.
    if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != *text)
        return fail(key, "is not a UUID in lower case");
    target = base::RequestId(uuid);
}

void FieldReader::read(const char *key, const Value &value, std::chrono::milliseconds &target)
{
    if (!value.IsInt64() || value.GetInt64() < 0)
        return fail(key, "is not a number of milliseconds");
    target = std::chrono::milliseconds(value.GetInt64());
}

void FieldReader::read(const char *key, const Value &value, base::SessionId &target)
{
    base::Seq number = 0;
    read(key, value, number);
    target = base::SessionId(number);
}

QByteArray FieldWriter::take()
{
    m_writer.EndObject();
    return QByteArray(m_buffer.GetString(), static_cast<qsizetype>(m_buffer.GetSize()));
}

void FieldWriter::write(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    m_writer.String(utf8.constData(), static_cast<rapidjson::SizeType>(utf8.size()));
}

void FieldWriter::write(const QByteArray &bytes)
{
    const QByteArray text = bytes.toBase64();
    m_writer.String(text.constData(), static_cast<rapidjson::SizeType>(text.size()));
}

} // namespace protocol::json
