# SPDX-License-Identifier: GPL-3.0-or-later
import base64

from client import Person, new_id
from space import SpaceTest


class Messages(SpaceTest):
    async def test_follow_a_greeting(self):
        ada = await Person('Ada').sign_in(self.space)
        self.assertEqual(len(base64.b64decode(ada.challenge['nonce'])), 32)
        self.assertEqual(ada.hello['space'], ada.challenge['space'])
        self.assertEqual(ada.hello['space_name'], 'Wire test')
        self.assertEqual(ada.hello['name'], 'Ada')
        self.assertEqual(ada.hello['limits'], {'content': 10_000, 'frame': 65_536, 'page': 50})
        [general] = ada.hello['rooms']
        self.assertEqual((general['room'], general['kind'], general['member']), ('general', 'public', True))
        await ada.leave()

    async def test_reach_the_sender_as_an_ack_and_the_others_as_an_event(self):
        ada = await Person('Ada').enter(self.space)
        ben = await Person('Ben').enter(self.space)
        question = await ada.say('general', 'Tea, "Ben"? 👋\n\tGrüße')
        self.assertRegex(question['timestamp'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$')
        self.assertEqual(await ben.take(type='chat_message'), {
            'type': 'chat_message', 'room': 'general', 'seq': question['seq'], 'id': question['id'],
            'user': ada.hello['user'], 'name': 'Ada', 'timestamp': question['timestamp'],
            'content': 'Tea, "Ben"? 👋\n\tGrüße'})
        answer = await ben.request('chat_message', room='general', content='Coffee', reply_to=question['seq'])
        self.assertEqual(answer['seq'], question['seq'] + 1)
        # That this is the first message Ada gets shows that her own did not come back to her.
        reply = await ada.take(type='chat_message')
        self.assertEqual((reply['id'], reply['reply_to']), (answer['id'], question['seq']))
        await ada.leave()
        await ben.leave()

    async def test_have_the_colour_that_their_writer_has_picked(self):
        ben = await Person('Ben').enter(self.space)
        person = Person('Ada', 'teal')
        ada = await person.enter(self.space)
        self.assertEqual((ada.hello['color'], ben.hello.get('color')), ('teal', None))
        await ada.say('general', 'first')
        self.assertEqual((await ben.take(type='chat_message'))['color'], 'teal')
        await ada.leave()
        person.color = None
        ada = await person.enter(self.space)
        await ada.say('general', 'second')
        self.assertEqual((await ben.take(type='chat_message'))['color'], 'teal')
        listed = await ben.request('room_members', room='general')
        self.assertEqual({member['name']: member.get('color') for member in listed['members']},
                         {'Ada': 'teal', 'Ben': None})
        await ada.leave()
        await ben.leave()

    async def test_that_were_missed_come_with_the_subscription(self):
        ada = await Person('Ada').enter(self.space)
        person = Person('Ben')
        ben = await person.enter(self.space)
        first = await ada.say('general', 'before')
        await ben.take(type='chat_message', id=first['id'])
        await ben.leave()
        missed = [await ada.say('general', content) for content in ('one', 'two', 'three')]
        ben = await person.sign_in(self.space)
        resumed = await ben.subscribe('general', first['seq'])
        self.assertEqual([event['id'] for event in resumed['events']], [ack['id'] for ack in missed])
        self.assertEqual([event['content'] for event in resumed['events']], ['one', 'two', 'three'])
        following = await ada.say('general', 'after')
        self.assertEqual((await ben.take(type='chat_message'))['id'], following['id'])
        await ada.leave()
        await ben.leave()

    async def test_sent_twice_with_one_id_are_stored_once(self):
        person = Person('Ada')
        ada = await person.enter(self.space)
        ben = await Person('Ben').enter(self.space)
        id = new_id()
        sent = await ada.say('general', 'once', id)
        self.assertEqual(await ada.say('general', 'once', id), sent)
        self.assertEqual(await ada.say('general', 'with another text', id), sent)
        elsewhere = await person.enter(self.space)
        self.assertEqual(await elsewhere.say('general', 'once', id), sent)
        following = await ada.say('general', 'the next')
        self.assertEqual(following['seq'], sent['seq'] + 1)
        self.assertEqual((await ben.take(type='chat_message'))['content'], 'once')
        self.assertEqual((await ben.take(type='chat_message'))['content'], 'the next')
        stored = await ada.request('room_history', room='general', after=sent['seq'] - 1, limit=50)
        self.assertEqual([event['content'] for event in stored['events']], ['once', 'the next'])
        for client in (ada, ben, elsewhere):
            await client.leave()

    async def test_may_all_be_on_their_way_at_once(self):
        ada = await Person('Ada').enter(self.space)
        ids = [new_id() for _ in range(20)]
        for before, id in zip([None, *ids], ids):
            follows = {'follows': before} if before else {}
            await ada.send(type='chat_message', id=id, room='general', content='x', **follows)
        seqs = [(await ada.answer('chat_message', id))['seq'] for id in ids]
        self.assertEqual(seqs, list(range(seqs[0], seqs[0] + 20)))
        await ada.leave()

    async def test_are_paged_without_gaps(self):
        ada = await Person('Ada').enter(self.space)
        sent = [(await ada.say('general', f'page {n}'))['seq'] for n in range(7)]

        async def page(**bounds):
            ack = await ada.request('room_history', room='general', **bounds)
            return [event['seq'] for event in ack['events']], ack['complete']

        self.assertEqual(await page(limit=3), (sent[4:], False))
        self.assertEqual(await page(before=sent[4], limit=3), (sent[1:4], False))
        self.assertEqual(await page(after=sent[0], limit=2), (sent[1:3], False))
        self.assertEqual(await page(after=sent[0], before=sent[6], limit=50), (sent[1:6], True))
        self.assertEqual(await page(after=sent[6], limit=50), ([], True))
        self.assertEqual(await page(before=2, limit=50), ([1], True))
        await ada.leave()

    async def test_begin_anew_for_whoever_knows_another_history(self):
        ada = await Person('Ada').sign_in(self.space)
        sent = await ada.say('general', 'now')
        again = await ada.subscribe('general', sent['seq'] + 1000)
        self.assertEqual(await ada.take(type='reset'), {
            'type': 'reset', 'room': 'general', 'first_seq': 1, 'last_seq': sent['seq']})
        self.assertEqual(again['events'][-1]['id'], sent['id'])
        await ada.leave()


class Restart(SpaceTest):
    async def test_after_kill_9_keeps_everything_that_was_acknowledged(self):
        person = Person('Ada')
        ada = await person.enter(self.space)
        before = ada
        room = (await ada.request('create_room', name='garden', kind='public', members=[]))['room']
        id = new_id()
        first = await ada.say('general', 'first', id)
        second = await ada.say('general', 'second')
        stored = await ada.request('room_history', room='general', limit=50)
        await self.space.kill()
        await ada.closed()

        await self.space.start()
        ada = await person.enter(self.space)
        for field in ('user', 'space', 'epoch'):
            self.assertEqual(ada.hello[field], before.hello[field])
        self.assertEqual(ada.challenge['key'], before.challenge['key'])
        self.assertEqual({each['room'] for each in ada.hello['rooms']}, {'general', room})
        again = await ada.request('room_history', room='general', limit=50)
        self.assertEqual(again['events'], stored['events'])
        self.assertEqual(await ada.say('general', 'first', id), first)
        self.assertEqual((await ada.say('general', 'third'))['seq'], second['seq'] + 1)
        await ada.leave()

    async def test_is_announced(self):
        ada = await Person('Ada').enter(self.space)
        self.assertEqual(await self.space.stop(), 0)
        self.assertEqual(await ada.closed(), 1001)
