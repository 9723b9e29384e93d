// SPDX-License-Identifier: GPL-3.0-or-later
#include "talker.h"

#include "client/client.h"
#include "net/websockettransport.h"

namespace bench {

namespace {

constexpr int window = 500;

} // namespace

Talker::Talker(const QUrl &address, const QString &name)
    : m_connection(
          m_clock, m_chance, [address] { return std::make_unique<net::WebSocketTransport>(address); },
          net::Connection::Identity{crypto::DeviceKey::generate(), name})
{
    connect(&m_connection, &net::Connection::received, this, &Talker::onReceived);
    m_connection.open();
    waitUntil(QStringLiteral("the talker is online"),
              [this] { return std::holds_alternative<net::Online>(m_connection.state()); });
}

base::Seq Talker::say(int count)
{
    m_toSay = count;
    fillWindow();
    waitUntil(QStringLiteral("all is said"), [this] { return m_toSay == 0 && m_onTheirWay == 0; });
    return m_last;
}

void Talker::fillWindow()
{
    for (; m_toSay > 0 && m_onTheirWay < window; --m_toSay, ++m_onTheirWay) {
        const QString text = QStringLiteral("message %1 of somebody who has much to say today").arg(m_toSay);
        m_connection.send(protocol::ChatMessage{base::RequestId(m_chance.uuid()), general, text, std::nullopt,
                                                std::nullopt});
    }
}

void Talker::onReceived(const protocol::Event &event)
{
    if (const auto *failure = std::get_if<protocol::Failure>(&event))
        complain(QStringLiteral("the space refuses: ") + failure->message);
    const auto *stored = std::get_if<protocol::MessageStored>(&event);
    if (!stored)
        return;
    m_last = std::max(m_last, stored->seq);
    --m_onTheirWay;
    fillWindow();
}

} // namespace bench
