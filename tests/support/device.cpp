// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/device.h"

#include <QtGlobal>

namespace support {

Device::Process::Process(Device &device, store::KnownSpace known)
    : connection(device.m_surroundings.clock, device.m_surroundings.chance, device.m_surroundings.dial,
                 device.m_credentials)
    , session(device.m_surroundings.clock, device.m_surroundings.chance, device.m_store, connection,
              std::move(known), device.m_surroundings.session)
{
    QObject::connect(&session, &client::Session::changed, &session,
                     [&diary = device.m_diary](const client::Change &change) { diary.note(change); });
}

Device::Device(Surroundings surroundings, net::Connection::Credentials credentials)
    : m_surroundings(std::move(surroundings))
    , m_credentials(std::move(credentials))
    , m_store(m_surroundings.disk)
{
}

void Device::start()
{
    m_store.load([this](base::Result<store::KnownSpace> known) {
        if (!known)
            qFatal("the disk of a device does not load: %s", qPrintable(known.error().detail));
        m_process = std::make_unique<Process>(*this, std::move(*known));
        // As programs do: the next run signs in by the token, and the password is nowhere any more.
        QObject::connect(&m_process->connection, &net::Connection::tokenIssued, &m_process->connection,
                         [this](const protocol::IssuedToken &issued) {
                             m_credentials = net::Connection::Token{issued.token};
                         });
        m_process->connection.open();
    });
}

void Device::end()
{
    m_process.reset();
    m_diary.forgetAll();
    m_openRooms.clear();
}

bool Device::isOnline() const
{
    return m_process && std::holds_alternative<net::Online>(m_process->connection.state());
}

void Device::open(const base::RoomId &room)
{
    m_openRooms.insert(room);
    session().openRoom(room);
}

void Device::close(const base::RoomId &room)
{
    m_openRooms.erase(room);
    session().closeRoom(room);
    m_diary.forget(room);
}

bool Device::shows(const base::RoomId &room, const QString &text) const
{
    return texts(room).contains(text);
}

} // namespace support
