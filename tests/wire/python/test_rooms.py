# SPDX-License-Identifier: GPL-3.0-or-later
from client import Person, Refusal, new_id
from space import SpaceTest


class Rooms(SpaceTest):
    async def rooms_of(self, client):
        listed = await client.request('list_rooms')
        self.assertTrue(listed['complete'])
        return {room['room']: room for room in listed['rooms']}

    async def test_are_created_joined_and_left(self):
        ada = await Person('Ada').sign_in(self.space)
        ben = await Person('Ben').sign_in(self.space)
        id = new_id()
        created = await ada.request('create_room', id, name='garden', kind='public', members=[])
        again = await ada.request('create_room', id, name='garden', kind='public', members=[])
        self.assertEqual(again, created)
        room = created['room']
        first = (await ada.subscribe(room))['events'][0]
        self.assertEqual((first['type'], first['room_name'], first['kind']),
                         ('room_created', 'garden', 'public'))
        found = (await self.rooms_of(ben))[room]
        self.assertEqual((found['name'], found['member'], found['member_count']), ('garden', False, 1))

        await ben.request('join_room', room=room)
        arrival = await ada.take(type='user_joined', room=room, user=ben.hello['user'])
        await ben.subscribe(room, arrival['seq'])
        sent = await ben.say(room, 'what a garden')
        self.assertEqual((await ada.take(type='chat_message', room=room))['id'], sent['id'])
        await ben.request('leave_room', room=room)
        await ada.take(type='user_left', room=room, user=ben.hello['user'])
        self.assertFalse((await self.rooms_of(ben))[room]['member'])
        await ada.leave()
        await ben.leave()

    async def test_get_a_topic_and_another_name(self):
        ada = await Person('Ada').sign_in(self.space)
        ben = await Person('Ben').sign_in(self.space)
        room = (await ada.request('create_room', name='tea', kind='public', members=[]))['room']
        await ben.request('join_room', room=room)
        await ben.request('subscribe', room=room, after=0)
        await ada.request('update_room', room=room, topic='Everything & everybody')
        update = await ben.take(type='room_updated')
        self.assertEqual((update['topic'], update.get('room_name')), ('Everything & everybody', None))
        await ada.request('update_room', room=room, name='everybody')
        self.assertEqual((await ben.take(type='room_updated'))['room_name'], 'everybody')
        now = (await self.rooms_of(ben))[room]
        self.assertEqual((now['name'], now['topic']), ('everybody', 'Everything & everybody'))
        await ada.leave()
        await ben.leave()

    async def test_that_are_private_exist_for_their_members_only(self):
        ada = await Person('Ada').sign_in(self.space)
        ben = await Person('Ben').sign_in(self.space)
        eve = await Person('Eve').sign_in(self.space)
        created = await ada.request('create_room', name='secret', kind='private', members=[ben.hello['user']])
        room = created['room']
        await ben.take(type='user_joined', room=room, user=ben.hello['user'])
        await ben.subscribe(room)
        await ada.say(room, 'for your eyes only')
        self.assertEqual((await ben.take(type='chat_message'))['content'], 'for your eyes only')
        self.assertNotIn(room, await self.rooms_of(eve))
        for kind, fields in (('subscribe', {'after': 0}), ('join_room', {}), ('room_history', {'limit': 1})):
            with self.subTest(kind), self.assertRaises(Refusal) as refused:
                await eve.request(kind, room=room, **fields)
            self.assertEqual(refused.exception.code, 'not_found')
        for client in (ada, ben, eve):
            await client.leave()

    async def test_for_two_exist_once(self):
        ada = await Person('Ada').sign_in(self.space)
        ben = await Person('Ben').sign_in(self.space)
        create = {'name': '', 'kind': 'direct'}
        room = (await ada.request('create_room', members=[ben.hello['user']], **create))['room']
        await ben.take(type='user_joined', room=room, user=ben.hello['user'])
        again = await ben.request('create_room', members=[ada.hello['user']], **create)
        self.assertEqual(again['room'], room)
        for client, other in ((ada, ben), (ben, ada)):
            seen = await client.subscribe(room)
            self.assertEqual((seen['kind'], seen['name'], seen['peer']),
                             ('direct', other.hello['name'], other.hello['user']))
        sent = await ada.say(room, 'just you')
        self.assertEqual((await ben.take(type='chat_message'))['id'], sent['id'])
        await ada.leave()
        await ben.leave()


class Notices(SpaceTest):
    async def test_tell_the_others_who_writes(self):
        ada = await Person('Ada').enter(self.space)
        ben = await Person('Ben').enter(self.space)
        for on in (True, False):
            await ada.send(type='typing', room='general', on=on)
            self.assertEqual(await ben.take(type='typing'), {
                'type': 'typing', 'room': 'general', 'user': ada.hello['user'], 'name': 'Ada', 'on': on})
        await ada.leave()
        await ben.leave()

    async def test_tell_the_others_who_is_there(self):
        ada = await Person('Ada').enter(self.space)
        ben = await Person('Ben').enter(self.space)
        user = ben.hello['user']
        await ada.take_presence(user, 'online')
        await ben.send(type='presence', status='away')
        await ada.take_presence(user, 'away')
        members = await ada.request('room_members', room='general')
        self.assertTrue(members['complete'])
        self.assertEqual(
            [member['status'] for member in members['members'] if member['user'] == user], ['away'])
        await ben.leave()
        offline = await ada.take_presence(user, 'offline')
        self.assertIn('last_seen', offline)
        await ada.leave()

    async def test_are_answered_with_a_pong_where_they_ask_for_one(self):
        ada = await Person('Ada').sign_in(self.space)
        await ada.send(type='ping')
        self.assertEqual(await ada.take(type='pong'), {'type': 'pong'})
        await ada.leave()
