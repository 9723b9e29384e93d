// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace server {

/// Does what takes long with passwords, elsewhere. Fails with Busy where too much of it waits.
class PasswordHasher
{
public:
    template <class T>
    using Reply = std::function<void(base::Result<T>)>;

    virtual ~PasswordHasher() = default;

    /// The hash to keep of a prepared password.
    virtual void hash(const QByteArray &password, Reply<QByteArray> reply) = 0;
    /// Whether a hash is that of the password. Where there is no hash it is not, and that takes as long.
    virtual void match(const std::optional<QByteArray> &hash, const QByteArray &password,
                       Reply<bool> reply) = 0;
};

} // namespace server
