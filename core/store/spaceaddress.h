// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QUrl>

namespace store {

/// The one spelling of a space's address (RFC 3986, 6.2): without what goes without saying, nor a slash at
/// the end. A name before the host tells the accounts apart that somebody has at one server.
[[nodiscard]] inline QByteArray normalForm(QUrl address)
{
    const int defaultPort = address.scheme() == u"wss" ? 443 : 80;
    if (address.port() == defaultPort)
        address.setPort(-1);
    if (address.path() == u"/")
        address.setPath({});
    return address.toEncoded(QUrl::NormalizePathSegments | QUrl::StripTrailingSlash);
}

/// What the files of a space are called after, wherever they are kept.
[[nodiscard]] inline QString fileNameOf(const QUrl &address)
{
    constexpr int length = 16;
    const QByteArray hash = QCryptographicHash::hash(normalForm(address), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(length));
}

} // namespace store
