// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/station.h"

#include "base/log.h"

#include <algorithm>

namespace net::mdns {

namespace {

std::vector<QHostAddress> addressesOf(const Interface &network)
{
    std::vector<QHostAddress> addresses;
    std::ranges::transform(network.places, std::back_inserter(addresses), &Interface::Place::address);
    return addresses;
}

} // namespace

Station::Station(base::Clock &clock, base::Chance &chance, Wire &wire)
    : m_clock(clock)
    , m_chance(chance)
    , m_wire(wire)
    , m_timer(clock.makeTimer([this] { proceed(); }))
{
    connect(&wire, &Wire::received, this, &Station::onReceived);
}

Station::~Station() = default;

void Station::setInterfaces(const std::vector<Interface> &interfaces)
{
    bool hasChanged = false;
    std::erase_if(m_links, [&](const auto &item) {
        const bool isGone = std::ranges::find(interfaces, item.first, &Interface::index) == interfaces.end();
        if (isGone)
            m_wire.leave(item.second.network);
        hasChanged = hasChanged || isGone;
        return isGone;
    });
    for (const Interface &network : interfaces) {
        const auto link = m_links.find(network.index);
        if (link != m_links.end() && link->second.network == network)
            continue;
        hasChanged = true;
        m_wire.join(network);
        if (link != m_links.end()) {
            link->second.network = network;
            if (link->second.querier)
                link->second.querier->restart();
            continue;
        }
        Link fresh{network, Responder(m_clock, m_chance)};
        if (m_type)
            fresh.querier.emplace(m_clock, m_chance, *m_type, network.name);
        m_links.emplace(network.index, std::move(fresh));
    }
    if (!hasChanged)
        return;
    speak();
    tellInstances();
    proceed();
}

void Station::networkChanged()
{
    for (auto &[index, link] : m_links) {
        link.responder.announce();
        if (link.querier)
            link.querier->restart();
    }
    proceed();
}

void Station::advertise(const Registration &registration)
{
    const bool isSame = m_wanted && m_wanted->type == registration.type &&
                        m_wanted->label == registration.label && m_wanted->host == registration.host;
    Registration current = registration;
    if (isSame) {
        current.label = m_current->label;
        current.host = m_current->host;
    }
    m_wanted = registration;
    m_current = current;
    speak();
    proceed();
}

void Station::withdraw()
{
    m_wanted.reset();
    m_current.reset();
    speak();
    proceed();
}

void Station::browse(const Name &type)
{
    m_type = type;
    for (auto &[index, link] : m_links)
        link.querier.emplace(m_clock, m_chance, type, link.network.name);
    tellInstances();
    proceed();
}

void Station::speak()
{
    std::map<int, std::vector<Record>> records;
    for (const auto &[index, link] : m_links)
        records[index] = m_current ? recordsOf(*m_current, addressesOf(link.network)) : std::vector<Record>();
    for (auto &[index, link] : m_links) {
        std::vector<Record> elsewhere;
        for (const auto &[other, others] : records) {
            if (other != index)
                elsewhere.insert(elsewhere.end(), others.begin(), others.end());
        }
        link.responder.speakFor(records[index], std::move(elsewhere));
    }
}

void Station::settleConflict(const Name &name)
{
    if (name == instanceName(*m_current)) {
        m_current->label = nextLabel(m_current->label);
        base::log("net")->info("the name of the service is taken, it is \"{}\" now", label());
        Q_EMIT renamed(label());
    } else if (name == hostName(*m_current)) {
        m_current->host = nextHostLabel(m_current->host);
        base::log("net")->info("the name of the host is taken, it is {} now", m_current->host.toStdString());
    }
    speak();
}

bool Station::isFromHere(const Datagram &datagram, const Interface &network)
{
    const QHostAddress &source = datagram.source.address;
    return datagram.isToAll || source.isLinkLocal() ||
           std::ranges::any_of(network.places, [&](const Interface::Place &place) {
               return source.isInSubnet(place.address, place.prefix);
           });
}

void Station::onReceived(const Datagram &datagram)
{
    const auto found = m_links.find(datagram.network);
    if (found == m_links.end() || !isFromHere(datagram, found->second.network))
        return;
    const base::Result<Message> message = decode(datagram.bytes);
    // Anybody may send anything; only who speaks mDNS answers from its port (RFC 6762, 6).
    if (!message || (message->isResponse && datagram.source.port != multicastPort))
        return;
    Link &link = found->second;
    if (message->isResponse && link.querier && link.querier->hear(*message, datagram.source.address))
        m_hasNews = true;
    link.responder.hear(*message, datagram.source);
    // In the next turn, so that many datagrams at once cause the work once.
    m_timer->start(base::Duration(0));
}

void Station::proceed()
{
    for (auto &[index, link] : m_links) {
        if (const std::optional<Name> conflict = link.responder.takeConflict(); conflict && m_current)
            settleConflict(*conflict);
    }
    for (auto &[index, link] : m_links) {
        for (const Outgoing &outgoing : link.responder.proceed())
            m_wire.send(link.network, encode(outgoing.message), outgoing.to);
        if (!link.querier || link.querier->nextDue() > m_clock.now())
            continue;
        m_hasNews = true;
        for (const Message &message : link.querier->proceed())
            m_wire.send(link.network, encode(message), std::nullopt);
    }
    schedule();
    if (m_hasNews)
        tellInstances();
}

void Station::schedule()
{
    std::optional<base::TimePoint> due;
    const auto expect = [&due](base::TimePoint moment) { due = due ? std::min(*due, moment) : moment; };
    for (const auto &[index, link] : m_links) {
        if (const auto moment = link.responder.nextDue())
            expect(*moment);
        if (link.querier)
            expect(link.querier->nextDue());
    }
    if (due)
        m_timer->start(std::max(base::Duration(0), *due - m_clock.now()));
    else
        m_timer->stop();
}

void Station::tellInstances()
{
    m_hasNews = false;
    Found now;
    for (const auto &[index, link] : m_links) {
        if (!link.querier)
            continue;
        for (Instance &instance : link.querier->instances()) {
            const auto [place, isNew] = now.try_emplace({instance.name, instance.host}, instance);
            if (isNew)
                continue;
            for (QHostAddress &address : instance.addresses) {
                if (std::ranges::find(place->second.addresses, address) == place->second.addresses.end())
                    place->second.addresses.push_back(std::move(address));
            }
        }
    }
    const Found before = std::exchange(m_found, now);
    for (const auto &[key, instance] : before) {
        if (!now.contains(key))
            Q_EMIT lost(instance);
    }
    for (const auto &[key, instance] : now) {
        const auto known = before.find(key);
        if (known == before.end())
            Q_EMIT found(instance);
        else if (!(known->second == instance))
            Q_EMIT changed(instance);
    }
}

std::vector<Instance> Station::instances() const
{
    std::vector<Instance> instances;
    for (const auto &[key, instance] : m_found)
        instances.push_back(instance);
    return instances;
}

QString Station::label() const
{
    return m_current ? QString::fromUtf8(m_current->label) : QString();
}

} // namespace net::mdns
