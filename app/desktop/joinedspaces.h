// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QString>
#include <QUrl>

#include <functional>
#include <vector>

namespace desktop {

/// The spaces of this profile, the latest visited first, here and on the disk. Two accounts at one server are
/// two spaces: the address of the second one has a name before its host.
class JoinedSpaces
{
public:
    using OnKept = std::function<void(const base::Result<void> &)>;

    /// `onKept` hears what became of each change on the disk. The profile must outlive this object.
    JoinedSpaces(store::Profile &profile, std::vector<store::JoinedSpace> spaces, OnKept onKept);

    [[nodiscard]] const std::vector<store::JoinedSpace> &all() const { return m_spaces; }
    /// What is known of a space; an empty record of that address where nothing is.
    [[nodiscard]] store::JoinedSpace at(const QUrl &address) const;
    /// The address under which the account of a person at a server is kept, or is to be.
    [[nodiscard]] QUrl addressOf(const QUrl &server, const base::UserId &user, const QString &name) const;

    /// Takes over what is new of a space. Whether anything is.
    bool keep(const store::JoinedSpace &space);
    /// From now on I am called in all of them what the settings say.
    void renameMe();
    void forget(const QUrl &address);

private:
    store::Profile &m_profile;
    std::vector<store::JoinedSpace> m_spaces;
    OnKept m_onKept;
};

} // namespace desktop
