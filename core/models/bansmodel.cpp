// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bansmodel.h"

#include <QPointer>

namespace models {

BanItem::BanItem(const protocol::BannedUser &banned)
    : user(banned.user.value())
    , name(banned.name)
    , timestamp(base::toDateTime(banned.timestamp))
    , reason(banned.reason.value_or(QString()))
{
}

BansModel::BansModel(client::Session &session, QObject *parent)
    : ListModel(parent)
    , m_session(session)
{
}

void BansModel::refresh()
{
    ask({});
}

bool BansModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isComplete && !m_isAsking;
}

void BansModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(base::UserId(items().back().user));
}

void BansModel::ask(const std::optional<base::UserId> &after)
{
    m_isAsking = true;
    m_session.ask(protocol::ListBans{{}, after},
                  [self = QPointer(this), isFirst = !after](const client::Answer &answer) {
                      if (!self)
                          return;
                      self->m_isAsking = false;
                      if (const auto *list = client::ackOf<protocol::BanList>(answer))
                          self->take(*list, isFirst);
                  });
}

void BansModel::take(const protocol::BanList &list, bool isFirst)
{
    m_isComplete = list.isComplete || list.bans.empty();
    if (isFirst)
        assign(list.bans);
    else if (!list.bans.empty())
        apply(client::ListChanges<protocol::BannedUser>{
            client::Inserted<protocol::BannedUser>{rowCount(), list.bans}});
}

} // namespace models
