// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <QUrl>
#include <QUrlQuery>

namespace ui {

namespace {

constexpr int gridSize = 16;

} // namespace

Icons::Icons()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
}

QImage Icons::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const QUrl wanted(id);
    const QUrlQuery query(wanted);
    const QString color = query.queryItemValue(QStringLiteral("color"), QUrl::FullyDecoded);
    const int usual = query.hasQueryItem(QStringLiteral("size"))
                          ? query.queryItemValue(QStringLiteral("size")).toInt()
                          : gridSize;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(wanted.path()));
    const QSize pixels = requestedSize.isEmpty() ? QSize(usual, usual) : requestedSize;
    if (size)
        *size = pixels;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("there is no icon %s", qUtf8Printable(wanted.path()));
        return image;
    }
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.toLatin1()));
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

} // namespace ui
