// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "sync/session.h"

#include <QDateTime>

namespace models {

/// Somebody who is banned from a space, as a view sees them.
struct BanItem {
    Q_GADGET
    Q_PROPERTY(QString user MEMBER user)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QDateTime timestamp MEMBER timestamp)
    Q_PROPERTY(QString reason MEMBER reason)

public:
    explicit BanItem(const protocol::BannedUser &banned);

    QString user;
    QString name;
    QDateTime timestamp; ///< since when; UTC
    QString reason;      ///< may be empty
};

/// Who is banned from a space, by id; as of the last refresh().
class BansModel final : public ListModel<BanItem, protocol::BannedUser>
{
    Q_OBJECT

public:
    /// `session` must outlive this object.
    explicit BansModel(client::Session &session, QObject *parent = nullptr);

    /// Begins anew with the first page.
    void refresh();
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    /// Fetches the next page.
    void fetchMore(const QModelIndex &parent) override;

private:
    void ask(const std::optional<base::UserId> &after);
    void take(const protocol::BanList &list, bool isFirst);

    client::Session &m_session;
    bool m_isComplete = true;
    bool m_isAsking = false;
};

} // namespace models
