// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "protocol/error.h"
#include "sync/session.h"

namespace models {

/// Somebody who could be invited.
struct PersonRow {
    enum class Standing {
        Free,
        Chosen,  ///< is to be invited
        Asking,  ///< was invited, and the space has not answered
        Present, ///< is in the room
        Refused, ///< the space did not let them in, or was not reached
    };

    base::UserId user;
    QString name;
    std::optional<protocol::AvatarColor> color{};
    Standing standing = Standing::Free;
    std::optional<protocol::ErrorCode> failure{}; ///< of who was refused; nothing: there was no answer

    [[nodiscard]] const base::UserId &key() const { return user; }
    /// By name.
    friend bool operator<(const PersonRow &a, const PersonRow &b);
    friend bool operator==(const PersonRow &, const PersonRow &) = default;
};

/// The same as a view sees it.
struct PersonItem {
    Q_GADGET
    Q_PROPERTY(QString user MEMBER user)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(int avatarColor MEMBER avatarColor)
    Q_PROPERTY(Standing standing MEMBER standing)
    Q_PROPERTY(QString failure MEMBER failure)

public:
    enum class Standing { Free, Chosen, Asking, Present, Refused };
    Q_ENUM(Standing)

    explicit PersonItem(const PersonRow &row);

    QString user;
    QString name;
    int avatarColor; ///< a place in the palette; -1 for none
    Standing standing;
    QString failure; ///< why they were refused, a protocol error code; empty where nobody answered
};

/// Those among whom somebody to invite is chosen.
using PeopleModel = ListModel<PersonItem, PersonRow>;

} // namespace models
