// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin.h"

#include <algorithm>

namespace ui {

namespace {

constexpr base::Duration second{1'000};
constexpr int codeLength = 12;

} // namespace

SignIn::SignIn(base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_ticker(clock.makeTimer([this] { tick(); }))
{
}

SignIn::~SignIn() = default;

bool SignIn::isCode(const QString &text)
{
    // As the server reads it: blanks and hyphens do not count.
    const auto isLeftOut = [](QChar c) { return c.isSpace() || c == u'-'; };
    const auto left = std::ranges::count_if(text, isLeftOut);
    const bool isPlain = std::ranges::all_of(
        text, [&](QChar c) { return isLeftOut(c) || (c.unicode() < 128 && c.isLetterOrNumber()); });
    return isPlain && text.size() - left == codeLength;
}

void SignIn::cancel()
{
    m_waitUntil = {};
    tick();
    enter(false, Problem::None);
}

void SignIn::begin()
{
    enter(true, Problem::None);
}

void SignIn::fail(Problem problem, base::Duration wait)
{
    m_waitUntil = m_clock.now() + wait;
    tick();
    enter(false, problem);
}

void SignIn::succeed()
{
    enter(false, Problem::None);
    Q_EMIT done();
}

void SignIn::enter(bool isTrying, Problem problem)
{
    if (m_isTrying == isTrying && m_problem == problem)
        return;
    m_isTrying = isTrying;
    m_problem = problem;
    Q_EMIT changed();
}

void SignIn::tick()
{
    const base::Duration left = std::max(m_waitUntil - m_clock.now(), base::Duration(0));
    const auto seconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
    if (seconds > 0)
        m_ticker->start(second);
    else
        m_ticker->stop();
    if (std::exchange(m_secondsToWait, seconds) != seconds)
        Q_EMIT secondsToWaitChanged();
}

} // namespace ui
