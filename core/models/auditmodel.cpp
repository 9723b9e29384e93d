// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/auditmodel.h"

#include "protocol/limits.h"

#include <QPointer>

#include <algorithm>

namespace models {

AuditItem::AuditItem(const protocol::AuditEntry &entry)
    : timestamp(base::toDateTime(entry.timestamp))
    , name(entry.name.value_or(QString()))
    , action(entry.action)
    , target(entry.targetName.value_or(QString()))
    , room(entry.room ? entry.room->value() : QString())
    , detail(entry.detail.value_or(QString()))
{
}

AuditModel::AuditModel(client::Session &session, QObject *parent)
    : ListModel(parent)
    , m_session(session)
{
}

void AuditModel::refresh()
{
    ask({});
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isComplete && !m_isAsking;
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_entries.back().number);
}

void AuditModel::ask(std::optional<base::Seq> before)
{
    m_isAsking = true;
    m_session.ask(protocol::ReadAuditLog{{}, before, protocol::maxPage},
                  [self = QPointer(this), before](const client::Answer &answer) {
                      if (!self)
                          return;
                      self->m_isAsking = false;
                      const auto *log = client::ackOf<protocol::AuditLog>(answer);
                      if (!log)
                          return;
                      self->m_isComplete = log->isComplete || log->entries.empty();
                      if (!before)
                          self->m_entries.clear();
                      const int at = static_cast<int>(self->m_entries.size());
                      std::ranges::copy(log->entries, std::back_inserter(self->m_entries));
                      if (before)
                          self->apply(client::ListChanges<protocol::AuditEntry>{
                              client::Inserted<protocol::AuditEntry>{at, log->entries}});
                      else
                          self->assign(self->m_entries);
                  });
}

} // namespace models
