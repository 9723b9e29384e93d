// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "sync/session.h"

namespace models {

/// A room that one could join as a view sees it.
struct DirectoryItem {
    Q_GADGET
    Q_PROPERTY(QString room MEMBER room)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString topic MEMBER topic)
    Q_PROPERTY(int members MEMBER members)

public:
    explicit DirectoryItem(const protocol::RoomSummary &summary);

    QString room;
    QString name;
    QString topic;
    int members; ///< how many people are in it
};

/// The rooms of a space that the user could join, by name; as of the last refresh().
class DirectoryModel final : public ListModel<DirectoryItem, protocol::RoomSummary>
{
    Q_OBJECT

public:
    /// `session` must outlive this object.
    explicit DirectoryModel(client::Session &session, QObject *parent = nullptr);

    /// Asks the space; what is there stays while it does not answer.
    void refresh();

private:
    void ask(std::vector<protocol::RoomSummary> before);

    client::Session &m_session;
};

} // namespace models
