// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keychain.h"

#include <qt6keychain/keychain.h>

namespace store {

namespace {

/// Under what name the user finds our entries in the keychain.
const QString service = QStringLiteral("Wireside");

base::Error errorOf(const QKeychain::Job &job)
{
    const bool isRefused =
        job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser;
    return {isRefused ? base::ErrorCode::Refused : base::ErrorCode::Unreachable, job.errorString()};
}

/// Starts a job, which ends itself, and gives what it came to.
template <class Job, class Outcome>
void start(Job *job, const QString &name, Outcome outcome)
{
    job->setKey(name);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, outcome] { outcome(*job); });
    job->start();
}

void report(const QKeychain::Job &job, const SecretStore::Reply<void> &reply)
{
    if (job.error() == QKeychain::NoError)
        reply({});
    else
        reply(base::failure(errorOf(job)));
}

} // namespace

void Keychain::read(const QString &name, Reply<std::optional<QByteArray>> reply)
{
    start(new QKeychain::ReadPasswordJob(service), name,
          [reply = std::move(reply)](const QKeychain::ReadPasswordJob &job) {
              if (job.error() == QKeychain::NoError)
                  reply(std::optional(job.binaryData()));
              else if (job.error() == QKeychain::EntryNotFound)
                  reply(std::optional<QByteArray>());
              else
                  reply(base::failure(errorOf(job)));
          });
}

void Keychain::write(const QString &name, const QByteArray &secret, Reply<void> reply)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setBinaryData(secret);
    start(job, name, [reply = std::move(reply)](const QKeychain::Job &ended) { report(ended, reply); });
}

void Keychain::remove(const QString &name, Reply<void> reply)
{
    start(new QKeychain::DeletePasswordJob(service), name,
          [reply = std::move(reply)](const QKeychain::Job &ended) {
              if (ended.error() == QKeychain::EntryNotFound)
                  reply({});
              else
                  report(ended, reply);
          });
}

} // namespace store
