// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/frontdoor.h"

/// What a client would see of a judgement: 101 for an upgrade, 200 for a plain request, or the refusal.
inline int statusOf(const net::Judgement &judgement)
{
    struct {
        int operator()(const net::Upgrade &) const { return 101; }
        int operator()(const net::Plain &) const { return 200; }
        int operator()(const net::Refusal &refusal) const { return refusal.status; }
    } status;
    return std::visit(status, judgement);
}
