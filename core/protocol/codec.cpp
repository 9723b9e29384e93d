// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"

#include "protocol/describeaccount.h"
#include "protocol/describemessages.h"
#include "protocol/describemoderation.h"
#include "protocol/describenotifications.h"
#include "protocol/describeprofile.h"
#include "protocol/typenames.h"

#include <utility>

namespace protocol {

namespace {

template <class Frame>
QByteArray encodeFrame(const Frame &frame)
{
    json::FieldWriter writer;
    std::visit(
        [&writer]<class Message>(const Message &message) {
            if constexpr (typeName<Message>.type != nullptr)
                writer("type", typeName<Message>.type);
            if constexpr (typeName<Message>.to != nullptr)
                writer("to", typeName<Message>.to);
            describe(writer, message);
        },
        frame);
    return writer.take();
}

/// Whether the fields are those of this one of the requests that share a name.
template <class Message>
bool hasForm(const json::FieldReader &reader)
{
    if constexpr (requires { Message::form; })
        return reader.has(Message::form);
    else if constexpr (std::same_as<Message, Authenticate>)
        return !reader.has(AuthenticateToken::form) && !reader.has(AuthenticatePassword::form);
    else
        return true;
}

/// Reads the alternative of `Variant` whose name is `type` (and `to`); nothing where there is none.
template <class Variant, std::size_t Index = 0>
std::optional<Variant> readNamed(const QString &type, const QString &to, json::FieldReader &reader)
{
    if constexpr (Index == std::variant_size_v<typename Variant::Alternatives>) {
        return std::nullopt;
    } else {
        using Message = std::variant_alternative_t<Index, typename Variant::Alternatives>;
        constexpr TypeName name = typeName<Message>;
        if (name.type == nullptr || type != QLatin1String(name.type) || to != QLatin1String(name.to) ||
            !hasForm<Message>(reader))
            return readNamed<Variant, Index + 1>(type, to, reader);
        Message message;
        describe(reader, message);
        return message;
    }
}

/// The id of a frame as far as it can be read, so that even the refusal of a bad one names it.
std::optional<base::RequestId> idOf(const rapidjson::Value &object)
{
    json::FieldReader reader(object);
    std::optional<base::RequestId> id;
    reader("id", id);
    return reader.problem() ? std::nullopt : id;
}

Failure remark(const std::optional<base::RequestId> &id, ErrorCode code, const QString &message)
{
    return {id, code, message, std::nullopt};
}

struct Envelope {
    rapidjson::Document document;
    QString type;
    QString to;
};

std::variant<Envelope, Failure> open(const QByteArray &frame)
{
    std::optional<rapidjson::Document> document = json::parseObject(frame);
    if (!document)
        return remark(std::nullopt, ErrorCode::BadFrame, QStringLiteral("the frame is not a JSON object"));
    json::FieldReader reader(*document);
    QString type;
    std::optional<QString> to;
    reader("type", type);
    if (reader.problem())
        return remark(idOf(*document), reader.problem()->code, reader.problem()->message);
    if (type == QLatin1String("ack")) {
        reader("to", to);
        if (reader.problem())
            return remark(idOf(*document), reader.problem()->code, reader.problem()->message);
    }
    return Envelope{std::move(*document), type, to.value_or(QString())};
}

template <class Frame>
std::variant<Frame, Failure> finish(Frame frame, const json::FieldReader &reader,
                                    const rapidjson::Value &object)
{
    if (const auto &problem = reader.problem())
        return remark(idOf(object), problem->code, problem->message);
    return frame;
}

} // namespace

EventContent readContent(const QString &type, json::FieldReader &io)
{
    return readNamed<EventContent>(type, QString(), io).value_or(Unsupported{type});
}

QString typeOf(const EventContent &content)
{
    return std::visit(
        []<class Content>(const Content &alternative) {
            if constexpr (std::same_as<Content, Unsupported>)
                return alternative.type;
            else
                return QString(QLatin1String(typeName<Content>.type));
        },
        content);
}

std::optional<Actor> *actorOf(EventContent &content)
{
    return std::visit(
        [](auto &alternative) -> std::optional<Actor> * {
            if constexpr (requires { alternative.by; })
                return &alternative.by;
            else
                return nullptr;
        },
        content);
}

EventBody toBody(const EventContent &content)
{
    json::FieldWriter writer;
    std::visit([&writer](const auto &alternative) { describe(writer, alternative); }, content);
    return {typeOf(content), writer.take()};
}

EventContent fromBody(const EventBody &body)
{
    // Under its own name it would be refused wherever it is sent: that name promises fields.
    const Unsupported unreadable{QStringLiteral("unreadable")};
    const std::optional<rapidjson::Document> document = json::parseObject(body.fields);
    if (!document)
        return unreadable;
    json::FieldReader reader(*document);
    EventContent content = readContent(body.type, reader);
    if (reader.problem())
        return unreadable;
    return content;
}

QByteArray encode(const Command &command)
{
    return encodeFrame(command);
}

QByteArray encode(const Event &event)
{
    return encodeFrame(event);
}

std::variant<Command, Failure> decodeCommand(const QByteArray &frame)
{
    const auto opened = open(frame);
    if (const auto *failure = std::get_if<Failure>(&opened))
        return *failure;
    const Envelope &envelope = std::get<Envelope>(opened);
    json::FieldReader reader(envelope.document);
    std::optional<Command> command = readNamed<Command>(envelope.type, envelope.to, reader);
    if (!command) {
        return remark(idOf(envelope.document), ErrorCode::UnknownType,
                      QStringLiteral("the type is not known"));
    }
    return finish(std::move(*command), reader, envelope.document);
}

std::variant<Event, Failure> decodeEvent(const QByteArray &frame)
{
    const auto opened = open(frame);
    if (const auto *failure = std::get_if<Failure>(&opened))
        return *failure;
    const Envelope &envelope = std::get<Envelope>(opened);
    json::FieldReader reader(envelope.document);
    if (std::optional<Event> event = readNamed<Event>(envelope.type, envelope.to, reader))
        return finish(std::move(*event), reader, envelope.document);
    const bool hasPlace = envelope.document.HasMember("seq") && envelope.type != QLatin1String("ack");
    if (!hasPlace) {
        return remark(idOf(envelope.document), ErrorCode::UnknownType,
                      QStringLiteral("the type is not known"));
    }
    RoomEvent roomEvent;
    describe(reader, roomEvent);
    return finish(Event(std::move(roomEvent)), reader, envelope.document);
}

} // namespace protocol
