// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { after, before, describe, it } = require('node:test');
const { Person } = require('./person');
const { Space } = require('./space');

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('messages', () => {
    let space;
    before(async () => { space = await Space.start('--messages-per-minute', '0'); });
    after(() => space.remove());

    it('greets with the space, the person and their rooms', async () => {
        const ada = await new Person('Ada').signIn(space);
        const { challenge, hello } = ada;
        assert.equal(Buffer.from(challenge.nonce, 'base64').length, 32);
        assert.equal(hello.space, challenge.space);
        assert.equal(hello.space.length, 36);
        assert.equal(hello.space_name, 'Wire test');
        assert.equal(hello.name, 'Ada');
        assert.equal(hello.heartbeat_ms, 15_000);
        assert.deepEqual(hello.limits, { content: 10_000, frame: 65_536, page: 50 });
        assert.deepEqual(hello.rooms.map(({ room }) => room), ['general']);
        const [general] = hello.rooms;
        assert.equal(general.kind, 'public');
        assert.equal(general.member, true);
        assert.equal(general.member_count, 1);
        assert.equal(general.topic, '');
        await ada.leave();
    });

    it('reach everybody: the sender as an ack, the others as an event', async () => {
        const ada = await new Person('Ada of two').enter(space);
        const ben = await new Person('Ben of two').enter(space);
        const question = await ada.say('general', 'Tea, "Ben"? 👋\n\tGrüße');
        assert.match(question.timestamp, isoTime);
        const heard = await ben.take({ type: 'chat_message' });
        assert.deepEqual(heard, {
            type: 'chat_message', room: 'general', seq: question.seq, id: question.id, user: ada.hello.user,
            name: 'Ada of two', timestamp: question.timestamp, content: 'Tea, "Ben"? 👋\n\tGrüße',
        });

        const answer = await ben.request('chat_message',
            { room: 'general', content: 'Coffee', reply_to: question.seq });
        assert.equal(answer.seq, question.seq + 1);
        // That this is the first message Ada gets shows that her own did not come back to her.
        const reply = await ada.take({ type: 'chat_message' });
        assert.equal(reply.id, answer.id);
        assert.equal(reply.reply_to, question.seq);
        await ada.leave();
        await ben.leave();
    });

    it('reach the other devices of the sender as an event', async () => {
        const person = new Person('Two devices');
        const desk = await person.enter(space);
        const sofa = await person.enter(space);
        assert.equal(desk.hello.user, sofa.hello.user);
        const sent = await desk.say('general', 'from the desk');
        assert.equal((await sofa.take({ type: 'chat_message' })).id, sent.id);
        await desk.leave();
        await sofa.leave();
    });

    it('that were missed come with the subscription, exactly those', async () => {
        const ada = await new Person('Ada stays').enter(space);
        const person = new Person('Ben is away');
        let ben = await person.enter(space);
        const first = await ada.say('general', 'before');
        await ben.take({ type: 'chat_message', id: first.id });
        await ben.leave();
        const missed = [];
        for (const content of ['one', 'two', 'three'])
            missed.push(await ada.say('general', content));

        ben = await person.signIn(space);
        const resumed = await ben.subscribe('general', first.seq);
        assert.deepEqual(resumed.events.map(({ id }) => id), missed.map(({ id }) => id));
        assert.deepEqual(resumed.events.map(({ content }) => content), ['one', 'two', 'three']);
        assert.equal(resumed.last_seq, missed.at(-1).seq);
        const next = await ada.say('general', 'after');
        assert.equal((await ben.take({ type: 'chat_message' })).id, next.id);
        await ada.leave();
        await ben.leave();
    });

    it('sent twice with one id are stored once and acknowledged alike', async () => {
        const person = new Person('Ada repeats');
        const ada = await person.enter(space);
        const ben = await new Person('Ben hears once').enter(space);
        const id = randomUUID();
        const sent = await ada.say('general', 'once', id);
        assert.deepEqual(await ada.say('general', 'once', id), sent);
        assert.deepEqual(await ada.say('general', 'with another text', id), sent);
        const elsewhere = await person.enter(space);
        assert.deepEqual(await elsewhere.say('general', 'once', id), sent);

        // Again before the first is acknowledged, here and elsewhere.
        const hurried = { type: 'chat_message', id: randomUUID(), room: 'general', content: 'hurried' };
        for (const client of [ada, ada, elsewhere])
            client.send(hurried);
        const answers = [];
        for (const client of [ada, ada, elsewhere])
            answers.push(await client.answer('chat_message', hurried.id));
        assert.deepEqual(answers, Array(3).fill(answers[0]));

        const after = await ada.say('general', 'the next');
        assert.equal(after.seq, sent.seq + 2);
        for (const content of ['once', 'hurried', 'the next'])
            assert.equal((await ben.take({ type: 'chat_message' })).content, content);
        const stored = await ada.request('room_history', { room: 'general', after: sent.seq - 1, limit: 50 });
        assert.deepEqual(stored.events.map(({ content }) => content), ['once', 'hurried', 'the next']);
        for (const client of [ada, ben, elsewhere])
            await client.leave();
    });

    it('may all be on their way at once, each following the one before', async () => {
        const ada = await new Person('Ada hurries').enter(space);
        const ids = Array.from({ length: 20 }, () => randomUUID());
        const answers = ids.map((id, n) => ada.request('chat_message',
            { room: 'general', content: `${n}`, ...(n > 0 && { follows: ids[n - 1] }) }, id));
        const seqs = (await Promise.all(answers)).map(({ seq }) => seq);
        assert.deepEqual(seqs, ids.map((_, n) => seqs[0] + n));
        await ada.leave();
    });

    it('are paged backwards and forwards without gaps', async () => {
        const ada = await new Person('Ada reads back').enter(space);
        const sent = [];
        for (let n = 0; n < 7; ++n)
            sent.push((await ada.say('general', `page ${n}`)).seq);
        const page = async (range) => {
            const { events, complete } = await ada.request('room_history', { room: 'general', ...range });
            return { seqs: events.map(({ seq }) => seq), complete };
        };
        assert.deepEqual(await page({ limit: 3 }), { seqs: sent.slice(4), complete: false });
        assert.deepEqual(await page({ before: sent[4], limit: 3 }),
            { seqs: sent.slice(1, 4), complete: false });
        assert.deepEqual(await page({ after: sent[0], limit: 2 }),
            { seqs: sent.slice(1, 3), complete: false });
        assert.deepEqual(await page({ after: sent[0], before: sent[6], limit: 50 }),
            { seqs: sent.slice(1, 6), complete: true });
        assert.deepEqual(await page({ after: sent[6], limit: 50 }), { seqs: [], complete: true });
        assert.deepEqual(await page({ before: 2, limit: 50 }), { seqs: [1], complete: true });
        await ada.leave();
    });

    it('come 50 at most with a subscription, the newest', async () => {
        const ada = await new Person('Ada talks a lot').signIn(space);
        const { room } = await ada.request('create_room', { name: 'much', kind: 'public', members: [] });
        await Promise.all(Array.from({ length: 60 }, (_, n) => ada.say(room, `${n}`)));
        const { events, first_seq, last_seq } = await ada.subscribe(room);
        assert.equal(first_seq, 1);
        assert.deepEqual(events.map(({ seq }) => seq),
            Array.from({ length: 50 }, (_, n) => last_seq - 49 + n));
        await ada.leave();
    });

    it('begin anew where the client knows a history that is not this one', async () => {
        const ada = await new Person('Ada from the future').signIn(space);
        const sent = await ada.say('general', 'now');
        const id = randomUUID();
        ada.send({ type: 'subscribe', id, room: 'general', after: sent.seq + 1000 });
        const reset = await ada.take({ type: 'reset' });
        assert.deepEqual(reset, { type: 'reset', room: 'general', first_seq: 1, last_seq: sent.seq });
        const { events } = await ada.answer('subscribe', id);
        assert.equal(events.at(-1).id, sent.id);
        await ada.leave();
    });
});
