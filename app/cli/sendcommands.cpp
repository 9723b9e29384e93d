// SPDX-License-Identifier: GPL-3.0-or-later
#include "sendcommands.h"

namespace {

/// The namespace of the ids that name lines of batches (RFC 4122, version 5).
const QUuid batchNamespace = QUuid::fromString(QLatin1String("0c1b3a52-91fd-4f0e-a1c3-6a3e5e0f7b11"));

base::RequestId batchId(const base::RoomId &room, const QString &batch, quint64 line)
{
    const QString name = QStringLiteral("%1\n%2\n%3").arg(line).arg(room.value(), batch);
    return base::RequestId(QUuid::createUuidV5(batchNamespace, name));
}

QString kept(qsizetype count)
{
    return QStringLiteral("%1 messages are kept and go out with the next run").arg(count);
}

} // namespace

QString SendCommand::unreachable() const
{
    return m_room ? Command::unreachable() + QStringLiteral("; ") + kept(m_waiting.size())
                  : Command::unreachable();
}

void SendCommand::interrupt()
{
    if (!m_waiting.isEmpty())
        Printer::complain(kept(m_waiting.size()));
    Q_EMIT finished(ExitCode::Unreachable);
}

void SendCommand::start()
{
    connect(&m_client.session(), &client::Session::changed, this, &SendCommand::onChanged);
    // A room that is known from before can be written to without a connection.
    if (m_client.room(m_client.options().arguments.constFirst()))
        return begin();
    whenOnline([this] { begin(); });
}

void SendCommand::begin()
{
    const QString &wanted = m_client.options().arguments.at(0);
    const client::RoomRow *room = m_client.room(wanted);
    if (!room)
        return fail(QStringLiteral("you are in no room \"%1\"; join it first").arg(wanted));
    m_room = room->room;
    m_roomName = room->name;
    const QString &text = m_client.options().arguments.at(1);
    if (text != QLatin1String("-"))
        return writeLine(text);
    m_input = std::make_unique<InputLines>();
    connect(m_input.get(), &InputLines::arrived, this, [this](const QString &line) {
        m_isReading = false;
        writeLine(line);
        readOn();
    });
    connect(m_input.get(), &InputLines::ended, this, [this] {
        m_input.reset();
        finishWhenDone();
    });
    readOn();
}

void SendCommand::writeLine(const QString &line)
{
    ++m_lineNumber;
    const QString &batch = m_client.options().batch;
    std::optional<base::RequestId> id;
    if (!batch.isEmpty())
        id = batchId(*m_room, batch, m_lineNumber);
    if (line.trimmed().isEmpty()) {
        if (!m_input)
            return fail(QStringLiteral("the message is blank"));
        return Printer::complain(QStringLiteral("line %1 is blank and was skipped").arg(m_lineNumber));
    }
    m_writing.insert(m_client.session().write(*m_room, line, id));
}

void SendCommand::readOn()
{
    if (!m_input || m_isReading || m_writing.size() + m_waiting.size() >= maxAhead)
        return;
    m_isReading = true;
    m_input->next();
}

void SendCommand::onChanged(const client::Change &change)
{
    if (const auto *queued = std::get_if<client::MessageQueued>(&change))
        on(*queued);
    else if (const auto *sent = std::get_if<client::MessageSent>(&change))
        on(*sent);
    else if (const auto *failed = std::get_if<client::MessageFailed>(&change))
        on(*failed);
    else if (const auto *notKept = std::get_if<client::MessageNotKept>(&change))
        on(*notKept);
}

void SendCommand::on(const client::MessageQueued &change)
{
    if (!m_writing.remove(change.entry.id))
        return;
    m_waiting.insert(change.entry.id);
    m_client.printer().queued(change.entry, m_roomName, m_client.name());
    if (m_client.options().isOffline)
        settle(change.entry.id);
}

void SendCommand::on(const client::MessageSent &change)
{
    if (!m_waiting.contains(change.event.id))
        return;
    m_client.printer().sent(change.event, m_client.nameOf(change.event.room));
    settle(change.event.id);
}

void SendCommand::on(const client::MessageFailed &change)
{
    if (!m_waiting.contains(change.id))
        return;
    m_hasFailed = true;
    m_client.printer().failed(change.id, m_roomName, change.reason);
    settle(change.id);
}

void SendCommand::on(const client::MessageNotKept &change)
{
    m_hasFailed = true;
    Printer::complain(QStringLiteral("line %1 was not taken: %2").arg(m_lineNumber).arg(change.error.detail));
    m_writing.remove(change.id);
    // It may be reported from within the call that wrote it.
    QMetaObject::invokeMethod(
        this, [this, id = change.id] { settle(id); }, Qt::QueuedConnection);
}

void SendCommand::settle(const base::RequestId &id)
{
    m_writing.remove(id);
    m_waiting.remove(id);
    readOn();
    finishWhenDone();
}

void SendCommand::finishWhenDone()
{
    if (!m_input && m_writing.isEmpty() && m_waiting.isEmpty())
        Q_EMIT finished(m_hasFailed ? ExitCode::Failed : ExitCode::Done);
}

QString FlushCommand::unreachable() const
{
    return Command::unreachable() + QStringLiteral("; ") + kept(m_client.session().waiting());
}

void FlushCommand::interrupt()
{
    Printer::complain(kept(m_client.session().waiting()));
    Q_EMIT finished(ExitCode::Unreachable);
}

void FlushCommand::start()
{
    connect(&m_client.session(), &client::Session::changed, this, &FlushCommand::onChanged);
    finishWhenDone();
}

void FlushCommand::onChanged(const client::Change &change)
{
    if (const auto *sent = std::get_if<client::MessageSent>(&change)) {
        m_client.printer().sent(sent->event, m_client.nameOf(sent->event.room));
    } else if (const auto *failed = std::get_if<client::MessageFailed>(&change)) {
        m_hasFailed = true;
        m_client.printer().failed(failed->id, m_client.nameOf(failed->room), failed->reason);
    }
    finishWhenDone();
}

void FlushCommand::finishWhenDone()
{
    if (m_client.session().waiting() == 0)
        Q_EMIT finished(m_hasFailed ? ExitCode::Failed : ExitCode::Done);
}
