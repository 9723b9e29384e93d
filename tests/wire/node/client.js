// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { isDeepStrictEqual } = require('node:util');
const WebSocket = require('ws');
const { within } = require('./deadline');

/** The answer to a request was `error`. */
class Refusal extends Error {
    constructor(frame) {
        super(`${frame.code}: ${frame.message}`);
        this.code = frame.code;
        this.frame = frame;
    }
}

/** One connection. It keeps every frame until a test takes it, so nothing depends on who is faster. */
class Client {
    constructor(url, protocols = ['wireside.v1'], options = {}) {
        this.unread = [];
        this.waiting = [];
        this.lastSeq = new Map();
        this.socket = new WebSocket(url, protocols, options);
        this.socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
        this.opened = new Promise((resolve, reject) => {
            this.socket.on('open', resolve);
            this.socket.on('error', reject);
        });
        this.opened.catch(() => {});
        this.closed = new Promise((resolve) => {
            this.socket.on('close', (code) => {
                resolve(code);
                for (const waiter of this.waiting.splice(0))
                    waiter.reject(new Error(`closed with ${code}, waiting for ${waiter.what}`));
            });
        });
    }

    #receive(data, isBinary) {
        const frame = isBinary ? { type: 'binary' } : JSON.parse(data);
        this.#checkOrder(frame);
        const waiter = this.waiting.findIndex((candidate) => candidate.matches(frame));
        if (waiter >= 0)
            this.waiting.splice(waiter, 1)[0].resolve(frame);
        else
            this.unread.push(frame);
    }

    /** Acks and events of a room come in the order of `seq`; only the ack of a resent message may be older. */
    #checkOrder(frame) {
        if (frame.type === 'ack' && frame.to === 'subscribe')
            this.lastSeq.set(frame.room, frame.last_seq);
        if (frame.seq === undefined || !this.lastSeq.has(frame.room))
            return;
        const last = this.lastSeq.get(frame.room);
        if (frame.type !== 'ack' && frame.seq <= last)
            this.disorder = `seq ${frame.seq} of ${frame.room} came after ${last}`;
        this.lastSeq.set(frame.room, Math.max(last, frame.seq));
    }

    /** Takes the oldest frame that has these fields, those that are not there yet included. */
    take(fields) {
        return this.takeWhere((frame) =>
            Object.entries(fields).every(([name, value]) => isDeepStrictEqual(frame[name], value)),
        JSON.stringify(fields));
    }

    /** Takes the oldest `presence` in which somebody is like that; resolves with what it says of them. */
    async takePresence(user, status) {
        const isIt = (person) => person.user === user && person.status === status;
        const frame = await this.takeWhere(
            ({ type, people }) => type === 'presence' && people.some(isIt), `${user} ${status}`);
        return frame.people.find(isIt);
    }

    takeWhere(matches, what) {
        const found = this.unread.findIndex(matches);
        if (found >= 0)
            return Promise.resolve(this.unread.splice(found, 1)[0]);
        const taken = new Promise((resolve, reject) => {
            this.waiting.push({ matches, resolve, reject, what });
        });
        return within(taken, () => `${what}; unread: ${JSON.stringify(this.unread)}`);
    }

    send(frame) {
        this.socket.send(JSON.stringify(frame));
    }

    /** Sends a request; resolves with its ack, and rejects with a Refusal. */
    request(type, fields = {}, id = randomUUID()) {
        this.send({ type, id, ...fields });
        return this.answer(type, id);
    }

    async answer(type, id) {
        const frame = await this.takeWhere(
            (candidate) => ['ack', 'error'].includes(candidate.type) && candidate.id === id,
            `the answer to ${type} ${id}`);
        if (frame.type === 'error')
            throw new Refusal(frame);
        assert.equal(frame.to, type);
        return frame;
    }

    /** Subscribes to a room; resolves with the ack. */
    subscribe(room, after = 0) {
        return this.request('subscribe', { room, after });
    }

    /** Says something in a room; resolves with the ack. */
    say(room, content, id = randomUUID()) {
        return this.request('chat_message', { room, content }, id);
    }

    /** Goes away, having checked that nothing was answered twice and that nothing was out of order. */
    async leave() {
        this.socket.close(1000);
        assert.equal(await within(this.closed, () => 'the server to confirm the close'), 1000);
        this.assertTidy();
    }

    assertTidy() {
        assert.equal(this.disorder, undefined);
        const surplus = this.unread.filter(({ type }) => ['ack', 'error', 'binary', 'reset'].includes(type));
        assert.deepEqual(surplus, []);
    }
}

module.exports = { Client, Refusal };
