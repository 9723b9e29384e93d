// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { after, before, describe, it } = require('node:test');
const { Person } = require('./person');
const { Space } = require('./space');

describe('a space', () => {
    let space;
    before(async () => { space = await Space.start('--messages-per-minute', '0'); });
    after(() => space.remove());

    it('has after kill -9 everything that it acknowledged', async () => {
        const person = new Person('Ada');
        let ada = await person.enter(space);
        const before = ada.hello;
        const { key } = ada.challenge;
        const { room } = await ada.request('create_room', { name: 'garden', kind: 'public', members: [] });
        const id = randomUUID();
        const first = await ada.say('general', 'first', id);
        const rest = await Promise.all(['second', 'third'].map((content) => ada.say('general', content)));
        const history = { room: 'general', limit: 50 };
        const stored = await ada.request('room_history', history);
        await space.kill();
        await ada.closed;

        await space.start();
        ada = await person.enter(space);
        assert.equal(ada.hello.user, before.user);
        assert.equal(ada.hello.space, before.space);
        assert.equal(ada.hello.epoch, before.epoch);
        assert.equal(ada.challenge.key, key);
        assert.deepEqual(ada.hello.rooms.map((each) => each.room).sort(), ['general', room].sort());
        assert.deepEqual((await ada.request('room_history', history)).events, stored.events);
        assert.deepEqual(await ada.say('general', 'first', id), first);
        assert.equal((await ada.say('general', 'fourth')).seq, rest[1].seq + 1);
        await ada.leave();
    });

    it('says when it goes away, and is the same afterwards', async () => {
        const person = new Person('Ben');
        let ben = await person.enter(space);
        const sent = await ben.say('general', 'see you');
        const code = await space.stop();
        assert.equal(await ben.closed, 1001);
        assert.equal(code, 0);

        await space.start();
        ben = await person.signIn(space);
        const { events } = await ben.subscribe('general', sent.seq - 1);
        assert.deepEqual(events.map(({ id }) => id), [sent.id]);
        await ben.leave();
    });
});
