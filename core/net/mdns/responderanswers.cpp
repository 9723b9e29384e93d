// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/responder.h"

#include <algorithm>

namespace net::mdns {

namespace {

using namespace std::chrono_literals;

/// Between two times that one record goes to all (RFC 6762, 6), and where somebody claims its name.
constexpr base::Duration leastPause = 1s;
constexpr base::Duration leastPauseOfProbes = 250ms;
/// Before an answer that others may give too; after a query whose known answers come in several messages.
constexpr base::Duration answerDelay = 20ms;
constexpr base::Duration truncatedDelay = 400ms;
constexpr quint64 delaySpread = 101; // ms
/// What is said to who does not speak mDNS and cannot be told when it ends (RFC 6762, 6.7).
constexpr std::chrono::seconds legacyTtl = 10s;

bool isExisting(const Record &record)
{
    return std::holds_alternative<Existing>(record.data);
}

/// Whether the query says that its sender has this record for long enough (RFC 6762, 7.1).
bool knows(const Message &query, const Record &record)
{
    return std::ranges::any_of(query.answers, [&](const Record &known) {
        return known.name == record.name && known.data == record.data && known.ttl >= record.ttl / 2;
    });
}

/// The name that a record leads to.
std::optional<Name> targetOf(const Record &record)
{
    if (const auto *pointer = std::get_if<Pointer>(&record.data))
        return pointer->target;
    if (const auto *service = std::get_if<Service>(&record.data))
        return service->host;
    return std::nullopt;
}

} // namespace

bool Responder::matches(const Own &own, const Question &question) const
{
    if (!(own.record.name == question.name))
        return false;
    if (question.type == static_cast<quint16>(typeOf(own.record.data)))
        return true;
    if (!isExisting(own.record))
        return question.type == anyType;
    const auto &types = std::get<Existing>(own.record.data).types;
    return question.type != anyType &&
           std::ranges::find(types, static_cast<RecordType>(question.type)) == types.end();
}

void Responder::hearQuery(const Message &query, const Endpoint &source)
{
    if (query.questions.empty())
        return hearMoreKnown(query, source);
    const base::TimePoint now = m_clock.now();
    std::vector<Own *> one;
    std::vector<Own *> all;
    for (Own &own : m_own) {
        bool isAsked = false;
        bool isForAll = false;
        for (const Question &question : query.questions) {
            const bool matching = matches(own, question);
            isAsked = isAsked || matching;
            isForAll = isForAll || (matching && !question.wantsUnicast);
        }
        if (!isAsked || knows(query, own.record))
            continue;
        // What all have not heard of for long they may hear now (RFC 6762, 5.4).
        const bool isFresh = own.toldAll && now - *own.toldAll < own.record.ttl / 4;
        const bool isLegacy = source.port != multicastPort;
        (isLegacy || (!isForAll && isFresh) ? one : all).push_back(&own);
    }
    answerOne(one, query, source);
    answerAll(all, query, source);
}

void Responder::answerOne(const std::vector<Own *> &answers, const Message &query, const Endpoint &source)
{
    if (answers.empty())
        return;
    const bool isLegacy = source.port != multicastPort;
    Message message{.isResponse = true};
    if (isLegacy) {
        message.id = query.id;
        message.questions = query.questions;
    }
    for (const Own *own : withAdditionals(answers)) {
        Record record = own->record;
        if (isLegacy) {
            record.ttl = std::min(record.ttl, legacyTtl);
            record.isUnique = false;
        }
        const bool isAnswer = message.answers.size() < answers.size();
        (isAnswer ? message.answers : message.additionals).push_back(std::move(record));
    }
    m_outbox.push_back({std::move(message), source});
}

void Responder::answerAll(const std::vector<Own *> &answers, const Message &query, const Endpoint &source)
{
    const base::TimePoint now = m_clock.now();
    const base::Duration pause = query.authorities.empty() ? leastPause : leastPauseOfProbes;
    const bool isMineAlone =
        std::ranges::all_of(answers, [](const Own *own) { return own->record.isUnique; });
    base::TimePoint due = now;
    if (query.isTruncated)
        due += truncatedDelay + base::Duration(m_chance.below(delaySpread));
    else if (!isMineAlone)
        due += answerDelay + base::Duration(m_chance.below(delaySpread));
    for (Own *own : answers) {
        if (own->toldAll && now - *own->toldAll < pause)
            continue;
        if (own->answers) {
            due = std::min(due, *own->answers);
            own->asker = own->asker == source.address ? source.address : QHostAddress();
        } else {
            own->asker = source.address;
        }
        own->answers = due;
    }
}

void Responder::hearMoreKnown(const Message &query, const Endpoint &source)
{
    for (Own &own : m_own) {
        if (own.answers && own.asker == source.address && knows(query, own.record))
            own.answers.reset();
    }
}

std::vector<Responder::Own *> Responder::withAdditionals(std::vector<Own *> answers)
{
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const std::optional<Name> target = targetOf(answers[i]->record);
        if (!target)
            continue;
        for (Own &own : m_own) {
            const bool isUseful =
                own.record.name == *target && own.record.isUnique && !isExisting(own.record);
            if (isUseful && std::ranges::find(answers, &own) == answers.end())
                answers.push_back(&own);
        }
    }
    return answers;
}

void Responder::tell()
{
    const base::TimePoint now = m_clock.now();
    std::vector<Own *> answers;
    for (Own &own : m_own) {
        if (own.answers && *own.answers <= now)
            answers.push_back(&own);
    }
    if (answers.empty())
        return;
    Message message{.isResponse = true};
    for (Own *own : withAdditionals(answers)) {
        own->answers.reset();
        own->toldAll = now;
        const bool isAnswer = message.answers.size() < answers.size();
        (isAnswer ? message.answers : message.additionals).push_back(own->record);
    }
    m_outbox.push_back({std::move(message)});
}

} // namespace net::mdns
