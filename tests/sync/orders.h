// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace stories {

/// All orders in which things can happen that take turns, told one after the other: whoever tells one asks at
/// every turn who is next. In each order so many times at most is somebody passed over whose turn it is; a
/// large number gives every order there is.
class Orders
{
public:
    explicit Orders(int patience)
        : m_patience(patience)
        , m_left(patience)
    {
    }

    /// How many of `count` who could be next are passed over now.
    [[nodiscard]] int choose(int count)
    {
        if (m_turn == m_choices.size())
            m_choices.push_back({0, std::min(count - 1, m_left)});
        const int passed = m_choices[m_turn++].passed;
        m_left -= passed;
        return passed;
    }

    /// Goes on to the next order, which begins as the last one did. Whether there is one.
    [[nodiscard]] bool next()
    {
        while (!m_choices.empty() && m_choices.back().passed == m_choices.back().most)
            m_choices.pop_back();
        if (m_choices.empty())
            return false;
        ++m_choices.back().passed;
        m_turn = 0;
        m_left = m_patience;
        return true;
    }

private:
    struct Choice {
        int passed = 0;
        int most = 0;
    };

    int m_patience;
    int m_left;
    std::size_t m_turn = 0;
    std::vector<Choice> m_choices;
};

} // namespace stories
