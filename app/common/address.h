// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace process {

/// What people give as a space's address, HOST, HOST:PORT or a ws: or wss: URL, completed to the URL of its
/// endpoint; nothing where it cannot be one.
[[nodiscard]] std::optional<QUrl> readAddress(const QString &text);

/// The address as people say it: without what readAddress() adds.
[[nodiscard]] QString shortAddress(const QUrl &address);

} // namespace process
