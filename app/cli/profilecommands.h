// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "roomcommands.h"

/// `status TEXT`
class StatusCommand final : public RoomCommand
{
    Q_OBJECT

public:
    using RoomCommand::RoomCommand;
    void start() override;

protected:
    void run(const protocol::RoomSummary &) override {}
};
