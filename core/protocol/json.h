// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/utctime.h"
#include "protocol/wirenames.h"

#include <QByteArray>
#include <QString>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <chrono>
#include <optional>
#include <type_traits>
#include <vector>

/// JSON (RFC 8259) for this module alone: a strict parser, and the two sides of a field list. A message
/// describes its fields once (describe.h); FieldReader and FieldWriter carry that out, each its way.
namespace protocol::json {

/// Parses one JSON object; nothing where the text is not strict JSON in valid UTF-8, is no object or
/// nests deeper than maxDepth.
[[nodiscard]] std::optional<rapidjson::Document> parseObject(const QByteArray &text);

/// The text of a JSON string; nothing where it is none, is not valid Unicode or holds a NUL.
[[nodiscard]] std::optional<QString> textOf(const rapidjson::Value &value);

/// How long a text may be, in UTF-16 code units.
struct TextRule {
    int min = 0;
    int max = 1000;
};

/// Reads the fields of one JSON object and remembers the first that is wrong.
class FieldReader
{
public:
    static constexpr bool isReader = true;

    struct Problem {
        ErrorCode code;
        QString message;
    };

    explicit FieldReader(const rapidjson::Value &object)
        : m_object(object)
    {
    }

    /// What was wrong first, if anything.
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

    /// Whether there is such a field; null counts as absent.
    [[nodiscard]] bool has(const char *key) const;

    /// Requires the field and reads it.
    template <class T, class... Rule>
    void operator()(const char *key, T &target, Rule... rule)
    {
        if (const rapidjson::Value *value = find(key))
            read(key, *value, target, rule...);
        else
            fail(key, "is missing");
    }

    /// Reads the field where it is there; null counts as absent.
    template <class T, class... Rule>
    void operator()(const char *key, std::optional<T> &target, Rule... rule)
    {
        target.reset();
        if (const rapidjson::Value *value = find(key); value && !value->IsNull())
            read(key, *value, target.emplace(), rule...);
    }

    /// Notes that a field is wrong, unless one before it was.
    void fail(const char *key, const char *complaint, ErrorCode code = ErrorCode::BadField);

private:
    using Value = rapidjson::Value;

    [[nodiscard]] const Value *find(const char *key) const;

    void read(const char *key, const Value &value, QString &target, TextRule rule = {});
    void read(const char *key, const Value &value, QByteArray &target);
    void read(const char *key, const Value &value, bool &target);
    void read(const char *key, const Value &value, int &target);
    void read(const char *key, const Value &value, base::Seq &target);
    void read(const char *key, const Value &value, base::UtcTime &target);
    void read(const char *key, const Value &value, base::RequestId &target);
    void read(const char *key, const Value &value, std::chrono::milliseconds &target);
    void read(const char *key, const Value &value, base::SessionId &target);

    template <class Tag>
    void read(const char *key, const Value &value, base::Tagged<QString, Tag> &target)
    {
        QString text;
        read(key, value, text, TextRule{.min = 1, .max = 100});
        target = base::Tagged<QString, Tag>(text);
    }

    template <class Choice>
    requires std::is_enum_v<Choice>
    void read(const char *key, const Value &value, Choice &target)
    {
        const std::optional<QString> word = textOf(value);
        const std::optional<Choice> choice = word ? fromWireName<Choice>(*word) : std::nullopt;
        if (choice)
            target = *choice;
        else
            fail(key, "is none of the known words");
    }

    template <class T>
    void read(const char *key, const Value &value, std::vector<T> &target, std::size_t maxCount = 1'000'000)
    {
        if (!value.IsArray())
            return fail(key, "is not an array");
        if (value.Size() > maxCount)
            return fail(key, "has too many elements", ErrorCode::TooLong);
        target.clear();
        target.reserve(value.Size());
        for (const Value &element : value.GetArray())
            read(key, element, target.emplace_back());
    }

    /// A message within a message.
    template <class Message>
    requires std::is_class_v<Message>
    void read(const char *key, const Value &value, Message &target)
    {
        if (!value.IsObject())
            return fail(key, "is not an object");
        FieldReader inner(value);
        describe(inner, target);
        if (inner.m_problem && !m_problem)
            m_problem = inner.m_problem;
    }

    const Value &m_object;
    std::optional<Problem> m_problem;
};

/// Writes fields in the order in which they are described. Absent optionals leave no trace.
class FieldWriter
{
public:
    static constexpr bool isReader = false;

    FieldWriter() { m_writer.StartObject(); }

    template <class T, class... Rule>
    void operator()(const char *key, const T &value, Rule...)
    {
        m_writer.Key(key);
        write(value);
    }

    template <class T, class... Rule>
    void operator()(const char *key, const std::optional<T> &value, Rule...)
    {
        if (value)
            (*this)(key, *value);
    }

    /// Ends the object; nothing may be written after it.
    [[nodiscard]] QByteArray take();

private:
    void write(const char *word) { m_writer.String(word); }
    void write(const QString &text);
    void write(const QByteArray &bytes);
    void write(bool value) { m_writer.Bool(value); }
    void write(int value) { m_writer.Int(value); }
    void write(base::Seq value) { m_writer.Uint64(value); }
    void write(base::UtcTime time) { write(base::isoText(time)); }
    void write(const base::RequestId &id) { write(id.value().toString(QUuid::WithoutBraces)); }
    void write(std::chrono::milliseconds duration) { m_writer.Int64(duration.count()); }
    void write(const base::SessionId &id) { m_writer.Uint64(id.value()); }

    template <class Tag>
    void write(const base::Tagged<QString, Tag> &id)
    {
        write(id.value());
    }

    template <class Choice>
    requires std::is_enum_v<Choice>
    void write(Choice choice) { m_writer.String(toWireName(choice)); }

    template <class T>
    void write(const std::vector<T> &list)
    {
        m_writer.StartArray();
        for (const T &element : list)
            write(element);
        m_writer.EndArray();
    }

    template <class Message>
    requires std::is_class_v<Message>
    void write(const Message &message)
    {
        m_writer.StartObject();
        describe(*this, message);
        m_writer.EndObject();
    }

    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_writer{m_buffer};
};

} // namespace protocol::json
