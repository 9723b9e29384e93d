# SPDX-License-Identifier: GPL-3.0-or-later
import socket
import threading
import unittest

from proxy import BOTH, FaultProxy, Way

PATIENCE = 20
SILENCE = 0.05  # seconds without a byte that show a fault; too few could only hide one


class EchoServer:
    """Sends back what comes, and keeps it."""

    def __init__(self):
        self.heard = b""
        self.endings = threading.Semaphore(0)  # released once for each connection that ends
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = "%s:%d" % self._listener.getsockname()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        if self._listener.fileno() >= 0:
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()

    def _accept(self):
        while True:
            try:
                peer, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._echo, args=[peer], daemon=True).start()

    def _echo(self, peer):
        with peer:
            try:
                while data := peer.recv(4096):
                    self.heard += data
                    peer.sendall(data)
            except OSError:
                pass
        self.endings.release()


class ProxyTest(unittest.TestCase):
    def setUp(self):
        self.server = EchoServer()
        self.addCleanup(self.server.close)
        self.proxy = FaultProxy(self.server.address)
        self.addCleanup(self.proxy.close)

    def dial(self):
        host, port = self.proxy.address.split(":")
        client = socket.create_connection((host, int(port)), PATIENCE)
        self.addCleanup(client.close)
        return client

    def receive(self, client, count):
        client.settimeout(PATIENCE)
        data = b""
        while len(data) < count and (more := client.recv(count - len(data))):
            data += more
        return data

    def assert_silent(self, client):
        client.settimeout(SILENCE)
        with self.assertRaises(TimeoutError):
            client.recv(1)

    def assert_works(self, client):
        client.sendall(b"hello")
        self.assertEqual(self.receive(client, 5), b"hello")

    def test_passes_everything_on(self):
        client = self.dial()
        data = bytes(range(256)) * 4000
        threading.Thread(target=client.sendall, args=[data], daemon=True).start()
        self.assertEqual(self.receive(client, len(data)), data)

    def test_ends_in_good_order(self):
        client = self.dial()
        self.assert_works(client)
        self.proxy.cut()
        self.assertEqual(client.recv(1), b"")
        self.assert_works(self.dial())

    def test_breaks_off(self):
        client = self.dial()
        self.assert_works(client)
        self.proxy.reset()
        with self.assertRaises(ConnectionResetError):
            client.recv(1)
        self.assert_works(self.dial())

    def test_cuts_after_so_many_bytes(self):
        client = self.dial()
        self.assert_works(client)
        self.proxy.cut_after(3, Way.UP)
        client.sendall(b"abcdef")
        with self.assertRaises(ConnectionResetError):
            while client.recv(16):
                pass
        self.assertTrue(self.server.endings.acquire(timeout=PATIENCE))
        self.assertEqual(self.server.heard, b"helloabc")
        self.assert_works(self.dial())

    def test_holds_back_and_loses_nothing(self):
        client = self.dial()
        self.proxy.stall([Way.DOWN])
        client.sendall(b"later")
        self.assert_silent(client)
        self.proxy.mend()
        self.assertEqual(self.receive(client, 5), b"later")

    def test_swallows_and_breaks_off_when_mended(self):
        for ways in ([Way.UP], [Way.DOWN], BOTH):
            with self.subTest(ways):
                client = self.dial()
                self.assert_works(client)
                self.proxy.swallow(ways)
                client.sendall(b"lost")
                self.assert_silent(client)
                self.proxy.mend()
                with self.assertRaises(ConnectionResetError):
                    self.receive(client, 1)
                self.assert_works(self.dial())

    def test_keeps_what_swallowed_nothing(self):
        client = self.dial()
        self.assert_works(client)
        self.proxy.swallow()
        self.proxy.mend()
        self.assert_works(client)

    def test_drips(self):
        client = self.dial()
        self.assert_works(client)
        pauses = []
        self.proxy.drip(2, lambda: pauses.append(1) or 0.001, [Way.UP])
        client.sendall(b"slowly")
        self.assertEqual(self.receive(client, 6), b"slowly")
        self.assertGreaterEqual(len(pauses), 2)

    def test_refuses_and_comes_back_at_the_same_address(self):
        client = self.dial()
        self.assert_works(client)
        self.proxy.refuse()
        with self.assertRaises(ConnectionResetError):
            client.recv(1)
        with self.assertRaises(ConnectionRefusedError):
            self.dial()
        self.proxy.mend()
        self.assert_works(self.dial())

    def test_breaks_off_where_there_is_no_server(self):
        self.server.close()
        with self.assertRaises(ConnectionResetError):
            self.dial().recv(1)


if __name__ == "__main__":
    unittest.main()
