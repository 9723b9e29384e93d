// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/beginnings.h"

namespace gallery {

base::RoomId general()
{
    return support::general;
}

void emptyRoom(Stage &stage)
{
    stage.enterSpace();
    stage.showWindow();
}

void busyRoom(Stage &stage)
{
    stage.enterSpace();
    stage.talk();
    stage.app().settle();
    stage.app().say(QStringLiteral("Lukas Berg"), general().value(),
                    QStringLiteral("Morning! Mara, can you check whether the order went out?"));
    stage.app().say(QStringLiteral("Mara Okafor"), general().value(),
                    QStringLiteral("It did — the courier picked it up at eight."));
    stage.app().startTyping(QStringLiteral("Jun Tanaka"), general().value());
    stage.app().startTyping(QStringLiteral("Priya Shah"), general().value());
    stage.showWindow();
}

base::Seq seqOf(Stage &stage, const QString &text)
{
    for (const client::TimelineRow &row : stage.app().mara().diary().rows(general())) {
        const auto *message = std::get_if<protocol::MessagePosted>(&row.event.content);
        if (message && message->content == text)
            return row.event.seq;
    }
    qFatal("nobody has said %s", qPrintable(text));
}

} // namespace gallery
