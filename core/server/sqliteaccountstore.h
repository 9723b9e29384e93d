// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accountstore.h"
#include "server/signins.h"
#include "sql/storage.h"

namespace server {

/// An AccountStore in one SQLite database of spaceSchema.
class SqliteAccountStore final : public AccountStore
{
public:
    explicit SqliteAccountStore(sql::Storage &storage)
        : m_storage(storage)
    {
    }

    void signInByKey(const Arrival &arrival, const QByteArray &key, const Entitlement &entitlement,
                     const std::optional<QByteArray> &code, Reply<SignedIn> reply) override;
    void signInByToken(const NewToken &token, base::UtcTime now, Reply<SignedIn> reply) override;
    void signInByIdentity(const Arrival &arrival, const ForeignIdentity &identity,
                          Reply<SignedIn> reply) override;
    void signInByPassword(const Arrival &arrival, const PasswordRecord &password, const NewToken &token,
                          Reply<SignedIn> reply) override;
    void signUp(const Arrival &arrival, const QByteArray &passwordHash, const Entitlement &entitlement,
                const NewToken &token, Reply<SignedIn> reply) override;
    void passwordOfName(const QString &name, Reply<std::optional<PasswordRecord>> reply) override;
    void passwordOf(const base::UserId &user, Reply<std::optional<PasswordRecord>> reply) override;
    void setPassword(const PasswordRecord &password, const std::optional<QByteArray> &former,
                     Reply<void> reply) override;
    void devices(const base::UserId &user, Reply<std::vector<DeviceRecord>> reply) override;
    void addToken(const base::DeviceId &device, const NewToken &token,
                  Reply<std::vector<TokenRecord>> reply) override;
    void touch(const base::DeviceId &device, base::UtcTime now, base::UtcTime expires,
               Reply<std::vector<TokenRecord>> reply) override;
    void addLink(const base::UserId &user, const NewToken &code, base::UtcTime now,
                 Reply<void> reply) override;
    void signOut(const base::UserId &user, const base::DeviceId &device,
                 Reply<std::vector<base::DeviceId>> reply) override;
    void signOutOthers(const base::UserId &user, const base::DeviceId &device,
                       Reply<std::vector<base::DeviceId>> reply) override;

private:
    /// Has the work done with the tables, within the next transaction.
    template <class T, class Work>
    void submit(Work work, Reply<T> reply);
    /// Lets somebody in, without noting it where the disk takes nothing: the rest goes on for who is known.
    void admit(const std::function<base::Result<SignedIn>(Tables, Noting)> &signIn, Reply<SignedIn> reply);

    sql::Storage &m_storage;
};

} // namespace server
