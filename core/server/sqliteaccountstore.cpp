// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqliteaccountstore.h"

#include "protocol/names.h"
#include "server/accountchanges.h"
#include "server/accounttables.h"
#include "server/signins.h"
#include "server/spacetables.h"

namespace server {

using base::Result;

template <class T, class Work>
void SqliteAccountStore::submit(Work work, Reply<T> reply)
{
    const auto inTables = [work = std::move(work)](sql::Database &database) -> Result<T> {
        SpaceTables space(database);
        AccountTables accounts(database);
        return work(Tables{space, accounts});
    };
    if constexpr (std::is_void_v<T>)
        m_storage.submit(sql::Job{inTables, std::move(reply)});
    else
        m_storage.submit<T>(inTables, std::move(reply));
}

void SqliteAccountStore::signInByKey(const Arrival &arrival, const QByteArray &key,
                                     const Entitlement &entitlement, const std::optional<QByteArray> &code,
                                     Reply<SignedIn> reply)
{
    admit([=](Tables tables,
              Noting noting) { return server::signInByKey(tables, arrival, key, entitlement, code, noting); },
          std::move(reply));
}

void SqliteAccountStore::signInByToken(const NewToken &token, base::UtcTime now, Reply<SignedIn> reply)
{
    admit([=](Tables tables, Noting noting) { return server::signInByToken(tables, token, now, noting); },
          std::move(reply));
}

void SqliteAccountStore::admit(const std::function<base::Result<SignedIn>(Tables, Noting)> &signIn,
                               Reply<SignedIn> reply)
{
    submit<SignedIn>(
        [signIn](Tables tables) { return signIn(tables, Noting::Yes); },
        [this, signIn, reply = std::move(reply)](const base::Result<SignedIn> &signedIn) {
            const bool isDiskFull = !signedIn && (signedIn.error().code == base::ErrorCode::NoSpace ||
                                                  signedIn.error().code == base::ErrorCode::Io);
            if (!isDiskFull)
                return reply(signedIn);
            submit<SignedIn>([signIn](Tables tables) { return signIn(tables, Noting::No); }, reply);
        });
}

void SqliteAccountStore::signInByIdentity(const Arrival &arrival, const ForeignIdentity &identity,
                                          Reply<SignedIn> reply)
{
    submit<SignedIn>([=](Tables tables) { return server::signInByIdentity(tables, arrival, identity); },
                     std::move(reply));
}

void SqliteAccountStore::signInByPassword(const Arrival &arrival, const PasswordRecord &password,
                                          const NewToken &token, Reply<SignedIn> reply)
{
    submit<SignedIn>(
        [=](Tables tables) { return server::signInByPassword(tables, arrival, password, token); },
        std::move(reply));
}

void SqliteAccountStore::signUp(const Arrival &arrival, const QByteArray &passwordHash,
                                const Entitlement &entitlement, const NewToken &token, Reply<SignedIn> reply)
{
    submit<SignedIn>(
        [=](Tables tables) { return server::signUp(tables, arrival, passwordHash, entitlement, token); },
        std::move(reply));
}

void SqliteAccountStore::passwordOfName(const QString &name, Reply<std::optional<PasswordRecord>> reply)
{
    submit<std::optional<PasswordRecord>>(
        [key = protocol::nameKey(name)](Tables tables) { return tables.accounts.passwordOfNameKey(key); },
        std::move(reply));
}

void SqliteAccountStore::passwordOf(const base::UserId &user, Reply<std::optional<PasswordRecord>> reply)
{
    submit<std::optional<PasswordRecord>>([=](Tables tables) { return tables.accounts.passwordOf(user); },
                                          std::move(reply));
}

void SqliteAccountStore::setPassword(const PasswordRecord &password, const std::optional<QByteArray> &former,
                                     Reply<void> reply)
{
    submit<void>([=](Tables tables) { return server::setPassword(tables.accounts, password, former); },
                 std::move(reply));
}

void SqliteAccountStore::devices(const base::UserId &user, Reply<std::vector<DeviceRecord>> reply)
{
    submit<std::vector<DeviceRecord>>([=](Tables tables) { return tables.accounts.devices(user); },
                                      std::move(reply));
}

void SqliteAccountStore::addToken(const base::DeviceId &device, const NewToken &token,
                                  Reply<std::vector<TokenRecord>> reply)
{
    submit<std::vector<TokenRecord>>(
        [=](Tables tables) { return server::addToken(tables.accounts, device, token); }, std::move(reply));
}

void SqliteAccountStore::touch(const base::DeviceId &device, base::UtcTime now, base::UtcTime expires,
                               Reply<std::vector<TokenRecord>> reply)
{
    submit<std::vector<TokenRecord>>(
        [=](Tables tables) { return server::touch(tables.accounts, device, now, expires); },
        std::move(reply));
}

void SqliteAccountStore::addLink(const base::UserId &user, const NewToken &code, base::UtcTime now,
                                 Reply<void> reply)
{
    submit<void>([=](Tables tables) { return tables.accounts.putLink(user, code, now); }, std::move(reply));
}

void SqliteAccountStore::signOut(const base::UserId &user, const base::DeviceId &device,
                                 Reply<std::vector<base::DeviceId>> reply)
{
    submit<std::vector<base::DeviceId>>(
        [=](Tables tables) { return server::signOut(tables.accounts, user, device); }, std::move(reply));
}

void SqliteAccountStore::signOutOthers(const base::UserId &user, const base::DeviceId &device,
                                       Reply<std::vector<base::DeviceId>> reply)
{
    submit<std::vector<base::DeviceId>>(
        [=](Tables tables) { return server::signOutOthers(tables.accounts, user, device); },
        std::move(reply));
}

} // namespace server
