// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

// One room in memory, over `ws`: parse, add id and timestamp, serialise once, send to all members.
// usage: node nodeserver.js plain|gathered|framed
//   plain     `send` to each member, as the manual of `ws` shows it
//   gathered  the same, with what one turn of the event loop has for a member in one write
//   framed    gathered, and framed once for all, past `send` to the socket: the most that Node can do

const { randomUUID } = require('node:crypto');
const { WebSocketServer, Sender } = require('ws');

const [mode] = process.argv.slice(2);
const members = new Map(); // the WebSocket of each, to the socket below it
let corked = [];
let seq = 0;

function cork() {
    if (corked.length > 0)
        return;
    corked = [...members.values()];
    for (const socket of corked)
        socket.cork();
    setImmediate(() => {
        for (const socket of corked)
            socket.uncork();
        corked = [];
    });
}

function sendToEach(text) {
    const bytes = Buffer.from(text);
    for (const member of members.keys())
        member.send(bytes, { binary: false });
}

function sendFramed(text) {
    const frame = Buffer.concat(Sender.frame(Buffer.from(text), { fin: true, opcode: 1, mask: false, rsv1: false }));
    for (const socket of members.values())
        socket.write(frame);
}

const server = new WebSocketServer({
    host: '127.0.0.1', port: 0, path: '/ws', perMessageDeflate: false, clientTracking: false, maxPayload: 65_536,
});
server.on('connection', (member, request) => {
    const user = randomUUID();
    members.set(member, request.socket);
    member.on('close', () => members.delete(member));
    member.on('message', (data) => {
        const { type, id, room, content } = JSON.parse(data);
        const event = { type, room, seq: ++seq, id, user, name: 'Member', timestamp: new Date().toISOString(), content };
        if (mode !== 'plain')
            cork();
        (mode === 'framed' ? sendFramed : sendToEach)(JSON.stringify(event));
    });
});
server.on('listening', () => console.log(`Node listens on 127.0.0.1:${server.address().port}`));
