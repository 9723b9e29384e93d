// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/database.h"

/// The schema of a space, a migration a version. Ids of requests are 16-byte blobs, times milliseconds
/// since 1970 in UTC. Of tokens and codes there is the SHA-256 alone.
namespace server {

inline constexpr sql::Migration spaceSchema[] = {
    {R"(
CREATE TABLE space (
    id TEXT NOT NULL,
    epoch TEXT NOT NULL,
    name TEXT NOT NULL
);
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
) WITHOUT ROWID;
CREATE TABLE rooms (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT UNIQUE,
    topic TEXT NOT NULL,
    pair TEXT UNIQUE,
    last_seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE members (
    room TEXT NOT NULL REFERENCES rooms (id),
    user TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (room, user)
) WITHOUT ROWID;
CREATE TABLE events (
    room TEXT NOT NULL REFERENCES rooms (id),
    seq INTEGER NOT NULL,
    id BLOB NOT NULL,
    user TEXT NOT NULL REFERENCES users (id),
    time INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (room, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX events_by_request ON events (user, id)
)"},
    {"ALTER TABLE users ADD COLUMN color TEXT"},
    {R"(
ALTER TABLE members ADD COLUMN read_seq INTEGER NOT NULL DEFAULT 0;
UPDATE members SET read_seq = coalesce((SELECT max(seq) FROM events
    WHERE events.room = members.room AND events.user = members.user AND type = 'user_joined'), 0)
)"},
    // What names look like is not for SQL to tell: NameTables::refresh() fills this in.
    {R"(
CREATE TABLE looks (
    kind TEXT NOT NULL,
    look TEXT NOT NULL,
    owner TEXT NOT NULL,
    PRIMARY KEY (kind, look, owner)
) WITHOUT ROWID;
ALTER TABLE space ADD COLUMN looks_version TEXT NOT NULL DEFAULT '';
UPDATE rooms SET name_key = NULL WHERE kind <> 'public'
)"},
    // The seq of the message that an event changes.
    {R"(
ALTER TABLE events ADD COLUMN target INTEGER;
CREATE INDEX events_by_target ON events (room, target) WHERE target IS NOT NULL
)"},
    // A person has several devices; who was known by a key keeps it as the first of them, from the moment on
    // when they came. The table of people is made anew, since SQLite drops no column that is unique.
    {R"(
CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    key BLOB UNIQUE,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX devices_by_user ON devices (user);
INSERT INTO devices (id, user, kind, name, key, created, seen)
    SELECT 'first-' || id, id, 'key', '', key,
        coalesce((SELECT min(time) FROM events WHERE user = users.id), 0),
        coalesce((SELECT max(time) FROM events WHERE user = users.id), 0)
    FROM users;
CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    color TEXT
) WITHOUT ROWID;
INSERT INTO people (id, name, name_key, color) SELECT id, name, name_key, color FROM users;
DROP TABLE users;
ALTER TABLE people RENAME TO users;
CREATE TABLE tokens (
    hash BLOB PRIMARY KEY,
    device TEXT NOT NULL REFERENCES devices (id),
    number INTEGER NOT NULL,
    expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX tokens_by_device ON tokens (device);
CREATE TABLE passwords (
    user TEXT PRIMARY KEY REFERENCES users (id),
    hash TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE identities (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    user TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (issuer, subject)
) WITHOUT ROWID;
CREATE TABLE links (
    code BLOB PRIMARY KEY,
    user TEXT NOT NULL UNIQUE REFERENCES users (id),
    expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE invites (
    id TEXT PRIMARY KEY,
    code BLOB NOT NULL UNIQUE,
    uses INTEGER NOT NULL,
    expires INTEGER NOT NULL
) WITHOUT ROWID
)"},
    // Who made a room moderates it. Mutes outlive a membership, else one could leave and come back.
    {R"(
ALTER TABLE users ADD COLUMN role TEXT NOT NULL DEFAULT 'member';
ALTER TABLE users ADD COLUMN banned_at INTEGER;
ALTER TABLE users ADD COLUMN ban_reason TEXT;
ALTER TABLE space ADD COLUMN room_creators TEXT NOT NULL DEFAULT 'everyone';
ALTER TABLE space ADD COLUMN empty_rooms TEXT NOT NULL DEFAULT 'keep';
ALTER TABLE rooms ADD COLUMN writers TEXT NOT NULL DEFAULT 'everyone';
ALTER TABLE rooms ADD COLUMN inviters TEXT NOT NULL DEFAULT 'everyone';
ALTER TABLE rooms ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN role TEXT;
UPDATE members SET role = 'moderator' WHERE (room, user) IN (SELECT room, user FROM events
    WHERE type = 'room_created') AND room IN (SELECT id FROM rooms WHERE kind <> 'direct');
CREATE TABLE mutes (
    room TEXT NOT NULL REFERENCES rooms (id),
    user TEXT NOT NULL REFERENCES users (id),
    until INTEGER NOT NULL,
    PRIMARY KEY (room, user)
) WITHOUT ROWID;
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    user TEXT REFERENCES users (id),
    request BLOB,
    action TEXT NOT NULL,
    target TEXT REFERENCES users (id),
    room TEXT REFERENCES rooms (id),
    detail TEXT,
    UNIQUE (user, request)
)
)"},
    {R"(
CREATE TABLE announcements (
    number INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    user TEXT NOT NULL REFERENCES users (id),
    time INTEGER NOT NULL,
    until INTEGER
)
)"},
    {R"(
CREATE TABLE notifications (
    user TEXT NOT NULL REFERENCES users (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    room TEXT,
    seq INTEGER,
    actor TEXT NOT NULL,
    excerpt TEXT,
    time INTEGER NOT NULL,
    read INTEGER NOT NULL,
    PRIMARY KEY (user, number)
) WITHOUT ROWID;
CREATE INDEX notifications_by_message ON notifications (room, seq);
CREATE INDEX notifications_unread ON notifications (user, room, seq) WHERE read = 0
)"},
    // Up to where others are told that somebody has a room and has seen it, and the trail of both.
    {R"(
ALTER TABLE members ADD COLUMN delivered_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN told_seq INTEGER NOT NULL DEFAULT 0;
CREATE TABLE receipts (
    room TEXT NOT NULL,
    user TEXT NOT NULL,
    kind TEXT NOT NULL,
    minute INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (room, user, kind, minute)
) WITHOUT ROWID
)"},
    {"ALTER TABLE users ADD COLUMN status_text TEXT"},
    // What was done by right, more about it, and what the room was called.
    {R"(
ALTER TABLE notifications ADD COLUMN action TEXT;
ALTER TABLE notifications ADD COLUMN detail TEXT;
ALTER TABLE notifications ADD COLUMN room_name TEXT
)"},
};

} // namespace server
