// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/responder.h"

#include "net/mdns/registration.h"

#include <algorithm>
#include <set>

namespace net::mdns {

namespace {

using namespace std::chrono_literals;

constexpr int probes = 3;
constexpr base::Duration probePause = 250ms;
constexpr int announcements = 2;
constexpr base::Duration announcementPause = 1s;
/// Who lost to another probe waits that long (RFC 6762, 8.2).
constexpr base::Duration defeatPause = 1s;
/// More claims than that in ten seconds are somebody's mistake, who is not to be hurried (RFC 6762, 8.1).
constexpr std::size_t manyClaims = 15;
constexpr base::Duration lately = 10s;
constexpr base::Duration manyClaimsPause = 5s;
constexpr std::size_t maxFormer = 64;

bool isExisting(const Record &record)
{
    return std::holds_alternative<Existing>(record.data);
}

std::set<Name> uniqueNames(const std::vector<Record> &records)
{
    std::set<Name> names;
    for (const Record &record : records) {
        if (record.isUnique)
            names.insert(record.name);
    }
    return names;
}

/// What there is of each unique name, and so that there is nothing else.
std::vector<Record> existing(const std::vector<Record> &records)
{
    std::vector<Record> result;
    for (const Name &name : uniqueNames(records)) {
        Record sum{name, Existing{}, 120s, true};
        for (const Record &record : records) {
            if (record.name == name)
                std::get<Existing>(sum.data).types.push_back(typeOf(record.data));
        }
        result.push_back(std::move(sum));
    }
    return result;
}

bool isSame(const Record &a, const Record &b)
{
    return a.name == b.name && a.data == b.data;
}

/// How those who claim one name at once are compared (RFC 6762, 8.2).
std::vector<std::pair<RecordType, QByteArray>> ranking(const std::vector<Record> &records, const Name &name)
{
    std::vector<std::pair<RecordType, QByteArray>> data;
    for (const Record &record : records) {
        if (record.name == name && !isExisting(record))
            data.emplace_back(typeOf(record.data), wireForm(record.data, name));
    }
    std::ranges::sort(data);
    return data;
}

/// Whether `a` comes before `b`, byte by byte and each byte without a sign.
bool isLess(const std::vector<std::pair<RecordType, QByteArray>> &a,
            const std::vector<std::pair<RecordType, QByteArray>> &b)
{
    return std::ranges::lexicographical_compare(a, b, [](const auto &x, const auto &y) {
        return x.first != y.first ? x.first < y.first : QByteArrayView(x.second) < QByteArrayView(y.second);
    });
}

} // namespace

void Responder::speakFor(std::vector<Record> records, std::vector<Record> elsewhere)
{
    m_elsewhere = std::move(elsewhere);
    for (Record &record : existing(records))
        records.push_back(std::move(record));
    if (m_phase != Phase::Silent && std::ranges::equal(records, m_own, {}, {}, &Own::record))
        return;
    std::vector<Record> former;
    std::ranges::transform(m_own, std::back_inserter(former), &Own::record);
    const bool hasNewNames = uniqueNames(former) != uniqueNames(records);
    if (m_phase == Phase::Speaking) {
        if (std::vector<Record> farewell = farewellTo(records); !farewell.empty())
            m_outbox.push_back({{.isResponse = true, .answers = std::move(farewell)}});
    }
    for (const Record &record : former)
        remember(record);
    m_own.clear();
    for (Record &record : records)
        m_own.push_back({std::move(record)});
    if (m_own.empty()) {
        m_phase = Phase::Silent;
        m_stepDue.reset();
    } else if (hasNewNames || m_phase == Phase::Silent) {
        beginClaim();
    } else {
        announce();
    }
}

std::vector<Record> Responder::farewellTo(const std::vector<Record> &remaining) const
{
    std::vector<Record> farewell;
    for (const Own &own : m_own) {
        const Record &record = own.record;
        const bool remains = std::ranges::any_of(remaining, [&](const Record &other) {
            // A unique one is replaced by who has its name and type.
            return isSame(other, record) || (record.isUnique && other.name == record.name &&
                                             typeOf(other.data) == typeOf(record.data));
        });
        // That a type is there may be said by others too.
        if (remains || isExisting(record) || record.name == allTypes())
            continue;
        farewell.push_back(record);
        farewell.back().ttl = 0s;
    }
    return farewell;
}

void Responder::remember(const Record &former)
{
    m_former.push_back(former);
    if (m_former.size() > maxFormer)
        m_former.pop_front();
}

void Responder::announce()
{
    if (m_phase != Phase::Speaking)
        return;
    m_sent = 0;
    m_stepDue = m_clock.now();
}

void Responder::beginClaim()
{
    const base::TimePoint now = m_clock.now();
    while (!m_claims.empty() && now - m_claims.front() > lately)
        m_claims.pop_front();
    m_claims.push_back(now);
    m_phase = Phase::Claiming;
    m_sent = 0;
    m_stepDue = now + base::Duration(m_chance.below(static_cast<quint64>(probePause.count()) + 1));
    if (m_claims.size() > manyClaims)
        m_stepDue = now + manyClaimsPause;
    for (Own &own : m_own)
        own.answers.reset();
}

bool Responder::isMine(const Record &record) const
{
    const auto same = [&](const Record &other) { return isSame(other, record); };
    return std::ranges::any_of(m_own, same, &Own::record) || std::ranges::any_of(m_elsewhere, same) ||
           std::ranges::any_of(m_former, same);
}

void Responder::hear(const Message &message, const Endpoint &source)
{
    if (message.isResponse)
        return hearResponse(message);
    if (m_phase == Phase::Claiming)
        return hearProbe(message);
    if (m_phase == Phase::Speaking)
        hearQuery(message, source);
}

void Responder::hearResponse(const Message &response)
{
    for (const auto *section : {&response.answers, &response.additionals}) {
        for (const Record &record : *section)
            hearRecord(record);
    }
}

void Responder::hearRecord(const Record &record)
{
    if (record.ttl == 0s)
        return;
    bool contradicts = false;
    for (Own &own : m_own) {
        // Somebody says what it was about to say (RFC 6762, 7.4).
        if (isSame(own.record, record) && record.ttl >= own.record.ttl)
            own.answers.reset();
        contradicts =
            contradicts || (own.record.isUnique && own.record.name == record.name &&
                            (m_phase == Phase::Claiming || typeOf(own.record.data) == typeOf(record.data)));
    }
    if (!contradicts || isMine(record))
        return;
    if (m_phase == Phase::Speaking)
        return beginClaim();
    if (m_phase == Phase::Claiming) {
        m_conflict = record.name;
        m_phase = Phase::Silent;
        m_stepDue.reset();
    }
}

void Responder::hearProbe(const Message &query)
{
    std::vector<Record> mine;
    std::ranges::transform(m_own, std::back_inserter(mine), &Own::record);
    for (const Name &name : uniqueNames(mine)) {
        const bool isNews = std::ranges::any_of(
            query.authorities, [&](const Record &record) { return record.name == name && !isMine(record); });
        if (!isNews || !isLess(ranking(mine, name), ranking(query.authorities, name)))
            continue;
        m_sent = 0;
        m_stepDue = m_clock.now() + defeatPause;
    }
}

Message Responder::probe() const
{
    Message message;
    for (const Own &own : m_own) {
        if (!own.record.isUnique || isExisting(own.record))
            continue;
        const Question question{own.record.name, anyType};
        if (std::ranges::find(message.questions, question) == message.questions.end())
            message.questions.push_back(question);
        message.authorities.push_back(own.record);
        // Of what somebody does not have yet nothing is to be forgotten.
        message.authorities.back().isUnique = false;
    }
    return message;
}

void Responder::step()
{
    const base::TimePoint now = m_clock.now();
    if (!m_stepDue || *m_stepDue > now)
        return;
    if (m_phase == Phase::Claiming && m_sent < probes) {
        ++m_sent;
        m_stepDue = now + probePause;
        m_outbox.push_back({probe()});
        return;
    }
    if (m_phase == Phase::Claiming)
        m_sent = 0;
    m_phase = Phase::Speaking;
    for (Own &own : m_own) {
        if (!isExisting(own.record))
            own.answers = now;
    }
    ++m_sent;
    m_stepDue = m_sent < announcements ? std::optional(now + announcementPause) : std::nullopt;
}

std::vector<Outgoing> Responder::proceed()
{
    step();
    tell();
    return std::exchange(m_outbox, {});
}

std::optional<base::TimePoint> Responder::nextDue() const
{
    if (!m_outbox.empty())
        return m_clock.now();
    std::optional<base::TimePoint> due = m_stepDue;
    for (const Own &own : m_own) {
        if (own.answers && (!due || *own.answers < *due))
            due = own.answers;
    }
    return due;
}

} // namespace net::mdns
