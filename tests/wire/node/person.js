// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const assert = require('node:assert/strict');
const { generateKeyPairSync, randomUUID, sign } = require('node:crypto');
const { Client } = require('./client');

/** Somebody with a device key. */
class Person {
    constructor(name) {
        this.name = name;
        this.keys = generateKeyPairSync('ed25519');
    }

    /** The answer to a challenge. */
    authenticate(challenge, id = randomUUID()) {
        const signed = Buffer.concat([
            Buffer.from('wireside sign-in 1\0', 'ascii'),
            Buffer.from(challenge.nonce, 'base64'),
            Buffer.from(challenge.space, 'ascii'),
            Buffer.from(challenge.key, 'base64'),
        ]);
        return {
            type: 'authenticate',
            id,
            key: Buffer.from(this.keys.publicKey.export({ format: 'jwk' }).x, 'base64url').toString('base64'),
            name: this.name,
            signature: sign(null, signed, this.keys.privateKey).toString('base64'),
        };
    }

    /** A new connection of this person, signed in: `client.hello` is what the space said. */
    async signIn(space) {
        const client = new Client(space.url);
        await client.opened;
        client.challenge = await client.take({ type: 'challenge' });
        const request = this.authenticate(client.challenge);
        client.send(request);
        assert.deepEqual(await client.answer('authenticate', request.id),
            { type: 'ack', to: 'authenticate', id: request.id });
        client.hello = await client.take({ type: 'hello' });
        return client;
    }

    /** A new connection that has signed in and subscribed to `general` from here on. */
    async enter(space) {
        const client = await this.signIn(space);
        const general = client.hello.rooms.find(({ room }) => room === 'general');
        client.general = await client.subscribe('general', general.last_seq);
        return client;
    }
}

module.exports = { Person };
