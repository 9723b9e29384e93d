// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/frames.h"

#include <vector>

/// At least one frame of every kind, with optional fields and without, in the order of the golden files.
namespace wire {

/// What stands in golden/commands.jsonl, line by line.
[[nodiscard]] std::vector<protocol::Command> sampleCommands();

/// What stands in golden/events.jsonl, line by line.
[[nodiscard]] std::vector<protocol::Event> sampleEvents();

} // namespace wire
