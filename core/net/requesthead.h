// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace net {

/// The head of an HTTP/1.1 request (RFC 9112), as the parser read it. Names of headers compare without
/// case; a header that stands twice is there twice.
struct RequestHead {
    struct Header {
        QByteArray name;
        QByteArray value;
    };

    QByteArray method;
    QByteArray target; ///< as sent: path and query
    int minorVersion = 1;
    std::vector<Header> headers;

    /// Every value of a header, in order.
    [[nodiscard]] std::vector<QByteArray> values(QByteArrayView name) const;
    /// The only value of a header; empty where there is none or there are several.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    /// The target without its query.
    [[nodiscard]] QByteArray path() const;
};

/// Whether a comma-separated header value holds a word, whatever its case.
[[nodiscard]] bool hasToken(const QByteArray &list, QByteArrayView word);

} // namespace net
