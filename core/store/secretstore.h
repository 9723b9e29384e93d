// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace store {

/// Where this installation's secrets are kept. Answers may come at once or, where the system asks the
/// user first, much later.
class SecretStore
{
public:
    template <class T>
    using Reply = std::function<void(base::Result<T>)>;

    virtual ~SecretStore() = default;

    /// The secret of that name; nothing where there is none. Only a failure means that it may be there.
    virtual void read(const QString &name, Reply<std::optional<QByteArray>> reply) = 0;
    /// Keeps a secret, so that it survives a power cut once this is answered.
    virtual void write(const QString &name, const QByteArray &secret, Reply<void> reply) = 0;
    /// Forgets a secret; that there is none is no failure.
    virtual void remove(const QString &name, Reply<void> reply) = 0;
};

/// Keeps each secret in a file of its own that nobody else may read (0600). Answers before it returns.
class FileSecretStore final : public SecretStore
{
public:
    explicit FileSecretStore(QString folder)
        : m_folder(std::move(folder))
    {
    }

    void read(const QString &name, Reply<std::optional<QByteArray>> reply) override;
    void write(const QString &name, const QByteArray &secret, Reply<void> reply) override;
    void remove(const QString &name, Reply<void> reply) override;

private:
    [[nodiscard]] QString pathOf(const QString &name) const;

    QString m_folder;
};

} // namespace store
