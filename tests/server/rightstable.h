// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace server {

/// A row of one of PROTOCOL.md's tables of rights.
struct RightsRow {
    QString request;   ///< its type
    QString condition; ///< what the row says of it beside, such as "`writers` moderators"
    QStringList cells; ///< who may: by kind of room and, last, for who is not in it; or once in the space
};

/// The rows under the heading whose first cell is `title`.
[[nodiscard]] std::vector<RightsRow> rightsTable(const QString &path, const QString &title);

} // namespace server
