// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membersmodel.h"
#include "models/roomlistmodel.h"
#include "models/timelinemodel.h"

#include <QtQml/qqmlregistration.h>

/// Core's enumerations under the names that QML knows them by: core itself knows nothing of QML.
namespace ui {

struct TimelineItemForeign {
    Q_GADGET
    QML_FOREIGN_NAMESPACE(models::TimelineItem)
    QML_NAMED_ELEMENT(TimelineItem)
};

struct RoomItemForeign {
    Q_GADGET
    QML_FOREIGN_NAMESPACE(models::RoomItem)
    QML_NAMED_ELEMENT(RoomItem)
};

struct MemberItemForeign {
    Q_GADGET
    QML_FOREIGN_NAMESPACE(models::MemberItem)
    QML_NAMED_ELEMENT(MemberItem)
};

} // namespace ui
