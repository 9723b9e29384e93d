// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QFile>
#include <QTest>

#include <memory>
#include <optional>

namespace store {

/// The profile in a folder; nothing where it cannot be opened.
[[nodiscard]] inline std::unique_ptr<Profile> openProfile(const QString &path)
{
    auto profile = Profile::open(path, {});
    return profile ? std::make_unique<Profile>(std::move(*profile)) : nullptr;
}

/// What a call that takes a reply has replied, through the event loop where it must.
template <class T, class Call>
[[nodiscard]] base::Result<T> replyOf(Call call)
{
    auto answer = std::make_shared<std::optional<base::Result<T>>>();
    call([answer](base::Result<T> result) { answer->emplace(std::move(result)); });
    if (!QTest::qWaitFor([answer] { return answer->has_value(); }, 30'000))
        return base::failure(base::ErrorCode::Io, QStringLiteral("there was no answer"));
    return std::move(**answer);
}

[[nodiscard]] inline base::Result<crypto::DeviceKey> deviceKeyOf(Profile &profile)
{
    return replyOf<crypto::DeviceKey>([&](auto reply) { profile.deviceKey(std::move(reply)); });
}

/// What only the owner may read and write.
inline constexpr QFileDevice::Permissions ownersOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;

} // namespace store
