// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/change.h"

#include "base/oneofmembers.h"

template class base::OneOf<client::Change::Alternatives>;
