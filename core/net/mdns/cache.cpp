// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/cache.h"

#include <algorithm>

namespace net::mdns {

namespace {

/// What is taken back or replaced holds that long, since somebody may protest (RFC 6762, 10.1 and 10.2).
constexpr base::Duration grace{1'000};
/// A longer one says no more.
constexpr std::chrono::seconds maxTtl = std::chrono::hours(24);
constexpr int firstQuestion = 80; // % of the TTL
constexpr int questionStep = 5;
constexpr int questions = 4;
constexpr int jitter = 20; // ‰ of the TTL

} // namespace

void Cache::expectNoLaterThan(base::TimePoint moment)
{
    m_due = m_due ? std::min(*m_due, moment) : moment;
}

bool Cache::hasRoomFor(const Entry &entry)
{
    const RecordType type = typeOf(entry.record.data);
    return m_ofType[type] < maxOfType && m_ofSource[{type, entry.source}] < maxOfSource &&
           wireForm(entry.record.data, entry.record.name).size() <= maxData;
}

void Cache::planQuestion(Entry &entry)
{
    entry.asks.reset();
    if (entry.asked == questions)
        return;
    const base::Duration ttl = entry.record.ttl;
    const auto share = firstQuestion + questionStep * entry.asked;
    const auto late = base::Duration(m_chance.below(static_cast<quint64>(ttl.count() * jitter / 1'000) + 1));
    entry.asks = entry.heard + ttl * share / 100 + late;
    expectNoLaterThan(*entry.asks);
}

void Cache::refresh(Entry &entry, std::chrono::seconds ttl)
{
    entry.heard = m_clock.now();
    if (ttl.count() == 0) {
        entry.ends = std::min(entry.ends, entry.heard + grace);
        entry.asks.reset();
    } else {
        entry.record.ttl = std::min(ttl, maxTtl);
        entry.ends = entry.heard + entry.record.ttl;
        entry.asked = 0;
        planQuestion(entry);
    }
    expectNoLaterThan(entry.ends);
}

void Cache::flushOthers(std::vector<Entry> &entries, base::TimePoint now)
{
    for (Entry &entry : entries) {
        if (now - entry.heard <= grace || entry.ends <= now + grace)
            continue;
        entry.ends = now + grace;
        entry.asks.reset();
        expectNoLaterThan(entry.ends);
    }
}

void Cache::take(const Record &record, const QHostAddress &source)
{
    const base::TimePoint now = m_clock.now();
    const Key key{typeOf(record.data), record.name};
    const auto found = m_entries.find(key);
    bool isKnown = false;
    if (found != m_entries.end()) {
        std::vector<Entry> &entries = found->second;
        const auto known = std::ranges::find_if(
            entries, [&](const Entry &entry) { return entry.record.data == record.data; });
        isKnown = known != entries.end();
        if (isKnown) {
            refresh(*known, record.ttl);
            std::rotate(known, known + 1, entries.end());
        }
        // A goodbye says nothing of the others.
        if (record.isUnique && record.ttl.count() > 0)
            flushOthers(entries, now);
    }
    if (isKnown || record.ttl.count() == 0)
        return;
    Entry entry{.record = record, .source = source.toString()};
    if (!hasRoomFor(entry))
        return;
    refresh(entry, record.ttl);
    ++m_ofType[key.first];
    ++m_ofSource[{key.first, entry.source}];
    m_entries[key].push_back(std::move(entry));
}

void Cache::drop(const Key &key, std::vector<Entry> &entries, base::TimePoint now)
{
    std::erase_if(entries, [&](const Entry &entry) {
        if (entry.ends > now)
            return false;
        --m_ofType[key.first];
        const auto source = m_ofSource.find({key.first, entry.source});
        if (--source->second == 0)
            m_ofSource.erase(source);
        return true;
    });
}

std::vector<Question> Cache::proceed()
{
    const base::TimePoint now = m_clock.now();
    std::vector<Question> due;
    if (!m_due || *m_due > now)
        return due;
    m_due.reset();
    for (auto &[key, entries] : m_entries) {
        drop(key, entries, now);
        bool asks = false;
        for (Entry &entry : entries) {
            if (entry.asks && *entry.asks <= now) {
                asks = true;
                ++entry.asked;
                planQuestion(entry);
            } else if (entry.asks) {
                expectNoLaterThan(*entry.asks);
            }
            expectNoLaterThan(entry.ends);
        }
        if (asks)
            due.push_back({key.second, static_cast<quint16>(key.first)});
    }
    std::erase_if(m_entries, [](const auto &item) { return item.second.empty(); });
    return due;
}

std::vector<Record> Cache::find(const Name &name, RecordType type) const
{
    std::vector<Record> records;
    const auto found = m_entries.find({type, name});
    if (found != m_entries.end())
        std::ranges::transform(found->second, std::back_inserter(records), &Entry::record);
    return records;
}

std::vector<Record> Cache::all(RecordType type) const
{
    std::vector<Record> records;
    for (auto item = m_entries.lower_bound({type, Name()});
         item != m_entries.end() && item->first.first == type; ++item)
        std::ranges::transform(item->second, std::back_inserter(records), &Entry::record);
    return records;
}

std::vector<Record> Cache::knownAnswers(const Name &name, RecordType type) const
{
    const base::TimePoint now = m_clock.now();
    std::vector<Record> records;
    const auto found = m_entries.find({type, name});
    if (found == m_entries.end())
        return records;
    for (const Entry &entry : found->second) {
        const auto left = std::chrono::floor<std::chrono::seconds>(entry.ends - now);
        if (left <= entry.record.ttl / 2)
            continue;
        records.push_back(entry.record);
        records.back().ttl = left;
        records.back().isUnique = false;
    }
    return records;
}

} // namespace net::mdns
