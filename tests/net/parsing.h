// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http.h"

/// What became of bytes that were fed to a parser.
struct Parsed {
    int status = 0; ///< of the refusal; 0 where there is none
    bool isDone = false;
    qsizetype taken = 0;
    net::HttpRequest request; ///< once it is done
};

/// Feeds a parser with `bytes` in pieces of `step`, again with what it has left each time.
inline Parsed parse(const QByteArray &bytes, qsizetype step, std::size_t maxHead = 4096,
                    std::size_t maxBody = 4096)
{
    net::HttpParser parser(maxHead, maxBody);
    Parsed parsed;
    for (qsizetype end = std::min(step, bytes.size()); !parser.isDone();
         end = std::min(end + step, bytes.size())) {
        const auto fed = parser.feed(QByteArrayView(bytes).sliced(parsed.taken, end - parsed.taken));
        if (const auto *bad = std::get_if<net::BadRequest>(&fed)) {
            parsed.status = bad->status;
            return parsed;
        }
        parsed.taken += static_cast<qsizetype>(std::get<std::size_t>(fed));
        if (end == bytes.size())
            break;
    }
    parsed.isDone = parser.isDone();
    if (parsed.isDone)
        parsed.request = parser.take();
    return parsed;
}

inline Parsed parseAtOnce(const QByteArray &bytes)
{
    return parse(bytes, std::max<qsizetype>(bytes.size(), 1));
}
