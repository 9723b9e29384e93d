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
        m_told.insert_or_assign(key, alert.seq);
        m_notifier->show(key, alert.title, alert.text);
    });
    connect(&space, &OpenSpace::alertWithdrawn, this,
            [this, address](const base::RoomId &room) { withdraw(keyOf(address, room)); });
    connect(&space, &QObject::destroyed, this, [this, address] {
        const auto told = m_told;
        for (const auto &[key, seq] : told) {
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
    // One that an earlier run of the program has shown names no message here.
    const auto told = m_told.extract(key);
    const qsizetype end = key.indexOf(u'\n');
    Q_EMIT chosen(QUrl(key.left(end)), base::RoomId(key.mid(end + 1)), told ? told.mapped() : std::nullopt,
                  token);
}

} // namespace desktop
