// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/receiptbook.h"

#include <algorithm>

namespace client {

ReceiptBook::ReceiptBook(const std::vector<protocol::Progress> &people)
{
    move(people);
}

bool ReceiptBook::move(const std::vector<protocol::Progress> &people)
{
    bool isNews = false;
    for (const protocol::Progress &one : people) {
        const auto [known, isNew] = m_people.try_emplace(one.user, one);
        isNews = isNews || isNew || known->second != one;
        known->second = one;
    }
    if (isNews)
        sort();
    return isNews;
}

bool ReceiptBook::forget(const base::UserId &user, base::Seq seq)
{
    const auto known = m_people.find(user);
    if (known == m_people.end() || known->second.deliveredSeq >= seq)
        return false;
    m_people.erase(known);
    sort();
    return true;
}

void ReceiptBook::sort()
{
    m_delivered = 0;
    m_read.clear();
    for (const auto &[user, progress] : m_people) {
        m_delivered = std::max(m_delivered, progress.deliveredSeq);
        m_read.push_back(progress.readSeq);
    }
    std::ranges::sort(m_read);
}

Reach ReceiptBook::reachOf(base::Seq seq) const
{
    const auto readers = m_read.end() - std::ranges::lower_bound(m_read, seq);
    return {m_delivered >= seq, static_cast<int>(readers)};
}

base::Seq ReceiptBook::sum() const
{
    base::Seq sum = 0;
    for (const auto &[user, progress] : m_people)
        sum += progress.deliveredSeq + progress.readSeq;
    return sum;
}

std::vector<protocol::Progress> ReceiptBook::people() const
{
    std::vector<protocol::Progress> people;
    std::ranges::transform(m_people, std::back_inserter(people), [](const auto &one) { return one.second; });
    return people;
}

} // namespace client
