// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/signin.h"

/// What people ask about their own account: its password, its devices, its way out.
namespace protocol {

/// What a device shows to be let in.
enum class DeviceKind {
    Key,      ///< its own key
    Password, ///< a session token that it got for the password
    Token,    ///< a token of the server's administrator or of another identity system
};

/// A device of an account.
struct Device {
    base::DeviceId device;
    DeviceKind kind = DeviceKind::Key;
    QString name; ///< what it calls itself; may be empty
    base::UtcTime created{};
    base::UtcTime lastSeen{}; ///< when it signed in last
    bool isCurrent = false;   ///< the one that asks

    friend bool operator==(const Device &, const Device &) = default;
};

struct ListDevices {
    base::RequestId id;

    friend bool operator==(const ListDevices &, const ListDevices &) = default;
};

struct DeviceList {
    base::RequestId id;
    std::vector<Device> devices; ///< the oldest first

    friend bool operator==(const DeviceList &, const DeviceList &) = default;
};

/// Asks for a code with which one more device key may sign in to this account.
struct LinkDevice {
    base::RequestId id;

    friend bool operator==(const LinkDevice &, const LinkDevice &) = default;
};

struct LinkCode {
    base::RequestId id;
    QString code; ///< works once
    base::UtcTime expires{};

    friend bool operator==(const LinkCode &, const LinkCode &) = default;
};

/// Gives the account a password, or another one.
struct SetPassword {
    base::RequestId id;
    QString password;
    std::optional<QString> current{}; ///< required where there is one

    friend bool operator==(const SetPassword &, const SetPassword &) = default;
};

struct PasswordSet {
    base::RequestId id;

    friend bool operator==(const PasswordSet &, const PasswordSet &) = default;
};

/// Asks for a new session token. The one in use holds until the new one is used.
struct RefreshToken {
    base::RequestId id;

    friend bool operator==(const RefreshToken &, const RefreshToken &) = default;
};

struct TokenRefreshed {
    base::RequestId id;
    IssuedToken issued;

    friend bool operator==(const TokenRefreshed &, const TokenRefreshed &) = default;
};

/// Ends what a device may: its connections, its key, its tokens.
struct SignOut {
    base::RequestId id;
    std::optional<base::DeviceId> device{}; ///< nothing: this one

    friend bool operator==(const SignOut &, const SignOut &) = default;
};

struct SignedOut {
    base::RequestId id;

    friend bool operator==(const SignedOut &, const SignedOut &) = default;
};

/// Does the same to all devices but this one.
struct SignOutEverywhere {
    base::RequestId id;

    friend bool operator==(const SignOutEverywhere &, const SignOutEverywhere &) = default;
};

struct SignedOutEverywhere {
    base::RequestId id;

    friend bool operator==(const SignedOutEverywhere &, const SignedOutEverywhere &) = default;
};

} // namespace protocol
