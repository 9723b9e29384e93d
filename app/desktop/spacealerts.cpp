// SPDX-License-Identifier: GPL-3.0-or-later
#include "spacealerts.h"

namespace desktop {

namespace {

/// A notification's key: neither an address nor a room's id has a line's end.
QString keyOf(const QUrl &address, const base::RoomId &room)
{
    return address.toString(QUrl::FullyEncoded) + u'\n' + room.value();
}

} // namespace

SpaceAlerts::SpaceAlerts(std::unique_ptr<Notifier> notifier)
    : m_notifier(std::move(notifier))
{
    connect(m_notifier.get(), &Notifier::activated, this, &SpaceAlerts::onActivated);
}

void SpaceAlerts::watch(OpenSpace &space)
{
    const QUrl address = space.address();
    connect(&space, &OpenSpace::alerted, this, [this, address](const ui::Alert &alert) {
        const QString key = keyOf(address, alert.room);
        m_told.insert(key);
        m_notifier->show(key, alert.title, alert.text);
    });
    connect(&space, &OpenSpace::alertWithdrawn, this,
            [this, address](const base::RoomId &room) { withdraw(keyOf(address, room)); });
    connect(&space, &QObject::destroyed, this, [this, address] {
        const std::set<QString> told = m_told;
        for (const QString &key : told) {
            if (key.startsWith(keyOf(address, {})))
                withdraw(key);
        }
    });
}

void SpaceAlerts::withdraw(const QString &key)
{
    m_told.erase(key);
    m_notifier->withdraw(key);
}

void SpaceAlerts::onActivated(const QString &key, const QString &token)
{
    m_told.erase(key);
    const qsizetype end = key.indexOf(u'\n');
    Q_EMIT chosen(QUrl(key.left(end)), base::RoomId(key.mid(end + 1)), token);
}

} // namespace desktop
