// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>

namespace net {

namespace http = boost::beast::http;

namespace {

QByteArray toBytes(boost::beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

int statusFor(const boost::beast::error_code &error)
{
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return 431;
    if (error == http::error::body_limit)
        return 413;
    return 400;
}

RequestHead toHead(const http::request<http::string_body> &message)
{
    RequestHead head;
    head.method = toBytes(message.method_string());
    head.target = toBytes(message.target());
    head.minorVersion = static_cast<int>(message.version() % 10);
    for (const auto &field : message)
        head.headers.push_back({toBytes(field.name_string()), toBytes(field.value())});
    return head;
}

/// A header that goes on in the next line, which Beast takes and RFC 9112 (5.2) lets us refuse.
bool isFolded(QByteArrayView headPart)
{
    return headPart.contains("\r\n ") || headPart.contains("\r\n\t");
}

/// Whether nobody can disagree about where the body ends (RFC 9112, 6): one length, or chunks and nothing
/// else. Beast takes more than that.
bool hasPlainFraming(const RequestHead &head)
{
    const std::vector<QByteArray> lengths = head.values("Content-Length");
    const std::vector<QByteArray> codings = head.values("Transfer-Encoding");
    if (codings.empty())
        return lengths.empty() || (lengths.size() == 1 && !lengths.front().contains(','));
    return lengths.empty() && codings.size() == 1 && head.minorVersion > 0 &&
           codings.front().compare("chunked", Qt::CaseInsensitive) == 0;
}

} // namespace

struct HttpParser::Beast {
    http::request_parser<http::string_body> parser;
    std::size_t maxHead = 0;
    std::size_t headTaken = 0;
    std::optional<RequestHead> head; ///< as it was before any trailers, which Beast adds to it
};

HttpParser::HttpParser(std::size_t maxHead, std::size_t maxBody)
    : m_beast(std::make_unique<Beast>())
{
    m_beast->maxHead = maxHead;
    m_beast->parser.header_limit(static_cast<std::uint32_t>(maxHead));
    m_beast->parser.body_limit(maxBody);
}

HttpParser::~HttpParser() = default;

std::variant<std::size_t, BadRequest> HttpParser::feed(QByteArrayView bytes)
{
    auto &parser = m_beast->parser;
    std::size_t used = 0;
    const auto size = static_cast<std::size_t>(bytes.size());
    // Each call takes one part (head, chunk, …), so that the body's begin can be seen from outside.
    while (used < size && !parser.is_done()) {
        // Beast relies on seeing a last chunk whole; before the end there is always one to come.
        constexpr std::size_t lastChunk = 5;
        if (m_beast->head && parser.chunked() && size - used < lastChunk)
            break;
        boost::beast::error_code error;
        const std::size_t taken = parser.put(boost::asio::buffer(bytes.data() + used, size - used), error);
        if (error && error != http::error::need_more)
            return BadRequest{statusFor(error)};
        if (!m_beast->head) {
            const auto part = bytes.sliced(static_cast<qsizetype>(used), static_cast<qsizetype>(taken));
            if (const auto bad = tookOfHead(part))
                return *bad;
        }
        used += taken;
        if (error)
            break;
    }
    // What cannot be taken yet comes again with every call, so it is bounded as well: the rest of a head,
    // the extension of a chunk, trailers.
    const std::size_t waiting = size - used + (m_beast->head ? 0 : m_beast->headTaken);
    if (!parser.is_done() && waiting > m_beast->maxHead)
        return BadRequest{431};
    return used;
}

std::optional<BadRequest> HttpParser::tookOfHead(QByteArrayView part)
{
    m_beast->headTaken += static_cast<std::size_t>(part.size());
    if (isFolded(part))
        return BadRequest{400};
    if (!m_beast->parser.is_header_done())
        return std::nullopt;
    if (m_beast->headTaken > m_beast->maxHead)
        return BadRequest{431};
    m_beast->head = toHead(m_beast->parser.get());
    return hasPlainFraming(*m_beast->head) ? std::nullopt : std::optional(BadRequest{400});
}

bool HttpParser::hasHead() const
{
    return m_beast->head.has_value();
}

bool HttpParser::isDone() const
{
    return m_beast->parser.is_done();
}

bool HttpParser::keepsAlive() const
{
    return m_beast->parser.keep_alive();
}

bool HttpParser::expectsContinue() const
{
    const RequestHead &head = *m_beast->head;
    return head.minorVersion > 0 && head.value("Expect").compare("100-continue", Qt::CaseInsensitive) == 0;
}

RequestHead HttpParser::head() const
{
    return *m_beast->head;
}

HttpRequest HttpParser::take()
{
    const std::string &body = m_beast->parser.get().body();
    return {std::move(*m_beast->head), QByteArray(body.data(), static_cast<qsizetype>(body.size()))};
}

QByteArray serialize(const HttpResponse &response, const QByteArray &forMethod, bool keepAlive)
{
    http::response<http::string_body> message;
    message.version(11);
    message.result(static_cast<unsigned>(response.status));
    message.set(http::field::content_type,
                boost::beast::string_view(response.contentType.constData(),
                                          static_cast<std::size_t>(response.contentType.size())));
    for (const auto &header : response.headers)
        message.set(header.name.toStdString(), header.value.toStdString());
    message.keep_alive(keepAlive);
    message.content_length(static_cast<std::uint64_t>(response.body.size()));
    if (forMethod != "HEAD")
        message.body() = response.body.toStdString();

    QByteArray bytes;
    http::serializer<false, http::string_body> serializer(message);
    boost::beast::error_code error;
    while (!serializer.is_done()) {
        serializer.next(error, [&](boost::beast::error_code &, const auto &buffers) {
            for (const auto buffer : boost::beast::buffers_range_ref(buffers))
                bytes.append(static_cast<const char *>(buffer.data()), static_cast<qsizetype>(buffer.size()));
            serializer.consume(boost::beast::buffer_bytes(buffers));
        });
        Q_ASSERT(!error);
    }
    return bytes;
}

} // namespace net
