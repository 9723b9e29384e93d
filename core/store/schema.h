// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/database.h"

/// The schemas on the user's disk, a migration a version. Ids of requests are 16-byte blobs, times
/// milliseconds since 1970 in UTC.
namespace store {

/// Of a profile: what holds for all its spaces.
inline constexpr sql::Migration profileSchema[] = {
    {R"(
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID
)"},
    {R"(
CREATE TABLE spaces (
    address TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    room TEXT NOT NULL,
    visited INTEGER NOT NULL
) WITHOUT ROWID
)"},
    {R"(
ALTER TABLE spaces ADD COLUMN user TEXT NOT NULL DEFAULT '';
ALTER TABLE spaces ADD COLUMN my_name TEXT NOT NULL DEFAULT ''
)"},
};

/// Of one space as one user knows it. Of each room the events of its stretches are there, from low to high,
/// all of them; between two stretches some are missing. Up to read_seq the user has seen them; nothing where
/// nothing was there to see.
inline constexpr sql::Migration spaceSchema[] = {
    {R"(
CREATE TABLE facts (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE rooms (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    topic TEXT NOT NULL,
    peer TEXT,
    is_member INTEGER NOT NULL,
    low_seq INTEGER NOT NULL DEFAULT 0,
    high_seq INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE events (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id BLOB NOT NULL,
    user TEXT NOT NULL,
    time INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (room, seq)
) WITHOUT ROWID;
CREATE INDEX events_by_request ON events (id);
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    room TEXT NOT NULL,
    content TEXT NOT NULL,
    reply_to INTEGER,
    time INTEGER NOT NULL,
    failure TEXT
);
CREATE TABLE drafts (
    room TEXT PRIMARY KEY,
    text TEXT NOT NULL
) WITHOUT ROWID
)"},
    {R"(
ALTER TABLE rooms ADD COLUMN read_seq INTEGER;
UPDATE rooms SET read_seq = high_seq WHERE high_seq > 0
)"},
    {"ALTER TABLE people ADD COLUMN color TEXT"},
    {R"(
CREATE TABLE stretches (
    room TEXT NOT NULL,
    low INTEGER NOT NULL,
    high INTEGER NOT NULL,
    PRIMARY KEY (room, low)
) WITHOUT ROWID;
INSERT INTO stretches SELECT id, low_seq, high_seq FROM rooms WHERE high_seq > 0;
ALTER TABLE rooms DROP COLUMN low_seq;
ALTER TABLE rooms DROP COLUMN high_seq
)"},
    {R"(
ALTER TABLE outbox ADD COLUMN digest BLOB
)"},
    // The seq of the message that an event changes; what else than a plain message waits in the outbox. What
    // older versions kept of such events is their type alone, so those rooms are asked for anew.
    {R"(
UPDATE rooms SET read_seq = NULL WHERE id IN (SELECT room FROM events
    WHERE type IN ('message_edited', 'message_deleted', 'reaction', 'pinned'));
DELETE FROM stretches WHERE room IN (SELECT room FROM events
    WHERE type IN ('message_edited', 'message_deleted', 'reaction', 'pinned'));
DELETE FROM events WHERE room IN (SELECT room FROM events
    WHERE type IN ('message_edited', 'message_deleted', 'reaction', 'pinned'));
ALTER TABLE events ADD COLUMN target INTEGER;
CREATE INDEX events_by_target ON events (room, target) WHERE target IS NOT NULL;
ALTER TABLE outbox ADD COLUMN type TEXT;
ALTER TABLE outbox ADD COLUMN body TEXT
)"},
    {R"(
ALTER TABLE rooms ADD COLUMN role TEXT NOT NULL DEFAULT 'member';
ALTER TABLE rooms ADD COLUMN writers TEXT NOT NULL DEFAULT 'everyone';
ALTER TABLE rooms ADD COLUMN inviters TEXT NOT NULL DEFAULT 'everyone';
ALTER TABLE rooms ADD COLUMN muted_until INTEGER
)"},
    {R"(
CREATE TABLE notifications (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    room TEXT,
    seq INTEGER,
    user TEXT NOT NULL,
    excerpt TEXT,
    time INTEGER NOT NULL,
    read INTEGER NOT NULL
)
)"},
    // How far the others are in rooms.
    {R"(
CREATE TABLE receipts (
    room TEXT NOT NULL,
    user TEXT NOT NULL,
    delivered_seq INTEGER NOT NULL,
    read_seq INTEGER NOT NULL,
    PRIMARY KEY (room, user)
) WITHOUT ROWID
)"},
    // What was done by right, more about it, and what the room was called.
    {R"(
ALTER TABLE notifications ADD COLUMN action TEXT;
ALTER TABLE notifications ADD COLUMN detail TEXT;
ALTER TABLE notifications ADD COLUMN room_name TEXT
)"},
};

/// The first version of a space's database that keeps digests of what is in the outbox.
inline constexpr int digestVersion = 5;

} // namespace store
