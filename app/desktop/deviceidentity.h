// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "store/profile.h"
#include "ui/app.h"

#include <QObject>

#include <optional>

namespace desktop {

/// Who this installation is: its key, read from the keychain or a file while the window is there already,
/// since a keychain may ask the user first.
class DeviceIdentity final : public QObject
{
    Q_OBJECT

public:
    /// The profile must outlive this object.
    explicit DeviceIdentity(store::Profile &profile)
        : m_profile(profile)
    {
    }

    /// Nothing until it was read.
    [[nodiscard]] const std::optional<crypto::DeviceKey> &key() const { return m_key; }
    [[nodiscard]] ui::App::KeyState state() const { return m_state; }
    /// What signs in by the key, which is here, under a name.
    [[nodiscard]] net::Connection::Identity as(const QString &name) const;
    /// What it means for the window that a secret is not to be had.
    [[nodiscard]] static ui::App::KeyState stateOf(base::ErrorCode code);
    /// What this device calls itself to spaces.
    [[nodiscard]] static QString deviceName();

    /// Reads the key, or makes it at the first start; changed() follows, at once or much later. Does nothing
    /// while it is being read.
    void read();
    /// Somebody needs the key, who has read that there is no keychain: makes it in a file.
    void need();

Q_SIGNALS:
    void changed();

private:
    void onRead(const base::Result<crypto::DeviceKey> &key);

    store::Profile &m_profile;
    std::optional<crypto::DeviceKey> m_key;
    ui::App::KeyState m_state = ui::App::KeyState::Ready;
    bool m_isReading = false;
    bool m_isToReadAgain = false; ///< somebody needed the key meanwhile
};

} // namespace desktop
