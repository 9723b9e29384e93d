# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import tempfile
import unittest

import traced
from traced import Call


class TracedTest(unittest.TestCase):
    """What is read from strace's notes."""

    def read(self, *lines):
        with tempfile.TemporaryDirectory(prefix="wireside-traced-") as folder:
            log = pathlib.Path(folder) / "log"
            log.write_text("".join(line + "\n" for line in lines), encoding="ascii")
            return traced.read(log)

    def check_reads(self, process, thread):
        calls = self.read(
            rf'{process} openat(AT_FDCWD<\x2f>, "\x61", O_RDWR) = 5<\x2f\x61>',
            rf'{process} write(5<\x2f\x61>, "\x62", 1 <unfinished ...>',
            rf"{thread} fdatasync(6<\x2f\x63>) = -1 EIO (Input/output error)",
            rf"{process} <... write resumed>) = 1",
            f"{thread} +++ exited with 0 +++",
            f"{process} +++ killed by SIGKILL +++",
        )
        self.assertEqual(calls, [Call("openat", r'AT_FDCWD<\x2f>, "\x61", O_RDWR', 5, "/a"),
                                 Call("write", r'5<\x2f\x61>, "\x62", 1', 1)])
        self.assertEqual(calls[1].descriptor, (5, "/a"))

    def test_calls_that_succeeded_in_order_of_their_ends(self):
        self.check_reads("12345", "12346")

    def test_small_numbers_of_processes_too(self):
        self.check_reads("42   ", "9999 ")

    def test_is_complete_only_with_the_end_of_the_first_process(self):
        with tempfile.NamedTemporaryFile("w", prefix="wireside-traced-", encoding="ascii") as log:
            self.assertFalse(traced.is_complete(log.name))
            log.write("42    fsync(5) = 0\n421   +++ exited with 0 +++\n")
            log.flush()
            self.assertFalse(traced.is_complete(log.name))
            log.write("42    +++ exited with 0 +++\n")
            log.flush()
            self.assertTrue(traced.is_complete(log.name))


if __name__ == "__main__":
    unittest.main()
