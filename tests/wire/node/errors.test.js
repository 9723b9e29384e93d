// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { after, before, describe, it } = require('node:test');
const { Client } = require('./client');
const { Person } = require('./person');
const { Space } = require('./space');

describe('what cannot be done', () => {
    let space;
    before(async () => { space = await Space.start('--messages-per-minute', '0'); });
    after(() => space.remove());

    const signInFails = async (change, code) => {
        const client = new Client(space.url);
        const nobody = new Person(`Nobody ${randomUUID().slice(0, 8)}`);
        const request = change(nobody, await client.take({ type: 'challenge' }));
        client.send(request);
        await assert.rejects(client.answer('authenticate', request.id), { code });
        assert.equal(await client.closed, 4401);
        client.assertTidy();
    };

    it('is said with a code', async () => {
        const ada = await new Person('Ada').signIn(space);
        const refused = (code, type, fields) => assert.rejects(ada.request(type, fields), { code });
        await refused('unknown_type', 'sing_song', {});
        await refused('bad_field', 'chat_message', { room: 'general' });
        await refused('bad_field', 'chat_message', { room: 'general', content: 7 });
        await refused('bad_field', 'chat_message', { room: 'general', content: ' \n' });
        await refused('bad_field', 'room_history', { room: 'general', limit: 0 });
        await refused('too_long', 'chat_message', { room: 'general', content: 'x'.repeat(10_001) });
        await refused('not_found', 'subscribe', { room: 'nowhere', after: 0 });
        await refused('not_a_member', 'chat_message', { room: 'random', content: 'x' });
        await refused('name_taken', 'create_room', { name: 'GENERAL', kind: 'public', members: [] });
        await refused('out_of_order', 'chat_message',
            { room: 'general', content: 'x', follows: randomUUID() });
        await ada.say('general', 'x'.repeat(10_000));
        await ada.leave();
    });

    it('is said without an id where none could be read', async () => {
        const ada = await new Person('Ada mumbles').signIn(space);
        for (const frame of ['{', '[]', Buffer.from('{"type":"ping"}')]) {
            ada.socket.send(frame);
            const { code, id } = await ada.take({ type: 'error' });
            assert.equal(code, 'bad_frame');
            assert.equal(id, undefined);
        }
        await ada.say('general', 'still here');
        await ada.leave();
    });

    it('ends the connection when it happens too often', async () => {
        const ada = await new Person('Ada raves').signIn(space);
        for (let n = 0; n < 11; ++n)
            ada.socket.send('not JSON');
        assert.equal(await ada.closed, 1008);
        assert.equal(ada.unread.filter(({ code }) => code === 'bad_frame').length, 10);
    });

    it('ends the connection when it is a frame over 64 KiB', async () => {
        const ada = await new Person('Ada shouts').signIn(space);
        ada.send({ type: 'ping', padding: 'x'.repeat(65_536) });
        assert.equal(await ada.closed, 1009);
    });

    it('includes everything before the sign-in', async () => {
        const client = new Client(space.url);
        await client.take({ type: 'challenge' });
        client.send({ type: 'list_rooms', id: randomUUID() });
        await client.take({ type: 'error', code: 'unauthenticated' });
        client.socket.terminate();
    });

    it('includes signing in with the signature of another challenge', async () => {
        const other = new Client(space.url);
        const stale = await other.take({ type: 'challenge' });
        await signInFails((person) => person.authenticate(stale), 'unauthenticated');
        other.socket.terminate();
    });

    it('includes taking the name of somebody else, in whatever case', async () => {
        const ada = await new Person('Ada the First').signIn(space);
        await signInFails((person, challenge) => {
            person.name = 'ADA THE FIRST';
            return person.authenticate(challenge);
        }, 'name_taken');
        await ada.leave();
    });

    it('includes names that cannot be told apart', async () => {
        await signInFails((person, challenge) => {
            person.name = 'Ada\u200b';
            return person.authenticate(challenge);
        }, 'bad_field');
    });
});

describe('messages beyond the limit', () => {
    let space;
    before(async () => { space = await Space.start('--messages-per-minute', '1'); });
    after(() => space.remove());

    it('are refused for now, and in order', async () => {
        const ada = await new Person('Ada').enter(space);
        const ids = Array.from({ length: 2100 }, () => randomUUID());
        const answers = await Promise.allSettled(ids.map((id, n) => ada.request('chat_message',
            { room: 'general', content: `${n}`, ...(n > 0 && { follows: ids[n - 1] }) }, id)));
        const stored = answers.findIndex(({ status }) => status === 'rejected');
        assert.ok(stored > 0, 'there is a limit, but not on the first message');
        const { frame } = answers[stored].reason;
        assert.equal(frame.code, 'rate_limited');
        assert.ok(frame.retry_after_ms > 0);
        for (const { reason } of answers.slice(stored))
            assert.ok(['rate_limited', 'out_of_order'].includes(reason?.code), `${reason}`);
        const { last_seq } = await ada.subscribe('general');
        assert.equal(last_seq, answers[stored - 1].value.seq);
        await ada.leave();
    });
});
