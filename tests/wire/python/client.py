# SPDX-License-Identifier: GPL-3.0-or-later
"""What a client needs, written from PROTOCOL.md with what websockets 10 to 15 have in common."""

import asyncio
import base64
import contextlib
import json
import uuid

import nacl.signing
from websockets import connect
from websockets.exceptions import ConnectionClosed

from space import PATIENCE


class Refusal(Exception):
    """The answer to a request was `error`."""

    def __init__(self, frame):
        super().__init__(f"{frame['code']}: {frame['message']}")
        self.code = frame['code']
        self.frame = frame


def new_id():
    return str(uuid.uuid4())


class Client:
    """One connection. Frames are kept until a test takes them, so nothing depends on who is faster."""

    def __init__(self, socket):
        self.socket = socket
        self.unread = []
        self.hello = None
        self.challenge = None

    @classmethod
    async def open(cls, url):
        """Connects; the `challenge` is read, and nobody signed in."""
        client = cls(await connect(url, subprotocols=['wireside.v1'], open_timeout=PATIENCE))
        client.challenge = await client.take(type='challenge')
        return client

    async def take(self, **fields):
        """Takes the oldest frame that has these fields, those that are not there yet included."""
        return await self.take_where(
            lambda frame: all(frame.get(name) == value for name, value in fields.items()), fields)

    async def take_presence(self, user, status):
        """Takes the oldest `presence` in which somebody is like that; gives what it says of them."""
        def found(frame):
            people = frame['people'] if frame['type'] == 'presence' else []
            return [each for each in people if (each['user'], each['status']) == (user, status)]
        return found(await self.take_where(found, f'{user} {status}'))[0]

    async def take_where(self, matches, what):
        for frame in self.unread:
            if matches(frame):
                self.unread.remove(frame)
                return frame
        try:
            return await asyncio.wait_for(self._read_until(matches), PATIENCE)
        except asyncio.TimeoutError:
            raise TimeoutError(f'waited in vain for {what}; unread: {self.unread}') from None

    async def _read_until(self, matches):
        while True:
            frame = json.loads(await self.socket.recv())
            if matches(frame):
                return frame
            self.unread.append(frame)

    async def send(self, **frame):
        await self.socket.send(json.dumps(frame))

    async def request(self, kind, id=None, /, **fields):
        """Sends a request; gives its ack, and raises a Refusal."""
        id = id or new_id()
        await self.send(type=kind, id=id, **fields)
        return await self.answer(kind, id)

    async def answer(self, kind, id):
        frame = await self.take_where(
            lambda candidate: candidate['type'] in ('ack', 'error') and candidate.get('id') == id,
            f'the answer to {kind} {id}')
        if frame['type'] == 'error':
            raise Refusal(frame)
        if frame['to'] != kind:
            raise AssertionError(f'{frame} answers {kind}')
        return frame

    async def subscribe(self, room, after=0):
        return await self.request('subscribe', room=room, after=after)

    async def say(self, room, content, id=None):
        return await self.request('chat_message', id, room=room, content=content)

    async def closed(self):
        """Waits until the server closes the connection; gives the close code. All else stays unread."""
        try:
            await asyncio.wait_for(self._read_until(lambda frame: False), PATIENCE)
        except ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else 1006

    async def leave(self):
        """Goes away, having checked that nothing was answered twice."""
        await self.socket.close()
        with contextlib.suppress(ConnectionClosed):
            await asyncio.wait_for(self._read_until(lambda frame: False), PATIENCE)
        surplus = [frame for frame in self.unread if frame['type'] in ('ack', 'error', 'reset')]
        if surplus:
            raise AssertionError(f'nobody asked for {surplus}')


class Person:
    """Somebody with a device key."""

    def __init__(self, name, color=None):
        self.name = name
        self.color = color
        self.key = nacl.signing.SigningKey.generate()

    def authenticate(self, challenge):
        """The answer to a challenge."""
        signed = b''.join([
            b'wireside sign-in 1\0', base64.b64decode(challenge['nonce']),
            challenge['space'].encode('ascii'), base64.b64decode(challenge['key'])])
        request = {
            'type': 'authenticate',
            'id': new_id(),
            'key': base64.b64encode(bytes(self.key.verify_key)).decode(),
            'name': self.name,
            'signature': base64.b64encode(self.key.sign(signed).signature).decode(),
        }
        return request | ({'color': self.color} if self.color else {})

    async def sign_in(self, space):
        """A new connection of this person, signed in: `client.hello` is what the space said."""
        client = await Client.open(space.url)
        request = self.authenticate(client.challenge)
        await client.send(**request)
        await client.answer('authenticate', request['id'])
        client.hello = await client.take(type='hello')
        return client

    async def enter(self, space):
        """A new connection that has signed in and subscribed to `general` from here on."""
        client = await self.sign_in(space)
        [general] = [room for room in client.hello['rooms'] if room['room'] == 'general']
        await client.subscribe('general', general['last_seq'])
        return client
