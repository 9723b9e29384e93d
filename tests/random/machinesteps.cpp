// SPDX-License-Identifier: GPL-3.0-or-later
#include "random/walk.h"

#include <QCoreApplication>

// What links, processes, disks and time do.
namespace walks {

namespace {

QString nameOf(support::Crash crash)
{
    return crash == support::Crash::BeforeCommit ? QStringLiteral("before the commit")
                                                 : QStringLiteral("after the commit");
}

} // namespace

void Walk::deliverSome()
{
    const Walker &walker = anybody();
    const bool isUp = below(2) == 0;
    net::PipeTransport *end = isUp ? walker.installation->farEnd : walker.installation->nearEnd;
    if (!end)
        return;
    note(QStringLiteral("what is on its way %1 %2 arrives")
             .arg(isUp ? QStringLiteral("from") : QStringLiteral("to"), walker.name));
    QCoreApplication::sendPostedEvents(end);
}

void Walk::deliverAll()
{
    note(QStringLiteral("everything arrives"));
    support::World::deliver();
}

void Walk::commitServer()
{
    note(QStringLiteral("the server commits"));
    m_world->host().disk().commit();
}

void Walk::commitDevice()
{
    const Walker &walker = anybody();
    note(QStringLiteral("%1 commits").arg(walker.name));
    walker.installation->disk.commit();
}

void Walk::failServer()
{
    note(QStringLiteral("the server's disk refuses"));
    m_world->host().disk().fail();
}

void Walk::failDevice()
{
    Walker &walker = anybody();
    note(QStringLiteral("the disk of %1 refuses").arg(walker.name));
    walker.hasFailed = true;
    walker.installation->disk.fail();
}

void Walk::breakLink()
{
    const Walker &walker = anybody();
    const bool isFar = below(2) == 0;
    net::PipeTransport *end = isFar ? walker.installation->farEnd : walker.installation->nearEnd;
    if (!end)
        return;
    note(QStringLiteral("the link of %1 breaks at the %2 end")
             .arg(walker.name, isFar ? QStringLiteral("far") : QStringLiteral("near")));
    end->abort();
}

void Walk::loseEvent()
{
    Walker &walker = anybody();
    note(QStringLiteral("%1 will not get the next event, nor the next receipts").arg(walker.name));
    ++walker.installation->eventsToLose;
    ++walker.installation->receiptsToLose;
}

void Walk::crashServer()
{
    if (!m_world->host().isRunning())
        return;
    const support::Crash crash = anyCrash();
    note(QStringLiteral("the server dies %1").arg(nameOf(crash)));
    m_world->crashServer(crash);
}

void Walk::crashDevice()
{
    const Walker &walker = anybody();
    if (!walker.device().isRunning())
        return;
    const support::Crash crash = anyCrash();
    note(QStringLiteral("%1 dies %2").arg(walker.name, nameOf(crash)));
    m_world->crash(walker.device(), crash);
}

void Walk::start()
{
    if (!m_world->host().isRunning()) {
        note(QStringLiteral("the server starts"));
        return m_world->startServer();
    }
    for (const Walker &walker : m_walkers) {
        if (walker.device().isRunning())
            continue;
        note(QStringLiteral("%1 starts").arg(walker.name));
        return m_world->start(walker.device());
    }
}

void Walk::passTime()
{
    const base::Duration duration(below(4) == 0 ? below(40'000) : below(3'000));
    note(QStringLiteral("%1 ms pass").arg(duration.count()));
    m_world->advance(duration);
}

void Walk::stall()
{
    const base::Duration duration(below(4) == 0 ? below(40'000) : below(1'500));
    note(QStringLiteral("everything hangs for %1 ms").arg(duration.count()));
    m_world->clock().advance(duration);
}

} // namespace walks
