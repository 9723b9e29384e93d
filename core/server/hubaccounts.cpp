// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accountstore.h"
#include "server/hub.h"

#include <algorithm>

// How sessions begin, and what people ask about their accounts.
namespace server {

using protocol::ErrorCode;
using protocol::Failure;

namespace {

constexpr char alreadySignedIn[] = "already signed in";

} // namespace

std::variant<Hub::Entry, Failure> Hub::begin(const base::RequestId &request,
                                             const std::variant<Doorkeeper::Entry, Failure> &result)
{
    if (const auto *failure = std::get_if<Failure>(&result))
        return *failure;
    const auto &[signedIn, issued] = std::get<Doorkeeper::Entry>(result);
    if (signedIn.user.ban)
        return Failure{request, ErrorCode::Banned, QStringLiteral("banned from the space"), std::nullopt};
    putPerson(signedIn.user);
    const base::SessionId session(++m_lastSession);
    m_sessions.emplace(session, Session{session, signedIn.user.id, {}, signedIn.device});
    m_directory.user(signedIn.user.id)->sessions.push_back(session);
    for (const protocol::RoomEvent &event : signedIn.events)
        publish(event, session);
    return Entry{session, issued};
}

void Hub::on(const Session &session, const protocol::Authenticate &request)
{
    refuse(session.id, request.id, ErrorCode::NotAllowed, alreadySignedIn);
}

void Hub::on(const Session &session, const protocol::AuthenticateToken &request)
{
    refuse(session.id, request.id, ErrorCode::NotAllowed, alreadySignedIn);
}

void Hub::on(const Session &session, const protocol::AuthenticatePassword &request)
{
    refuse(session.id, request.id, ErrorCode::NotAllowed, alreadySignedIn);
}

void Hub::on(const Session &session, const protocol::SignUp &request)
{
    refuse(session.id, request.id, ErrorCode::NotAllowed, alreadySignedIn);
}

void Hub::on(const Session &session, const protocol::SetPassword &request)
{
    m_door.setPassword(session.user, request,
                       [this, id = session.id, request = request.id](const auto &result) {
                           if (const auto *failure = std::get_if<Failure>(&result))
                               return send(id, *failure);
                           send(id, protocol::PasswordSet{request});
                       });
}

void Hub::on(const Session &session, const protocol::RefreshToken &request)
{
    m_door.refresh(session.device.id, request.id,
                   [this, id = session.id, request = request.id](const auto &result) {
                       if (const auto *failure = std::get_if<Failure>(&result))
                           return send(id, *failure);
                       send(id, protocol::TokenRefreshed{request, std::get<protocol::IssuedToken>(result)});
                   });
}

void Hub::on(const Session &session, const protocol::ListDevices &request)
{
    m_store.accounts().devices(
        session.user, [this, id = session.id, current = session.device.id,
                       request = request.id](const base::Result<std::vector<DeviceRecord>> &devices) {
            if (!devices)
                return send(id, accountFailure(request, devices.error()));
            protocol::DeviceList list{request, {}};
            for (const DeviceRecord &device : *devices) {
                list.devices.push_back(
                    {device.id, device.kind, device.name, device.created, device.seen, device.id == current});
            }
            send(id, list);
        });
}

void Hub::on(const Session &session, const protocol::LinkDevice &request)
{
    m_door.link(session.user, request.id, [this, id = session.id](const auto &result) {
        std::visit([this, id](const auto &answer) { send(id, answer); }, result);
    });
}

void Hub::on(const Session &session, const protocol::SignOut &request)
{
    m_store.accounts().signOut(session.user, request.device.value_or(session.device.id),
                               [this, id = session.id, user = session.user, request = request.id](
                                   const base::Result<std::vector<base::DeviceId>> &ended) {
                                   if (!ended && ended.error().code == base::ErrorCode::NotFound)
                                       return refuse(id, request, ErrorCode::NotFound,
                                                     "there is no such device");
                                   if (!ended)
                                       return send(id, accountFailure(request, ended.error()));
                                   send(id, protocol::SignedOut{request});
                                   cut(user, *ended);
                               });
}

void Hub::on(const Session &session, const protocol::SignOutEverywhere &request)
{
    m_store.accounts().signOutOthers(session.user, session.device.id,
                                     [this, id = session.id, user = session.user, request = request.id](
                                         const base::Result<std::vector<base::DeviceId>> &ended) {
                                         if (!ended)
                                             return send(id, accountFailure(request, ended.error()));
                                         send(id, protocol::SignedOutEverywhere{request});
                                         cut(user, *ended);
                                     });
}

void Hub::cut(const base::UserId &user, const std::vector<base::DeviceId> &devices)
{
    for (const base::DeviceId &device : devices)
        m_door.forget(device);
    const Directory::User *person = m_directory.user(user);
    std::vector<base::SessionId> ended;
    std::ranges::copy_if(person->sessions, std::back_inserter(ended), [&](base::SessionId session) {
        return std::ranges::find(devices, m_sessions.at(session).device.id) != devices.end();
    });
    m_outlet.end(ended, protocol::CloseCode::SignInFailed, QStringLiteral("signed out"));
}

} // namespace server
