// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/requesthead.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace net {

/// A whole HTTP request, its body included.
struct HttpRequest {
    RequestHead head;
    QByteArray body;
};

/// An answer; Content-Length, Date-less and without a body for HEAD, is added on the wire.
struct HttpResponse {
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    std::vector<RequestHead::Header> headers; ///< beside those every answer has
};

/// The request breaks HTTP's rules; answered with this status, then the connection ends.
struct BadRequest {
    int status;
};

/// The strict, incremental parser of one request (Boost.Beast's, which does no I/O of its own). Refuses
/// beyond what Beast does whatever two parsers could read in two ways: folded headers, and bodies whose
/// end is said twice or by another coding than chunks.
class HttpParser
{
public:
    /// Heads and bodies over these many bytes are refused with 431 and 413.
    HttpParser(std::size_t maxHead, std::size_t maxBody);
    ~HttpParser();

    /// Takes bytes up to the request's end and tells how many it took, or what is wrong. The rest comes
    /// again with the next call.
    [[nodiscard]] std::variant<std::size_t, BadRequest> feed(QByteArrayView bytes);

    [[nodiscard]] bool hasHead() const;
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] bool keepsAlive() const;
    [[nodiscard]] bool expectsContinue() const;
    /// The head, once hasHead().
    [[nodiscard]] RequestHead head() const;
    /// The whole request, once isDone(), without trailers; head and body are moved out.
    [[nodiscard]] HttpRequest take();

private:
    std::optional<BadRequest> tookOfHead(QByteArrayView part);

    struct Beast;
    std::unique_ptr<Beast> m_beast;
};

/// The bytes of an answer. `forMethod` is the request's, since HEAD gets no body.
[[nodiscard]] QByteArray serialize(const HttpResponse &response, const QByteArray &forMethod, bool keepAlive);

} // namespace net
