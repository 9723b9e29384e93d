// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "models/listmodel.h"
#include "sync/sortedrows.h"

namespace ui {

/// A space that was joined before, as the program knows it.
struct SpaceRow {
    QString address; ///< what App::openSpace() takes
    QString name;
    base::UtcTime visited{}; ///< when it was last shown
    bool isHosted = false;   ///< by this program
    bool isShown = false;
    int unread = 0; ///< messages of others; 0 while it is not open

    [[nodiscard]] const QString &key() const { return address; }
    /// The latest visited first.
    friend bool operator<(const SpaceRow &a, const SpaceRow &b) { return a.visited > b.visited; }
    friend bool operator==(const SpaceRow &, const SpaceRow &) = default;
};

/// The same as a view sees it.
struct SpaceItem {
    Q_GADGET
    Q_PROPERTY(QString address MEMBER address)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(bool isHosted MEMBER isHosted)
    Q_PROPERTY(bool isShown MEMBER isShown)
    Q_PROPERTY(int unread MEMBER unread)

public:
    explicit SpaceItem(const SpaceRow &row)
        : address(row.address)
        , name(row.name)
        , isHosted(row.isHosted)
        , isShown(row.isShown)
        , unread(row.unread)
    {
    }

    QString address;
    QString name;
    bool isHosted;
    bool isShown;
    int unread;
};

/// The spaces that were joined before, the latest first.
class SpacesModel final : public models::ListModel<SpaceItem, SpaceRow>
{
    Q_OBJECT

public:
    using ListModel::ListModel;
};

} // namespace ui
