// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickImageProvider>

namespace ui {

/// The icons of resources/icons in any colour and size: `image://icon/<name>?color=%23rrggbb`; with `&size=`
/// for who asks for no size. What an icon draws in `currentColor` takes that colour. An unknown name gives an
/// empty picture and a warning.
class Icons final : public QQuickImageProvider
{
public:
    Icons();

    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace ui
