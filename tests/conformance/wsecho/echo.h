// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/listener.h"

#include <memory>
#include <unordered_map>

/// Lets everybody in and says everything back: for suites that check what our sockets do.
class Echo final : public QObject, public net::Admission
{
public:
    [[nodiscard]] std::optional<net::Refusal> admit(const net::RequestHead &head,
                                                    const QString &address) override;
    void welcome(std::unique_ptr<net::Transport> transport) override;
    [[nodiscard]] net::HttpResponse respond(const net::HttpRequest &request) override;

private:
    void end(net::Transport *peer);

    std::unordered_map<net::Transport *, std::unique_ptr<net::Transport>> m_peers;
};
