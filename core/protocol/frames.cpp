// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/frames.h"

#include "base/oneofmembers.h"

template class base::OneOf<protocol::Command::Alternatives>;
template class base::OneOf<protocol::Event::Alternatives>;
template class base::OneOf<protocol::EventContent::Alternatives>;
