// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/records.h"

#include <QCryptographicHash>

namespace store {

/// A fingerprint of a message in the outbox, kept with it: what is rescued from a damaged database is sent
/// only where it is what was written. Why the server refused it does not count, since that changes.
[[nodiscard]] inline QByteArray digestOf(const OutboxEntry &entry)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QByteArray position = entry.replyTo ? QByteArray::number(*entry.replyTo) : QByteArray();
    const auto time = QByteArray::number(static_cast<qint64>(entry.writtenAt.time_since_epoch().count()));
    const auto add = [&hash](const QByteArray &part) {
        hash.addData(part);
        hash.addData(QByteArray(1, '\0'));
    };
    for (const QByteArray &part :
         {entry.id.value().toRfc4122(), entry.room.value().toUtf8(), position, time, entry.content.toUtf8()})
        add(part);
    // Plain messages have the digest that they had before there was anything else.
    if (const std::optional<protocol::EventBody> extra = entry.extra()) {
        add(extra->type.toUtf8());
        add(extra->fields);
    }
    return hash.result();
}

} // namespace store
