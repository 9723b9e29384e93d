// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/finding.h"

#include <QQuickItem>
#include <QQuickWindow>

#include <functional>

namespace qmltest {

namespace {

QObjectList inside(QObject *object)
{
    QObjectList found = object->children();
    if (const auto *window = qobject_cast<QQuickWindow *>(object))
        found.append(window->contentItem());
    if (const auto *item = qobject_cast<QQuickItem *>(object)) {
        for (QQuickItem *child : item->childItems())
            found.append(child);
    }
    return found;
}

QObject *findIf(QObject *object, const std::function<bool(QObject *)> &isIt)
{
    if (isIt(object))
        return object;
    for (QObject *child : inside(object)) {
        if (QObject *found = findIf(child, isIt))
            return found;
    }
    return nullptr;
}

/// The first visible item that has a property of this text.
QObject *findVisible(QObject *root, const char *property, const QString &text)
{
    return findIf(root, [&](QObject *object) {
        const auto *item = qobject_cast<QQuickItem *>(object);
        return item && item->isVisible() && object->property(property).toString() == text;
    });
}

} // namespace

QObject *find(QObject *root, const QString &type)
{
    return findIf(root, [&type](QObject *object) {
        return QString::fromLatin1(object->metaObject()->className()).section(u'_', 0, 0) == type;
    });
}

QObject *findText(QObject *root, const QString &text)
{
    return findVisible(root, "text", text);
}

QObject *findLabel(QObject *root, const QString &label)
{
    return findVisible(root, "label", label);
}

} // namespace qmltest
