// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/signin.h"

namespace protocol {

QByteArray signedChallenge(const Challenge &challenge)
{
    // Unambiguous without lengths: the label ends in a zero byte, which no later part can move, the nonce
    // is 32 bytes, a space id is 36, and the key is the rest.
    return QByteArrayLiteral("wireside sign-in 1") + '\0' + challenge.nonce +
           challenge.space.value().toUtf8() + challenge.key;
}

} // namespace protocol
