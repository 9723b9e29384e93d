# SPDX-License-Identifier: GPL-3.0-or-later
import http.client

from client import Client, Person, Refusal, new_id
from space import PATIENCE, SpaceTest


class WhatCannotBeDone(SpaceTest):
    async def test_is_said_with_a_code(self):
        ada = await Person('Ada').sign_in(self.space)
        for code, kind, fields in (
                ('unknown_type', 'sing_song', {}),
                ('bad_field', 'chat_message', {'room': 'general'}),
                ('bad_field', 'chat_message', {'room': 'general', 'content': ' \n'}),
                ('bad_field', 'room_history', {'room': 'general', 'limit': 0}),
                ('too_long', 'chat_message', {'room': 'general', 'content': 'x' * 10_001}),
                ('not_found', 'subscribe', {'room': 'nowhere', 'after': 0}),
                ('not_allowed', 'update_room', {'room': await self.direct_room(ada), 'topic': 'us'}),
                ('not_a_member', 'chat_message', {'room': 'random', 'content': 'x'}),
                ('name_taken', 'create_room', {'name': 'GENERAL', 'kind': 'public', 'members': []}),
                ('out_of_order', 'chat_message', {'room': 'general', 'content': 'x', 'follows': new_id()})):
            with self.subTest(code), self.assertRaises(Refusal) as refused:
                await ada.request(kind, **fields)
            self.assertEqual(refused.exception.code, code)
        await ada.say('general', 'x' * 10_000)
        await ada.leave()

    async def direct_room(self, client):
        other = await Person('Another').sign_in(self.space)
        await other.leave()
        created = await client.request('create_room', name='', kind='direct', members=[other.hello['user']])
        return created['room']

    async def test_is_said_without_an_id_where_none_could_be_read(self):
        ada = await Person('Ada').sign_in(self.space)
        for frame in ('{', '[]', b'{"type":"ping"}'):
            await ada.socket.send(frame)
            error = await ada.take(type='error')
            self.assertEqual((error['code'], error.get('id')), ('bad_frame', None))
        await ada.leave()

    async def test_ends_the_connection_when_it_happens_too_often(self):
        ada = await Person('Ada').sign_in(self.space)
        for _ in range(11):
            await ada.socket.send('not JSON')
        self.assertEqual(await ada.closed(), 1008)
        self.assertEqual([frame.get('code') for frame in ada.unread].count('bad_frame'), 10)

    async def test_ends_the_connection_when_it_is_a_frame_over_64_KiB(self):
        ada = await Person('Ada').sign_in(self.space)
        await ada.send(type='ping', padding='x' * 65_536)
        self.assertEqual(await ada.closed(), 1009)

    async def test_includes_everything_before_the_sign_in(self):
        client = await Client.open(self.space.url)
        await client.send(type='list_rooms', id=new_id())
        await client.take(type='error', code='unauthenticated')
        await client.leave()

    async def assert_sign_in_fails(self, person, code, challenge=None):
        client = await Client.open(self.space.url)
        request = person.authenticate(challenge or client.challenge)
        await client.send(**request)
        with self.assertRaises(Refusal) as refused:
            await client.answer('authenticate', request['id'])
        self.assertEqual(refused.exception.code, code)
        self.assertEqual(await client.closed(), 4401)

    async def test_includes_signing_in_with_what_is_not_ones_own(self):
        ada = await Person('Ada').sign_in(self.space)
        await self.assert_sign_in_fails(Person('Eve'), 'unauthenticated', ada.challenge)
        await self.assert_sign_in_fails(Person('ADA'), 'name_taken')
        await self.assert_sign_in_fails(Person('Ada\u200b'), 'bad_field')
        await ada.leave()

    async def test_includes_a_colour_that_is_none(self):
        client = await Client.open(self.space.url)
        request = Person('Ada', 'pink').authenticate(client.challenge)
        await client.send(**request)
        with self.assertRaises(Refusal) as refused:
            await client.answer('authenticate', request['id'])
        self.assertEqual(refused.exception.code, 'bad_field')
        await client.leave()

    async def test_is_answered_before_the_upgrade_in_HTTP(self):
        for status, path, headers in (
                (200, '/healthz', {}), (404, '/', {}), (426, '/ws', {}),
                (403, '/healthz', {'Host': 'evil.example'})):
            connection = http.client.HTTPConnection('127.0.0.1', self.space.port, timeout=PATIENCE)
            self.addCleanup(connection.close)
            connection.request('GET', path, headers=headers)
            self.assertEqual(connection.getresponse().status, status, path)


class MessagesBeyondTheLimit(SpaceTest):
    options = ('--messages-per-minute', '1')

    async def test_are_refused_for_now(self):
        ada = await Person('Ada').enter(self.space)
        for n in range(50):
            ids = [new_id() for _ in range(50)]
            for id in ids:
                await ada.send(type='chat_message', id=id, room='general', content=f'{n}')
            try:
                for id in ids:
                    await ada.answer('chat_message', id)
            except Refusal as refusal:
                self.assertEqual(refusal.code, 'rate_limited')
                self.assertGreater(refusal.frame['retry_after_ms'], 0)
                return
        self.fail('2500 messages at one a minute')
