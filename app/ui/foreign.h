// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicesmodel.h"
#include "models/inboxmodel.h"
#include "models/membersmodel.h"
#include "models/peoplemodel.h"
#include "models/receiptsmodel.h"
#include "models/roomlistmodel.h"
#include "models/timelinemodel.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

/// Core's enumerations under the names that QML knows them by: core itself knows nothing of QML. They extend
/// an empty object since the tools of Qt 6.4 do not find a gadget that stands for itself.
namespace ui {

class TimelineItemNames : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(TimelineItem)
    QML_UNCREATABLE("names alone")
    QML_EXTENDED_NAMESPACE(models::TimelineItem)
};

class RoomItemNames : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(RoomItem)
    QML_UNCREATABLE("names alone")
    QML_EXTENDED_NAMESPACE(models::RoomItem)
};

class MemberItemNames : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(MemberItem)
    QML_UNCREATABLE("names alone")
    QML_EXTENDED_NAMESPACE(models::MemberItem)
};

class InboxItemNames : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(InboxItem)
    QML_UNCREATABLE("names alone")
    QML_EXTENDED_NAMESPACE(models::InboxItem)
};

class ReceiptItemNames : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ReceiptItem)
    QML_UNCREATABLE("names alone")
    QML_EXTENDED_NAMESPACE(models::ReceiptItem)
};

class PersonItemNames : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(PersonItem)
    QML_UNCREATABLE("names alone")
    QML_EXTENDED_NAMESPACE(models::PersonItem)
};

class DeviceItemNames : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(DeviceItem)
    QML_UNCREATABLE("names alone")
    QML_EXTENDED_NAMESPACE(models::DeviceItem)
};

} // namespace ui
