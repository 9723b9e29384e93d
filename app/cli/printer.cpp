// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer.h"

#include "protocol/jsonline.h"
#include "protocol/wirenames.h"

#include <QDateTime>

#include <cstdio>

using protocol::JsonLine;

namespace {

void writeLine(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

QString idText(const base::RequestId &id)
{
    return id.value().toString(QUuid::WithoutBraces);
}

QString clockTime(base::UtcTime time)
{
    return base::toDateTime(time).toLocalTime().toString(QStringLiteral("HH:mm"));
}

QString contentOf(const protocol::RoomEvent &event)
{
    const auto *message = std::get_if<protocol::MessagePosted>(&event.content);
    return message ? message->content : QString();
}

QString nameOf(const protocol::Actor &actor)
{
    return actor.name.value_or(actor.user.value());
}

/// What happened, as a person would say it.
QString sentence(const protocol::RoomEvent &event)
{
    struct Visitor {
        const QString &name;

        QString operator()(const protocol::MessagePosted &message)
        {
            return name + QStringLiteral(": ") + message.content;
        }
        QString operator()(const protocol::UserJoined &joined)
        {
            return joined.by ? QStringLiteral("* %1 let %2 in").arg(nameOf(*joined.by), name)
                             : QStringLiteral("* %1 joined").arg(name);
        }
        QString operator()(const protocol::UserLeft &left)
        {
            if (!left.by)
                return QStringLiteral("* %1 left").arg(name);
            const QString removed = QStringLiteral("* %1 removed %2").arg(nameOf(*left.by), name);
            return left.reason ? removed + QStringLiteral(": ") + *left.reason : removed;
        }
        QString operator()(const protocol::UserMuted &muted)
        {
            return muted.until
                       ? QStringLiteral("* %1 may only read until %2").arg(name, clockTime(*muted.until))
                       : QStringLiteral("* %1 may write again").arg(name);
        }
        QString operator()(const protocol::RoleChanged &change)
        {
            return QStringLiteral("* %1 is a %2 of this room now")
                .arg(name, QString::fromLatin1(toWireName(change.role)));
        }
        QString operator()(const protocol::RoomCreated &)
        {
            return QStringLiteral("* %1 made this room").arg(name);
        }
        QString operator()(const protocol::RoomUpdated &update)
        {
            if (update.name)
                return QStringLiteral("* %1 renamed this room to %2").arg(name, *update.name);
            if (update.topic)
                return QStringLiteral("* %1 set the topic: %2").arg(name, *update.topic);
            return QStringLiteral("* %1 changed who may write and invite").arg(name);
        }
        QString operator()(const protocol::MessageEdited &edit)
        {
            return QStringLiteral("* %1 edited message %2: %3").arg(name).arg(edit.target).arg(edit.content);
        }
        QString operator()(const protocol::MessageDeleted &deletion)
        {
            return QStringLiteral("* %1 deleted message %2").arg(name).arg(deletion.target);
        }
        QString operator()(const protocol::ReactionSet &reaction)
        {
            const QString what = reaction.isOn
                                     ? QStringLiteral("* %1 reacted to message %2 with %3")
                                     : QStringLiteral("* %1 took a reaction to message %2 back: %3");
            return what.arg(name).arg(reaction.target).arg(reaction.emoji);
        }
        QString operator()(const protocol::MessagePinned &pin)
        {
            const QString what = pin.isOn ? QStringLiteral("* %1 pinned message %2")
                                          : QStringLiteral("* %1 unpinned message %2");
            return what.arg(name).arg(pin.target);
        }
        QString operator()(const protocol::Unsupported &unsupported)
        {
            return QStringLiteral("* %1 did what this version does not know (%2)")
                .arg(name, unsupported.type);
        }
    };
    return std::visit(Visitor{event.name}, event.content);
}

/// The fields that every line about a message has, in one order.
JsonLine &describe(JsonLine &line, const protocol::RoomEvent &event, const QString &roomName)
{
    return line.add("room", roomName)
        .add("room_id", event.room.value())
        .add("seq", event.seq)
        .add("id", idText(event.id))
        .add("user", event.name)
        .add("user_id", event.user.value())
        .add("content", contentOf(event))
        .add("timestamp", base::isoText(event.timestamp));
}

} // namespace

void Printer::room(const protocol::RoomSummary &room) const
{
    if (m_format == Format::Text) {
        const QString mark = room.isMember ? QStringLiteral("*") : QStringLiteral(" ");
        return text(QStringLiteral("%1 %2  (%3, %4 members, %5 events) %6")
                        .arg(mark, room.name, QString::fromLatin1(toWireName(room.kind)))
                        .arg(room.memberCount)
                        .arg(room.lastSeq)
                        .arg(room.topic)
                        .trimmed());
    }
    writeLine(JsonLine()
                  .add("room", room.name)
                  .add("room_id", room.room.value())
                  .add("kind", QString::fromLatin1(toWireName(room.kind)))
                  .add("topic", room.topic)
                  .add("member", room.isMember ? QStringLiteral("yes") : QStringLiteral("no"))
                  .add("member_count", static_cast<base::Seq>(room.memberCount))
                  .add("last_seq", room.lastSeq)
                  .take());
}

void Printer::member(const protocol::Member &member) const
{
    const QString status = QString::fromLatin1(toWireName(member.status));
    const QString role = QString::fromLatin1(toWireName(member.role));
    if (m_format == Format::Text)
        return text(QStringLiteral("%1  (%2, %3) %4")
                        .arg(member.name, status, role, member.statusText.value_or(QString()))
                        .trimmed());
    JsonLine line;
    line.add("user", member.name).add("user_id", member.user.value()).add("status", status).add("role", role);
    if (member.lastSeen)
        line.add("last_seen", base::isoText(*member.lastSeen));
    if (member.statusText)
        line.add("status_text", *member.statusText);
    writeLine(line.take());
}

void Printer::receipt(const protocol::MessageReceipt &receipt) const
{
    const auto timeOf = [](const std::optional<base::UtcTime> &time) {
        return time ? base::isoText(*time) : QString();
    };
    if (m_format == Format::Text) {
        const QString what = receipt.read ? QStringLiteral("read %1").arg(timeOf(receipt.read))
                             : receipt.delivered
                                 ? QStringLiteral("delivered %1").arg(timeOf(receipt.delivered))
                                 : QStringLiteral("not yet");
        return text(QStringLiteral("%1  %2").arg(receipt.name, what));
    }
    JsonLine line;
    line.add("user", receipt.name).add("user_id", receipt.user.value());
    if (receipt.delivered)
        line.add("delivered", timeOf(receipt.delivered));
    if (receipt.read)
        line.add("read", timeOf(receipt.read));
    writeLine(line.take());
}

void Printer::device(const protocol::Device &device) const
{
    const QString kind = QString::fromLatin1(toWireName(device.kind));
    const QString seen = base::isoText(device.lastSeen);
    if (m_format == Format::Text) {
        return text(QStringLiteral("%1  %2  %3  %4%5")
                        .arg(device.device.value(), kind, seen, device.name,
                             device.isCurrent ? QStringLiteral(" (this one)") : QString()));
    }
    JsonLine line;
    writeLine(line.add("device", device.device.value())
                  .add("kind", kind)
                  .add("name", device.name)
                  .add("created", base::isoText(device.created))
                  .add("last_seen", seen)
                  .add("current", device.isCurrent ? QStringLiteral("yes") : QStringLiteral("no"))
                  .take());
}

void Printer::link(const protocol::LinkCode &link) const
{
    if (m_format == Format::Text)
        return text(link.code);
    JsonLine line;
    writeLine(line.add("code", link.code).add("expires", base::isoText(link.expires)).take());
}

void Printer::ban(const protocol::BannedUser &ban) const
{
    if (m_format == Format::Text)
        return text(QStringLiteral("%1  %2").arg(ban.name, ban.reason.value_or(QString())).trimmed());
    writeLine(JsonLine()
                  .add("user", ban.name)
                  .add("user_id", ban.user.value())
                  .add("timestamp", base::isoText(ban.timestamp))
                  .add("reason", ban.reason.value_or(QString()))
                  .take());
}

void Printer::audit(const protocol::AuditEntry &entry) const
{
    const QString user = entry.name.value_or(QString());
    const QString target = entry.targetName.value_or(QString());
    const QString room = entry.room ? entry.room->value() : QString();
    const QString detail = entry.detail.value_or(QString());
    if (m_format == Format::Text) {
        const QString words = QStringList{user, entry.action, target, room, detail}.join(u' ').simplified();
        return text(base::isoText(entry.timestamp) + u' ' + words);
    }
    writeLine(JsonLine()
                  .add("number", entry.number)
                  .add("timestamp", base::isoText(entry.timestamp))
                  .add("user", user)
                  .add("action", entry.action)
                  .add("target", target)
                  .add("room_id", room)
                  .add("detail", detail)
                  .take());
}

void Printer::event(const protocol::RoomEvent &event, const QString &roomName) const
{
    if (m_format == Format::Text)
        return text(QStringLiteral("%1 %2").arg(clockTime(event.timestamp), sentence(event)));
    JsonLine line;
    line.add("type", protocol::toBody(event.content).type);
    writeLine(describe(line, event, roomName).take());
}

void Printer::queued(const store::OutboxEntry &entry, const QString &roomName, const QString &user) const
{
    if (m_format == Format::Text)
        return;
    writeLine(JsonLine()
                  .add("state", QStringLiteral("queued"))
                  .add("room", roomName)
                  .add("room_id", entry.room.value())
                  .add("id", idText(entry.id))
                  .add("user", user)
                  .add("content", entry.content)
                  .add("timestamp", base::isoText(entry.writtenAt))
                  .take());
}

void Printer::sent(const protocol::RoomEvent &event, const QString &roomName) const
{
    if (m_format == Format::Text)
        return text(QStringLiteral("sent to %1 as %2").arg(roomName).arg(event.seq));
    JsonLine line;
    line.add("state", QStringLiteral("sent"));
    writeLine(describe(line, event, roomName).take());
}

void Printer::failed(const base::RequestId &id, const QString &roomName, const QString &reason) const
{
    complain(QStringLiteral("a message to %1 was refused: %2").arg(roomName, reason));
    if (m_format == Format::Json) {
        writeLine(JsonLine()
                      .add("state", QStringLiteral("failed"))
                      .add("room", roomName)
                      .add("id", idText(id))
                      .add("reason", reason)
                      .take());
    }
}

void Printer::complain(const QString &what)
{
    std::fprintf(stderr, "wireside-cli: %s\n", qUtf8Printable(what));
}

void Printer::text(const QString &line) const
{
    writeLine(line.toUtf8());
}
