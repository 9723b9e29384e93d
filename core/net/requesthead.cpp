// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/requesthead.h"

#include <QList>

#include <algorithm>

namespace net {

std::vector<QByteArray> RequestHead::values(QByteArrayView name) const
{
    std::vector<QByteArray> result;
    for (const Header &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            result.push_back(header.value);
    }
    return result;
}

QByteArray RequestHead::value(QByteArrayView name) const
{
    const std::vector<QByteArray> all = values(name);
    return all.size() == 1 ? all.front() : QByteArray();
}

QByteArray RequestHead::path() const
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.left(query);
}

bool hasToken(const QByteArray &list, QByteArrayView word)
{
    return std::ranges::any_of(list.split(','), [word](const QByteArray &element) {
        return element.trimmed().compare(word, Qt::CaseInsensitive) == 0;
    });
}

} // namespace net
