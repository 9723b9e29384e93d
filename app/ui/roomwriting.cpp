// SPDX-License-Identifier: GPL-3.0-or-later
#include "room.h"

#include "mentions.h"

#include <QPointer>

// What is written, edited and kept as a draft.
namespace ui {

namespace {

/// How long what is being written may be nowhere but on the screen.
constexpr base::Duration draftDelay{500};

/// Two texts as one that loses nothing of them.
QString join(const QString &first, const QString &second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + QLatin1Char('\n') + second;
}

base::RequestId toRequestId(const QString &id)
{
    return base::RequestId(QUuid::fromString(id));
}

} // namespace

void Room::send(const QString &text)
{
    const auto rewritten = m_editing ? m_session.rewrite(*m_editing, text) : std::nullopt;
    const base::RequestId id =
        rewritten ? *rewritten
                  : m_session.write(m_id, text, {}, {}, mentionsIn(text, m_session.members(m_id)));
    m_sending.emplace(id, text);
    m_session.setTyping(m_id, false);
    // The disk keeps order: the draft goes right after the message is in the outbox, or both stay.
    if (m_editing)
        m_session.saveDraft(m_id, m_aside);
    else if (m_draft == text)
        keepDraft({});
}

void Room::edit(const QString &id)
{
    const base::RequestId wanted = toRequestId(id);
    const std::optional<QString> text = m_session.failedText(wanted);
    // What is on its way out of the composer has to be gone first.
    if (!text || m_editing == wanted || !m_sending.empty())
        return;
    m_aside = m_editing ? draftWithout(editing()) : m_draft;
    m_editing = wanted;
    m_draft = *text;
    Q_EMIT editingChanged();
}

void Room::cancelEdit()
{
    if (m_editing)
        endEdit(m_aside);
}

void Room::endEdit(const QString &draft)
{
    keepDraft(draft);
    m_editing.reset();
    m_aside.clear();
    Q_EMIT editingChanged();
}

QString Room::draftWithout(const QString &id) const
{
    const bool isChanged = m_session.failedText(toRequestId(id)) != m_draft;
    return isChanged ? join(m_aside, m_draft) : m_aside;
}

void Room::retry(const QString &id)
{
    if (id == editing())
        endEdit(draftWithout(id));
    m_session.retry(toRequestId(id));
}

void Room::discard(const QString &id)
{
    if (id == editing())
        endEdit(draftWithout(id));
    m_session.discard(toRequestId(id));
}

void Room::react(quint64 seq, const QString &emoji, bool isOn)
{
    m_session.amend(m_id, protocol::ReactionSet{seq, emoji, isOn});
}

void Room::saveDraft(const QString &text)
{
    if (m_draft == text)
        return;
    m_draft = text;
    m_isDraftKept = false;
    if (!m_draftTimer->isActive())
        m_draftTimer->start(draftDelay);
    m_session.setTyping(m_id, !text.isEmpty());
}

void Room::keepDraft(const QString &text)
{
    m_draft = text;
    m_isDraftKept = true;
    m_session.saveDraft(m_id, text);
}

void Room::writeDraft()
{
    // Where the editing comes to no end, what was changed stands under what was written before.
    if (!std::exchange(m_isDraftKept, true))
        m_session.saveDraft(m_id, m_editing ? join(m_aside, m_draft) : m_draft);
}

void Room::readDraft()
{
    m_session.draft(m_id, [self = QPointer(this)](const base::Result<QString> &draft) {
        // What was written in the meantime is newer. A draft that cannot be read is one less to lose.
        if (!self || !draft || draft->isEmpty() || !self->m_draft.isEmpty())
            return;
        self->m_draft = *draft;
        Q_EMIT self->draftChanged();
    });
}

void Room::onKept(const base::RequestId &id)
{
    const auto sent = m_sending.extract(id);
    if (!sent)
        return;
    if (!m_editing)
        return Q_EMIT kept(sent.mapped());
    // What was typed meanwhile stays.
    const bool isThere = m_draft.startsWith(sent.mapped());
    endEdit(join(m_aside, isThere ? m_draft.mid(sent.mapped().size()) : m_draft));
}

void Room::onNotKept(const base::RequestId &id)
{
    const auto sent = m_sending.extract(id);
    if (!sent)
        return;
    if (m_draft.isEmpty() && !m_editing)
        keepDraft(sent.mapped());
    Q_EMIT notKept(sent.mapped());
}

} // namespace ui
