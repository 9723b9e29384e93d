// SPDX-License-Identifier: GPL-3.0-or-later
#include "hosting.h"

namespace ui {

void Hosting::enter(State state, Problem problem)
{
    if (m_state == state && m_problem == problem)
        return;
    m_state = state;
    m_problem = problem;
    Q_EMIT changed();
}

void Hosting::setSpaceName(const QString &name)
{
    if (m_spaceName == name)
        return;
    m_spaceName = name;
    Q_EMIT changed();
}

void Hosting::setAddresses(const QStringList &addresses)
{
    if (m_addresses == addresses)
        return;
    m_addresses = addresses;
    Q_EMIT changed();
}

void Hosting::setOwnAddress(const QString &address)
{
    if (m_ownAddress == address)
        return;
    m_ownAddress = address;
    Q_EMIT changed();
}

void Hosting::setOthers(int others)
{
    if (m_others == others)
        return;
    m_others = others;
    Q_EMIT othersChanged();
}

} // namespace ui
