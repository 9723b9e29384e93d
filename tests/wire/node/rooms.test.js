// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { after, before, describe, it } = require('node:test');
const { Person } = require('./person');
const { Space } = require('./space');

describe('rooms', () => {
    let space;
    before(async () => { space = await Space.start('--messages-per-minute', '0'); });
    after(() => space.remove());

    const roomsOf = async (client) => {
        const { rooms, complete } = await client.request('list_rooms');
        assert.equal(complete, true);
        return new Map(rooms.map((room) => [room.room, room]));
    };

    it('are created, found, joined, talked in and left', async () => {
        const ada = await new Person('Ada').signIn(space);
        const ben = await new Person('Ben').signIn(space);
        const create = { name: 'garden', kind: 'public', members: [] };
        const id = randomUUID();
        const created = await ada.request('create_room', create, id);
        assert.deepEqual(await ada.request('create_room', create, id), created);
        const { room } = created;
        const { events } = await ada.subscribe(room);
        assert.equal(events[0].type, 'room_created');
        assert.equal(events[0].room_name, 'garden');
        assert.equal(events[0].kind, 'public');

        const found = (await roomsOf(ben)).get(room);
        assert.equal(found.name, 'garden');
        assert.equal(found.member, false);
        assert.equal(found.member_count, 1);
        const joined = await ben.request('join_room', { room });
        assert.equal(joined.room, room);
        const arrival = await ada.take({ type: 'user_joined', room, user: ben.hello.user });
        assert.equal(arrival.id, joined.id);
        await ben.request('join_room', { room }); // An ack and nothing more, as the next seq shows.
        await ben.subscribe(room, arrival.seq);
        const sent = await ben.say(room, 'what a garden');
        assert.equal(sent.seq, arrival.seq + 1);
        assert.equal((await ada.take({ type: 'chat_message', room })).content, 'what a garden');

        await ben.request('leave_room', { room });
        assert.equal((await ada.take({ type: 'user_left', room })).user, ben.hello.user);
        assert.equal((await roomsOf(ben)).get(room).member, false);
        await ada.leave();
        await ben.leave();
    });

    it('are renamed and get a topic', async () => {
        const ada = await new Person('Ada renames').signIn(space);
        const ben = await new Person('Ben watches').signIn(space);
        const { room } = await ada.request('create_room', { name: 'old name', kind: 'public', members: [] });
        await ben.request('join_room', { room });
        await ben.subscribe(room);
        await ada.request('update_room', { room, topic: 'Everything & everybody' });
        const topic = await ben.take({ type: 'room_updated' });
        assert.equal(topic.topic, 'Everything & everybody');
        assert.equal(topic.room_name, undefined);
        await ada.request('update_room', { room, name: 'new name' });
        assert.equal((await ben.take({ type: 'room_updated' })).room_name, 'new name');
        const now = (await roomsOf(ben)).get(room);
        assert.equal(now.name, 'new name');
        assert.equal(now.topic, 'Everything & everybody');
        await ada.leave();
        await ben.leave();
    });

    it('that are private exist for their members only', async () => {
        const ada = await new Person('Ada confides').signIn(space);
        const ben = await new Person('Ben confided in').signIn(space);
        const eve = await new Person('Eve').signIn(space);
        const { room } = await ada.request('create_room',
            { name: 'secret', kind: 'private', members: [ben.hello.user] });
        assert.equal((await ben.take({ type: 'user_joined', room, user: ben.hello.user })).room, room);
        await ben.subscribe(room);
        await ada.say(room, 'for your eyes only');
        assert.equal((await ben.take({ type: 'chat_message' })).content, 'for your eyes only');
        assert.equal((await roomsOf(eve)).has(room), false);
        for (const [type, fields] of [['subscribe', { after: 0 }], ['join_room', {}], ['room_members', {}],
            ['room_history', { limit: 1 }], ['chat_message', { content: 'let me in' }]])
            await assert.rejects(eve.request(type, { room, ...fields }), { code: 'not_found' });
        for (const client of [ada, ben, eve])
            await client.leave();
    });

    it('for two exist once, and are called like the other person', async () => {
        const ada = await new Person('Ada in private').signIn(space);
        const ben = await new Person('Ben in private').signIn(space);
        const { room } = await ada.request('create_room',
            { name: '', kind: 'direct', members: [ben.hello.user] });
        await ben.take({ type: 'user_joined', room, user: ben.hello.user });
        const other = await ben.request('create_room',
            { name: '', kind: 'direct', members: [ada.hello.user] });
        assert.equal(other.room, room);
        const seenByAda = await ada.subscribe(room);
        assert.equal(seenByAda.kind, 'direct');
        assert.equal(seenByAda.name, 'Ben in private');
        assert.equal(seenByAda.peer, ben.hello.user);
        const seenByBen = await ben.subscribe(room);
        assert.equal(seenByBen.name, 'Ada in private');
        assert.equal(seenByBen.peer, ada.hello.user);
        const sent = await ada.say(room, 'just you');
        assert.equal((await ben.take({ type: 'chat_message' })).id, sent.id);
        await assert.rejects(ada.request('leave_room', { room }), { code: 'not_allowed' });
        await assert.rejects(ada.request('update_room', { room, topic: 'us' }), { code: 'not_allowed' });
        await ada.leave();
        await ben.leave();
    });

    it('list their members with who is there', async () => {
        const ada = await new Person('Ada counts').enter(space);
        const person = new Person('Ben comes and goes');
        const ben = await person.enter(space);
        const member = async () => {
            const { members, complete } = await ada.request('room_members', { room: 'general' });
            assert.equal(complete, true);
            return members.find(({ user }) => user === ben.hello.user);
        };
        assert.equal((await member()).status, 'online');
        await ben.leave();
        await ada.takePresence(ben.hello.user, 'offline');
        const gone = await member();
        assert.equal(gone.name, 'Ben comes and goes');
        assert.equal(gone.status, 'offline');
        assert.ok(Date.parse(gone.last_seen) <= Date.now());
        await ada.leave();
    });

    it('call people by the name they have now', async () => {
        const ada = await new Person('Ada watches').enter(space);
        const person = new Person('Ben before');
        const before = await person.enter(space);
        const sent = await before.say('general', 'hello');
        await before.leave();
        person.name = 'Ben after';
        const ben = await person.signIn(space);
        assert.equal(ben.hello.user, before.hello.user);
        assert.equal(ben.hello.name, 'Ben after');
        const { events } = await ada.request('room_history',
            { room: 'general', after: sent.seq - 1, limit: 1 });
        assert.equal(events[0].name, 'Ben after');
        await ada.leave();
        await ben.leave();
    });
});

