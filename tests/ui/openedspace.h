// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/modelrows.h"
#include "support/world.h"
#include "ui/space.h"

#include <memory>

namespace ui {

/// Ada's window onto a space with a real server that she owns, and Ben beside her.
struct OpenedSpace {
    OpenedSpace() { openAgain(support::general); }

    /// The window is opened anew, and begins with that room.
    void openAgain(const base::RoomId &room)
    {
        space.reset();
        space = std::make_unique<Space>(world.clock(), ada.session(), QStringLiteral("10.0.0.5:8787"));
        space->openFirst(room.value());
    }

    [[nodiscard]] Room &room() { return *space->room(); }
    /// The texts that the open room shows, the newest first; people who joined have none.
    [[nodiscard]] QStringList messages()
    {
        QStringList rows = models::rowsOf(*room().timeline(), {"content"});
        rows.removeAll(QString());
        return rows;
    }
    /// What stands in the newest row.
    [[nodiscard]] QString newest(std::initializer_list<const char *> roles)
    {
        return models::rowAt(*room().timeline(), 0, roles);
    }

    support::World world{1, support::ownedBy(QStringLiteral("Ada"))};
    support::Device &ada = world.add(QStringLiteral("Ada"));
    support::Device &ben = world.add(QStringLiteral("Ben"));
    std::unique_ptr<Space> space;
};

} // namespace ui
