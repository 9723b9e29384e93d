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
    connect(&space, &OpenSpace::alerted, this, [this, address = space.address()](const ui::Alert &alert) {
        m_notifier->show(keyOf(address, alert.room), alert.title, alert.text);
    });
    connect(&space, &OpenSpace::alertWithdrawn, this,
            [this, address = space.address()](const base::RoomId &room) {
                m_notifier->withdraw(keyOf(address, room));
            });
}

void SpaceAlerts::onActivated(const QString &key, const QString &token)
{
    const qsizetype end = key.indexOf(u'\n');
    Q_EMIT chosen(QUrl(key.left(end)), base::RoomId(key.mid(end + 1)), token);
}

} // namespace desktop