describe('notices', () => {
    let space;
    before(async () => { space = await Space.start('--messages-per-minute', '0'); });
    after(() => space.remove());

    it('tell the others who writes, until the message', async () => {
        const ada = await new Person('Ada').enter(space);
        const ben = await new Person('Ben').enter(space);
        const typing = { type: 'typing', room: 'general', user: ada.hello.user, name: 'Ada' };
        ada.send({ type: 'typing', room: 'general', on: true });
        await ben.take({ type: 'typing', on: true });
        await ada.say('general', 'written');
        await ben.take({ type: 'typing', on: false });

        ada.send({ type: 'typing', room: 'general', on: true });
        assert.deepEqual(await ben.take({ type: 'typing' }), { ...typing, on: true });
        ada.send({ type: 'typing', room: 'general', on: false });
        assert.deepEqual(await ben.take({ type: 'typing' }), { ...typing, on: false });
        await ada.leave();
        await ben.leave();
    });

    it('tell the others who is there', async () => {
        const ada = await new Person('Ada sees').enter(space);
        const person = new Person('Ben is seen');
        const desk = await person.enter(space);
        const { user } = desk.hello;
        await ada.takePresence(user, 'online');
        desk.send({ type: 'presence', status: 'away' });
        await ada.takePresence(user, 'away');
        const sofa = await person.enter(space);
        await ada.takePresence(user, 'online');
        await sofa.leave();
        await ada.takePresence(user, 'away');
        await desk.leave();
        const offline = await ada.takePresence(user, 'offline');
        assert.ok(Date.parse(offline.last_seen) <= Date.now());
        await ada.leave();
    });

    it('tell the others what they say of themselves', async () => {
        const ada = await new Person('Ada asks').enter(space);
        const ben = await new Person('Ben meets').enter(space);
        const { user, name } = ben.hello;
        await ben.request('update_profile', { status_text: 'In a meeting', color: 'plum' });
        assert.deepEqual(await ada.take({ type: 'profile' }),
            { type: 'profile', user, name, color: 'plum', status_text: 'In a meeting' });
        const { members } = await ada.request('room_members', { room: 'general' });
        assert.equal(members.find((member) => member.user === user).status_text, 'In a meeting');
        await assert.rejects(ben.request('update_profile', { name: 'Ada asks' }), { code: 'name_taken' });
        await ada.leave();
        await ben.leave();
    });

    it('are answered with a pong where they ask for one', async () => {
        const ada = await new Person('Ada pings').signIn(space);
        ada.send({ type: 'ping' });
        assert.deepEqual(await ada.take({ type: 'pong' }), { type: 'pong' });
        await ada.leave();
    });
});
