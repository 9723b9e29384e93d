// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "sync/session.h"

#include <QDateTime>

namespace models {

/// What somebody did by right, as a view sees it.
struct AuditItem {
    Q_GADGET
    Q_PROPERTY(QDateTime timestamp MEMBER timestamp)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString action MEMBER action)
    Q_PROPERTY(QString target MEMBER target)
    Q_PROPERTY(QString room MEMBER room)
    Q_PROPERTY(QString detail MEMBER detail)

public:
    explicit AuditItem(const protocol::AuditEntry &entry);

    QDateTime timestamp; ///< UTC
    QString name;        ///< who did it; empty: who runs the server
    QString action;      ///< the type of the request
    QString target;      ///< to whom; may be empty
    QString room;        ///< the id of the room where; may be empty
    QString detail;      ///< a reason, a role, a time, a text
};

/// The audit log of a space, the newest first; as of the last refresh().
class AuditModel final : public ListModel<AuditItem, protocol::AuditEntry>
{
    Q_OBJECT

public:
    /// `session` must outlive this object.
    explicit AuditModel(client::Session &session, QObject *parent = nullptr);

    /// Begins anew with the newest page.
    void refresh();
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    /// Fetches what is older.
    void fetchMore(const QModelIndex &parent) override;

private:
    void ask(std::optional<base::Seq> before);

    client::Session &m_session;
    std::vector<protocol::AuditEntry> m_entries;
    bool m_isComplete = true;
    bool m_isAsking = false;
};

} // namespace models
