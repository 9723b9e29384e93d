// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/listener.h"

#include "support/fakeclock.h"

#include <QStringList>

#include <memory>
#include <vector>

/// Lets in whom the test says, and says everything back.
class EchoAdmission final : public QObject, public net::Admission
{
public:
    std::optional<net::Refusal> admit(const net::RequestHead &head, const QString &address) override
    {
        asked.append(QString::fromLatin1(head.target));
        addresses.append(address);
        return refusal;
    }

    void welcome(std::unique_ptr<net::Transport> transport) override
    {
        net::Transport *peer = transport.get();
        connect(peer, &net::Transport::received, this,
                [peer](const QByteArray &text) { peer->send(text, net::Delivery::Reliable); });
        connect(peer, &net::Transport::receivedBinary, this, [this] { ++binaries; });
        connect(peer, &net::Transport::heard, this, [this] { ++heardCount; });
        connect(peer, &net::Transport::closed, this,
                [this](const net::Closed &why) { closed.push_back(why); });
        peers.push_back(std::move(transport));
    }

    net::HttpResponse respond(const net::HttpRequest &request) override
    {
        requests.append(QString::fromLatin1(request.head.method + ' ' + request.head.target));
        net::HttpResponse response;
        response.body = bodyOfAnswers.isEmpty() ? request.body : bodyOfAnswers;
        return response;
    }

    std::optional<net::Refusal> refusal;
    QByteArray bodyOfAnswers; ///< instead of the echo
    QStringList asked;
    QStringList addresses;
    QStringList requests;
    std::vector<std::unique_ptr<net::Transport>> peers;
    std::vector<net::Closed> closed;
    int binaries = 0;
    int heardCount = 0;
};

/// A listener on a free port of the loopback interface, on a clock turned by hand.
struct EchoServer {
    explicit EchoServer(net::Listener::Options options = {})
        : listener(clock, admission, std::move(options))
    {
        if (!listener.listen(QHostAddress(QHostAddress::LocalHost), 0))
            qFatal("no port to listen on");
    }

    support::FakeClock clock;
    EchoAdmission admission;
    net::Listener listener;
};
