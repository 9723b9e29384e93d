// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/typingmodel.h"

namespace models {

TypingModel::TypingModel(client::Session &session, base::RoomId room, QObject *parent)
    : ListModel(parent)
{
    assign(session.typing(room));
    connect(&session, &client::Session::changed, this,
            [this, room = std::move(room)](const client::Change &change) {
                const auto *typing = std::get_if<client::TypingChanged>(&change);
                if (typing && typing->room == room)
                    apply(typing->changes);
            });
}

} // namespace models
