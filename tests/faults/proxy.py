# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP proxy that does to a link what cables, routers and radio do: cut it, stall it, swallow, drip, refuse."""

import asyncio
import enum
import math
import socket
import struct
import threading
import time


class Way(enum.Enum):
    UP = "from the client to the server"
    DOWN = "from the server to the client"


BOTH = tuple(Way)
CHUNK = 65536


class Lane:
    """What holds for the bytes of one way, over all connections."""

    def __init__(self):
        self.is_open = asyncio.Event()
        self.mend()

    def mend(self):
        self.swallows = False
        self.left = math.inf  # bytes until the cut
        self.chunk = CHUNK
        self.pause = lambda: 0
        self.is_open.set()


class Connection:
    """One connection of a client and its counterpart at the server."""

    def __init__(self, client, server):
        self.writers = {Way.UP: server, Way.DOWN: client}
        self.has_lost = False

    def end(self):
        for writer in self.writers.values():
            writer.close()

    def reset(self):
        for way in self.writers:
            self.reset_sender(way)

    def reset_sender(self, way):
        """Breaks off towards the side that what goes this way comes from."""
        other = Way.DOWN if way is Way.UP else Way.UP
        # Without lingering a close is a reset.
        peer = self.writers[other].get_extra_info("socket")
        if peer.fileno() < 0:
            return
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writers[other].transport.abort()


class FaultProxy:
    """Stands before a server, on a port of its own. Every method may be called from any thread and holds for what
    passes from its return on; mend() ends all faults."""

    _loop = None

    def __init__(self, upstream, host="127.0.0.1"):
        self._upstream = upstream
        # Keeps the port while nobody listens there.
        self._holder = socket.socket()
        self._holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._holder.bind((host, 0))
        self._place = self._holder.getsockname()
        self.address = "%s:%d" % self._place
        self.openings = []  # when each connection to the server was made
        self._connections = set()
        self._tasks = set()  # asyncio itself keeps no hold of them
        self._listener = None
        self._do(self._open)

    def cut(self):
        """Ends all connections in good order."""
        self._do(lambda: [connection.end() for connection in list(self._connections)])

    def reset(self):
        """Breaks all connections off."""
        self._do(lambda: [connection.reset() for connection in list(self._connections)])

    def cut_after(self, count, way):
        """Breaks off the connection that carries the last of the next `count` bytes that way. These still arrive."""
        self._set([way], "left", count)

    def stall(self, ways=BOTH):
        """Holds back what comes, and loses nothing."""
        self._do(lambda: [self._lanes[way].is_open.clear() for way in ways])

    def swallow(self, ways=BOTH):
        """Takes what comes and delivers nothing, as a half-open link does. Connections that lost something break off
        when this is mended: no link takes up a stream again after a hole."""
        self._set(ways, "swallows", True)

    def drip(self, chunk, pause, ways=BOTH):
        """Passes at most `chunk` bytes at once, and `pause()` seconds later the next."""
        self._set(ways, "chunk", chunk)
        self._set(ways, "pause", pause)

    def refuse(self):
        """Breaks all connections off and lets nobody in."""
        self._do(self._shut)

    def mend(self):
        self._do(self._mend)

    def close(self):
        self.refuse()
        self._holder.close()

    @classmethod
    def _start(cls):
        """One thread serves all proxies."""
        if cls._loop is None:
            cls._loop = asyncio.new_event_loop()
            threading.Thread(target=cls._loop.run_forever, daemon=True).start()

    def _do(self, action):
        """Runs it where the connections live."""
        async def run():
            result = action()
            if asyncio.iscoroutine(result):
                await result

        self._start()
        asyncio.run_coroutine_threadsafe(run(), self._loop).result(60)

    def _set(self, ways, name, value):
        self._do(lambda: [setattr(self._lanes[way], name, value) for way in ways])

    async def _open(self):
        self._lanes = {way: Lane() for way in Way}
        self._listen()

    def _listen(self):
        self._listener = socket.create_server(self._place, backlog=1024)
        self._listener.setblocking(False)
        self._accepting = asyncio.ensure_future(self._accept(self._listener))

    async def _accept(self, listener):
        # asyncio's own server forgets connections that come while it closes.
        with listener:
            while True:
                client, _ = await asyncio.get_running_loop().sock_accept(listener)
                task = asyncio.ensure_future(self._serve(client))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _shut(self):
        if self._listener:
            self._listener = None
            self._accepting.cancel()
            await asyncio.wait([self._accepting])
        for connection in list(self._connections):
            connection.reset()

    async def _mend(self):
        for lane in self._lanes.values():
            lane.mend()
        for connection in list(self._connections):
            if connection.has_lost:
                connection.reset()
        if not self._listener:
            self._listen()

    async def _serve(self, client):
        client_reader, client_writer = await asyncio.open_connection(sock=client)
        host, port = self._upstream.rsplit(":", 1)
        try:
            server_reader, server_writer = await asyncio.open_connection(host, int(port))
        except OSError:
            Connection(client_writer, client_writer).reset()
            return
        connection = Connection(client_writer, server_writer)
        if not self._listener:
            connection.reset()
            return
        self._connections.add(connection)
        self.openings.append(time.monotonic())
        pumps = [asyncio.ensure_future(self._pump(client_reader, connection, Way.UP)),
                 asyncio.ensure_future(self._pump(server_reader, connection, Way.DOWN))]
        try:
            # What one side sent before it ended still arrives; nothing after.
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._connections.discard(connection)
            for pump in pumps:
                pump.cancel()
            connection.end()

    async def _pump(self, reader, connection, way):
        try:
            while data := await reader.read(CHUNK):
                await self._pass(data, connection, way)
        except OSError:
            pass

    async def _pass(self, data, connection, way):
        lane = self._lanes[way]
        while data:
            await lane.is_open.wait()
            if lane.swallows:
                connection.has_lost = True
                return
            count = min(len(data), lane.chunk, lane.left)
            connection.writers[way].write(data[:count])
            await connection.writers[way].drain()
            data = data[count:]
            lane.left -= count
            if lane.left == 0:
                lane.left = math.inf
                connection.reset_sender(way)
                connection.end()
                return
            if pause := lane.pause():
                await asyncio.sleep(pause)
