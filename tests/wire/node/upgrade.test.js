// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const assert = require('node:assert/strict');
const { after, before, describe, it } = require('node:test');
const http = require('node:http');
const { Client } = require('./client');
const { within } = require('./deadline');
const { Space } = require('./space');

describe('the port', () => {
    let space;
    before(async () => { space = await Space.start(); });
    after(() => space.remove());

    const get = (path, headers = {}) => within(new Promise((resolve, reject) => {
        http.get({ host: '127.0.0.1', port: space.port, path, headers, agent: false }, (response) => {
            let body = '';
            response.setEncoding('utf8').on('data', (text) => { body += text; });
            response.on('end', () => resolve({ status: response.statusCode, body }));
        }).on('error', reject);
    }), () => `GET ${path}`);

    const refusal = (protocols, options) => within(new Promise((resolve) => {
        const { socket } = new Client(space.url, protocols, options);
        socket.on('unexpected-response', (request, response) => {
            resolve(response.statusCode);
            request.destroy();
        });
        socket.on('open', () => resolve('open'));
    }), () => 'the answer to an upgrade');

    it('says that it is well', async () => {
        const { status, body } = await get('/healthz');
        assert.equal(status, 200);
        assert.equal(body.trim(), 'ok');
    });

    it('has nothing else for a browser', async () => {
        assert.equal((await get('/')).status, 404);
        assert.equal((await get('/ws')).status, 426);
        assert.equal((await get('/healthz', { Host: 'evil.example' })).status, 403);
    });

    it('speaks one subprotocol, which may be left out', async () => {
        const named = new Client(space.url);
        await named.take({ type: 'challenge' });
        assert.equal(named.socket.protocol, 'wireside.v1');
        named.socket.terminate();
        const silent = new Client(space.url, []);
        await silent.take({ type: 'challenge' });
        assert.equal(silent.socket.protocol, '');
        silent.socket.terminate();
        assert.equal(await refusal(['wireside.v99']), 400);
    });

    it('lets no foreign page in', async () => {
        assert.equal(await refusal(['wireside.v1'], { origin: 'https://evil.example' }), 403);
        assert.equal(await refusal(['wireside.v1'], { origin: 'http://localhost:3000' }), 'open');
    });
});
