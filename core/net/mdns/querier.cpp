// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/querier.h"

#include <algorithm>

namespace net::mdns {

namespace {

using namespace std::chrono_literals;

constexpr base::Duration maxPause = 1h;
/// What fits into an Ethernet frame, behind the headers of IPv6 and UDP.
constexpr qsizetype maxMessage = 1'440;

/// Until those that are gone are dropped.
constexpr std::size_t maxHosts = 2 * Cache::maxOfType;

constexpr quint16 numberOf(RecordType type)
{
    return static_cast<quint16>(type);
}

bool isAddress(const Record &record)
{
    return std::holds_alternative<Address>(record.data);
}

} // namespace

Querier::Querier(base::Clock &clock, base::Chance &chance, Name type, QString scope)
    : m_clock(clock)
    , m_chance(chance)
    , m_type(std::move(type))
    , m_scope(std::move(scope))
    , m_cache(clock, chance)
    , m_pace(beginning())
{
}

Querier::Pace Querier::beginning()
{
    // Many machines may come in one moment, as the power does.
    return {m_clock.now() + 20ms + base::Duration(m_chance.below(101)), 1s};
}

void Querier::go(Pace &pace, base::TimePoint now)
{
    pace.due = now + pace.pause;
    pace.pause = std::min<base::Duration>(pace.pause * 2, maxPause);
}

void Querier::restart()
{
    m_pace = beginning();
    m_missing.clear();
    m_isStale = true;
}

bool Querier::isOfType(const Record &record) const
{
    if (const auto *pointer = std::get_if<Pointer>(&record.data))
        return record.name == m_type && pointer->target.parent() == m_type;
    return !isAddress(record) && record.name.parent() == m_type;
}

bool Querier::hear(const Message &response, const QHostAddress &source)
{
    bool isNews = false;
    const auto take = [&](const auto &isWanted) {
        for (const auto *section : {&response.answers, &response.additionals}) {
            for (const Record &record : *section) {
                if (!isWanted(record))
                    continue;
                m_cache.take(record, source);
                isNews = true;
            }
        }
    };
    take([this](const Record &record) {
        if (!isOfType(record))
            return false;
        if (const auto *service = std::get_if<Service>(&record.data); service && m_hosts.size() < maxHosts)
            m_hosts.insert(service->host);
        return true;
    });
    take([this](const Record &record) { return isAddress(record) && m_hosts.contains(record.name); });
    m_isStale = m_isStale || isNews;
    return isNews;
}

std::set<Querier::Wanted> Querier::missing() const
{
    std::set<Wanted> wanted;
    for (const Record &record : m_cache.find(m_type, RecordType::Ptr)) {
        const Name &instance = std::get<Pointer>(record.data).target;
        const std::vector<Record> services = m_cache.find(instance, RecordType::Srv);
        if (services.empty())
            wanted.insert({instance, numberOf(RecordType::Srv)});
        if (m_cache.find(instance, RecordType::Txt).empty())
            wanted.insert({instance, numberOf(RecordType::Txt)});
        for (const Record &service : services) {
            const Name &host = std::get<Service>(service.data).host;
            if (!addressesOf(host).empty())
                continue;
            wanted.insert({host, numberOf(RecordType::A)});
            wanted.insert({host, numberOf(RecordType::Aaaa)});
        }
    }
    return wanted;
}

void Querier::planMissing()
{
    const std::set<Wanted> wanted = missing();
    std::erase_if(m_missing, [&](const auto &item) { return !wanted.contains(item.first); });
    // One beginning for all, so that one message asks for them.
    const Pace pace = beginning();
    for (const Wanted &one : wanted)
        m_missing.try_emplace(one, pace);
}

std::vector<Message> Querier::proceed()
{
    const base::TimePoint now = m_clock.now();
    if (now < nextDue())
        return {};
    std::vector<Question> questions = m_cache.proceed();
    m_isStale = false;
    m_hosts.clear();
    for (const Record &service : m_cache.all(RecordType::Srv))
        m_hosts.insert(std::get<Service>(service.data).host);
    planMissing();
    const auto ask = [&](const Name &name, quint16 type, Pace &pace) {
        if (pace.due > now)
            return;
        go(pace, now);
        const Question question{name, type};
        if (std::ranges::find(questions, question) == questions.end())
            questions.push_back(question);
    };
    ask(m_type, numberOf(RecordType::Ptr), m_pace);
    for (auto &[wanted, pace] : m_missing)
        ask(wanted.first, wanted.second, pace);
    return messagesFor(std::move(questions));
}

std::vector<Message> Querier::messagesFor(std::vector<Question> questions) const
{
    std::vector<Message> messages;
    if (questions.empty())
        return messages;
    messages.emplace_back();
    for (Question &question : questions) {
        if (encode(messages.back()).size() > maxMessage - 300)
            messages.emplace_back();
        messages.back().questions.push_back(std::move(question));
    }
    const Question pointers{m_type, numberOf(RecordType::Ptr)};
    const auto asksForAll = std::ranges::find_if(messages, [&](const Message &message) {
        return std::ranges::find(message.questions, pointers) != message.questions.end();
    });
    if (asksForAll == messages.end())
        return messages;
    // The last one, so that further known answers may come behind it (RFC 6762, 7.2).
    std::iter_swap(asksForAll, messages.end() - 1);
    qsizetype size = encode(messages.back()).size();
    for (Record &known : m_cache.knownAnswers(m_type, RecordType::Ptr)) {
        // At most: its name is a pointer to the question's.
        const qsizetype more = 14 + std::get<Pointer>(known.data).target.labels().constFirst().size() + 3;
        if (size + more > maxMessage) {
            messages.back().isTruncated = true;
            messages.emplace_back();
            size = encode(messages.back()).size() + m_type.wireForm().size();
        }
        messages.back().answers.push_back(std::move(known));
        size += more;
    }
    return messages;
}

base::TimePoint Querier::nextDue() const
{
    if (m_isStale)
        return m_clock.now();
    base::TimePoint due = m_pace.due;
    if (const auto cached = m_cache.nextDue())
        due = std::min(due, *cached);
    for (const auto &[wanted, pace] : m_missing)
        due = std::min(due, pace.due);
    return due;
}

std::vector<QHostAddress> Querier::addressesOf(const Name &host) const
{
    std::vector<QHostAddress> addresses;
    for (const RecordType type : {RecordType::A, RecordType::Aaaa}) {
        for (const Record &record : m_cache.find(host, type)) {
            QHostAddress address = std::get<Address>(record.data).address;
            if (address.isLinkLocal() && address.protocol() == QAbstractSocket::IPv6Protocol)
                address.setScopeId(m_scope);
            addresses.push_back(std::move(address));
        }
    }
    return addresses;
}

std::vector<Instance> Querier::instances() const
{
    std::vector<Instance> instances;
    for (const Record &record : m_cache.find(m_type, RecordType::Ptr)) {
        const Name &name = std::get<Pointer>(record.data).target;
        const std::vector<Record> services = m_cache.find(name, RecordType::Srv);
        const std::vector<Record> texts = m_cache.find(name, RecordType::Txt);
        if (services.empty() || texts.empty())
            continue;
        // Where there are several, the newest holds: the others have been replaced.
        const auto &service = std::get<Service>(services.back().data);
        Instance instance{QString::fromUtf8(name.labels().constFirst()),
                          QString::fromUtf8(service.host.labels().join('.')), service.port,
                          addressesOf(service.host), std::get<Text>(texts.back().data).strings};
        if (!instance.addresses.empty())
            instances.push_back(std::move(instance));
    }
    return instances;
}

} // namespace net::mdns
