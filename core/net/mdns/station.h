// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/querier.h"
#include "net/mdns/registration.h"
#include "net/mdns/responder.h"
#include "net/mdns/wire.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace net::mdns {

/// One program that takes part in service discovery, on all its links: lets one service be found, and finds
/// those of one type. What is found is told by whoever answers and may be a lie: it is an address to try,
/// never a reason to trust.
class Station final : public QObject
{
    Q_OBJECT

public:
    /// What is passed in must outlive it.
    Station(base::Clock &clock, base::Chance &chance, Wire &wire);
    ~Station() override;

    /// The links that there are now. On one that comes it speaks and asks as at the beginning; what was found
    /// on one that goes is lost.
    void setInterfaces(const std::vector<Interface> &interfaces);
    /// The network may be another one: speaks and asks as at the beginning.
    void networkChanged();

    /// Lets a service be found, one at a time. The same one again, by label and host, has changed.
    void advertise(const Registration &registration);
    /// Takes the service back, before it returns.
    void withdraw();
    /// Looks for the services of this type, one's own included.
    void browse(const Name &type);

    /// Those that are there, by name and host.
    [[nodiscard]] std::vector<Instance> instances() const;
    /// What the service is called now; empty where there is none.
    [[nodiscard]] QString label() const;

Q_SIGNALS:
    void found(const net::mdns::Instance &instance);
    /// It has another port, another text or other addresses.
    void changed(const net::mdns::Instance &instance);
    void lost(const net::mdns::Instance &instance);
    /// Somebody else has the name of the service, so it has another one.
    void renamed(const QString &label);

private:
    struct Link {
        Interface network;
        Responder responder;
        std::optional<Querier> querier{};
    };
    using Found = std::map<std::pair<QString, QString>, Instance>;

    void onReceived(const Datagram &datagram);
    [[nodiscard]] static bool isFromHere(const Datagram &datagram, const Interface &network);
    void speak();
    void settleConflict(const Name &name);
    void proceed();
    void schedule();
    void tellInstances();

    base::Clock &m_clock;
    base::Chance &m_chance;
    Wire &m_wire;
    std::map<int, Link> m_links; ///< by the interface's index
    std::optional<Registration> m_wanted;
    std::optional<Registration> m_current; ///< as the others let it be called
    std::optional<Name> m_type;
    Found m_found;
    bool m_hasNews = false; ///< what was found may be something else now
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace net::mdns
