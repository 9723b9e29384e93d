// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostedspace.h"

#include "localaddresses.h"
#include "spacehost.h"

namespace desktop {

HostedSpace::HostedSpace(QString folder, quint16 port)
    : m_folder(std::move(folder))
{
    setPort(port);
    m_thread.setObjectName(QStringLiteral("space"));
}

HostedSpace::~HostedSpace()
{
    stop();
    endThread();
}

void HostedSpace::setPort(quint16 port)
{
    m_port = port;
    if (port != 0)
        setOwnAddress(QStringLiteral("127.0.0.1:%1").arg(port));
}

void HostedSpace::start(const QString &spaceName)
{
    if (!m_owner.isEmpty())
        return begin(spaceName);
    m_waiting = spaceName;
    Q_EMIT ownerNeeded();
}

void HostedSpace::setOwner(const QByteArray &key)
{
    m_owner = key;
    if (const auto waiting = std::exchange(m_waiting, std::nullopt))
        begin(*waiting);
}

void HostedSpace::begin(const QString &spaceName)
{
    if (state() != State::Stopped)
        return;
    endThread();
    enter(State::Starting);
    m_host = new SpaceHost(m_folder, spaceName, m_port, m_owner);
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    connect(m_host, &SpaceHost::started, this, &HostedSpace::onStarted);
    connect(m_host, &SpaceHost::failed, this, &HostedSpace::onFailed);
    connect(m_host, &SpaceHost::peopleChanged, this,
            [this](int people) { setOthers(std::max(people - 1, 0)); });
    connect(m_host, &SpaceHost::stopped, this, [this] {
        setAddresses({});
        setOthers(0);
        enter(State::Stopped);
        Q_EMIT stopped();
    });
    // The host goes with its thread, and says that it has stopped before.
    connect(m_host, &SpaceHost::stopped, &m_thread, &QThread::quit, Qt::DirectConnection);
    m_thread.start();
    QMetaObject::invokeMethod(m_host, &SpaceHost::start);
}

void HostedSpace::stop()
{
    if (state() != State::Running && state() != State::Starting)
        return;
    enter(State::Stopping);
    QMetaObject::invokeMethod(m_host, &SpaceHost::stop);
}

void HostedSpace::onStarted(const QString &name, quint16 port)
{
    setPort(port);
    setSpaceName(name);
    setAddresses(localAddresses(port));
    if (state() == State::Starting)
        enter(State::Running);
    Q_EMIT started(port);
}

void HostedSpace::onFailed(Problem problem)
{
    endThread();
    enter(State::Stopped, problem);
}

void HostedSpace::endThread()
{
    // A host that was told to stop ends the thread itself, once everything accepted is stored.
    if (state() != State::Stopping)
        m_thread.quit();
    m_thread.wait();
    m_host = nullptr;
}

} // namespace desktop
