// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"

namespace server {

/// Who may come that nobody knows yet.
enum class SignUpPolicy {
    Open,   ///< everybody
    Invite, ///< who has an invitation
    Off,    ///< nobody
};

/// Somebody at the door: who they are if they are new, on which device if that is, and by which act they then
/// enter the room where everybody begins.
struct Arrival {
    UserRecord user;
    base::DeviceId device;
    std::optional<QString> deviceName;
    base::RoomId home;
    Act act;
};

/// What lets somebody in whom nobody knows.
struct Entitlement {
    SignUpPolicy policy = SignUpPolicy::Open;
    std::optional<QByteArray> invite{}; ///< the hash of its code
};

/// A session token to be: what is kept of it.
struct NewToken {
    QByteArray hash;
    base::UtcTime expires{};
};

/// Somebody whom another identity system has named.
struct ForeignIdentity {
    QString issuer;
    QString subject;
    NewToken token;
};

struct SignedIn {
    UserRecord user;
    std::vector<protocol::RoomEvent> events; ///< what the first sign-in stored
    DeviceRecord device;
    std::vector<TokenRecord> tokens; ///< all that the device has from now on
};

struct PasswordRecord {
    base::UserId user;
    QByteArray hash;
};

/// The truth of who gets into a space, in one order with the SpaceStore's requests and with the same
/// promises. A sign-in fails with Refused where what was shown is not good or was signed out, with NotFound
/// where somebody new may not come, with Conflict where their name is taken.
class AccountStore
{
public:
    template <class T>
    using Reply = SpaceStore::Reply<T>;

    virtual ~AccountStore() = default;

    /// The person of a key; made, and let into the home room, where the key is new. Takes the name in any
    /// case, and the colour where there is one. With the hash of a link's code a key that is nobody's becomes
    /// one of that person, who keeps name and colour.
    virtual void signInByKey(const Arrival &arrival, const QByteArray &key, const Entitlement &entitlement,
                             const std::optional<QByteArray> &code, Reply<SignedIn> reply) = 0;
    /// The person of a known token. Its predecessors hold no longer; of a session's it holds until `expires`.
    virtual void signInByToken(const NewToken &token, base::UtcTime now, Reply<SignedIn> reply) = 0;
    /// The person whom another identity system calls so; made where it is new, under another name where the
    /// wished one is taken. The token's device is new unless it was shown before.
    virtual void signInByIdentity(const Arrival &arrival, const ForeignIdentity &identity,
                                  Reply<SignedIn> reply) = 0;
    /// The person whose password was found to be that of `password`, on a new device, unless it has changed
    /// since.
    virtual void signInByPassword(const Arrival &arrival, const PasswordRecord &password,
                                  const NewToken &token, Reply<SignedIn> reply) = 0;
    /// Makes a person with a password, on a new device.
    virtual void signUp(const Arrival &arrival, const QByteArray &passwordHash,
                        const Entitlement &entitlement, const NewToken &token, Reply<SignedIn> reply) = 0;

    /// The password of who is called so; nothing where nobody is or there is none.
    virtual void passwordOfName(const QString &name, Reply<std::optional<PasswordRecord>> reply) = 0;
    virtual void passwordOf(const base::UserId &user, Reply<std::optional<PasswordRecord>> reply) = 0;
    /// Sets a password in the place of `former`; fails with Refused where that is not the one any more.
    virtual void setPassword(const PasswordRecord &password, const std::optional<QByteArray> &former,
                             Reply<void> reply) = 0;

    /// The devices of somebody that were not signed out, the oldest first.
    virtual void devices(const base::UserId &user, Reply<std::vector<DeviceRecord>> reply) = 0;
    /// Adds a token to a device that signed in by password, and gives all it has. Fails with Refused for
    /// another device, with Busy where too many wait to be used.
    virtual void addToken(const base::DeviceId &device, const NewToken &token,
                          Reply<std::vector<TokenRecord>> reply) = 0;
    /// Notes that a device was here just now; a session's tokens hold until `expires`.
    virtual void touch(const base::DeviceId &device, base::UtcTime now, base::UtcTime expires,
                       Reply<std::vector<TokenRecord>> reply) = 0;
    /// Keeps the code of a link to somebody's account, in the place of their last one.
    virtual void addLink(const base::UserId &user, const NewToken &code, base::UtcTime now,
                         Reply<void> reply) = 0;
    /// Ends one device of somebody. Fails with NotFound where they have no such device.
    virtual void signOut(const base::UserId &user, const base::DeviceId &device,
                         Reply<std::vector<base::DeviceId>> reply) = 0;
    /// Ends all devices of somebody but one.
    virtual void signOutOthers(const base::UserId &user, const base::DeviceId &device,
                               Reply<std::vector<base::DeviceId>> reply) = 0;
};

} // namespace server
