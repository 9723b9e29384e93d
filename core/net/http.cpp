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

} // namespace

struct HttpParser::Beast {
    http::request_parser<http::string_body> parser;
};

HttpParser::HttpParser(std::size_t maxHead, std::size_t maxBody) : m_beast(std::make_unique<Beast>())
{
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
        boost::beast::error_code error;
        used += parser.put(boost::asio::buffer(bytes.data() + used, size - used), error);
        if (error == http::error::need_more)
            break;
        if (error)
            return BadRequest{statusFor(error)};
    }
    return used;
}

bool HttpParser::hasHead() const
{
    return m_beast->parser.is_header_done();
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
    const auto value = m_beast->parser.get()[http::field::expect];
    return boost::beast::iequals(value, "100-continue");
}

RequestHead HttpParser::head() const
{
    const auto &message = m_beast->parser.get();
    RequestHead head;
    head.method = toBytes(message.method_string());
    head.target = toBytes(message.target());
    head.minorVersion = static_cast<int>(message.version() % 10);
    for (const auto &field : message)
        head.headers.push_back({toBytes(field.name_string()), toBytes(field.value())});
    return head;
}

HttpRequest HttpParser::take()
{
    const std::string &body = m_beast->parser.get().body();
    return {head(), QByteArray(body.data(), static_cast<qsizetype>(body.size()))};
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
