// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "net/mdns/name.h"

#include <QByteArrayList>

namespace net::mdns {

/// The type by which spaces are found.
[[nodiscard]] const Name &spaceType();

/// What somebody new needs to come into a space.
enum class WayIn {
    Open, ///< nothing
    Ask,  ///< the word of who hosts it
    Code, ///< a code of an invitation
    None, ///< nobody new comes in
};

/// What a space says of itself to who looks around (TXT record; RFC 6763, 6). Whoever sends it may lie.
struct SpaceText {
    base::SpaceId space;
    QString name;
    int people = 0; ///< who are there
    WayIn wayIn = WayIn::Open;
    int version = 1;        ///< of the protocol
    QByteArray fingerprint; ///< SHA-256 of the space's public key (SubjectPublicKeyInfo): 32 bytes

    friend bool operator==(const SpaceText &, const SpaceText &) = default;
};

/// The strings of the record: id, name, people, way, v and key. A name that is too long for one is cut.
[[nodiscard]] QByteArrayList format(const SpaceText &text);

/// Reads them; unknown keys are ignored, of one that is there twice the first counts, and keys have no case.
/// Fails with Invalid where a key is missing or its value breaks a rule, with TooNew where another version
/// of the protocol is spoken.
[[nodiscard]] base::Result<SpaceText> parseSpaceText(const QByteArrayList &strings);

} // namespace net::mdns
