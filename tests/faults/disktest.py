# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import random
import tempfile
import unittest

from disk import Disk
from traced import Call

CUTS = 60  # of each state, so that whatever may happen does


def escape(text):
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


class DiskTest(unittest.TestCase):
    """What may be found after cuts of the power, all possibilities of it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="wireside-disk-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        self.disk = Disk(self.folder)

    def path(self, name):
        return str(self.folder / name)

    def call(self, name, arguments, result=0, opened=""):
        self.disk.apply(Call(name, arguments, result, opened))

    def create(self, name):
        path = self.path(name)
        self.call("openat", f'AT_FDCWD, "{escape(path)}", O_RDWR|O_CREAT, 0644', 5, path)

    def write(self, name, text, offset):
        self.call("pwrite64", f'5<{escape(self.path(name))}>, "{escape(text)}", {len(text)}, {offset}', len(text))

    def truncate(self, name, size):
        self.call("ftruncate", f"5<{escape(self.path(name))}>, {size}")

    def sync(self, name=""):
        path = self.path(name) if name else str(self.folder)
        self.call("fdatasync", f"5<{escape(path)}>")

    def found(self):
        """What cuts leave, each possibility once: the files by their names."""
        possible = set()
        chance = random.Random(1)
        for _ in range(CUTS):
            with tempfile.TemporaryDirectory() as target:
                self.disk.after_cut(chance, target)
                possible.add(frozenset((file.name, file.read_text()) for file in pathlib.Path(target).iterdir()))
        return possible

    def only(self, *files):
        return {frozenset(files)}

    def test_keeps_what_was_synced(self):
        self.create("one")
        self.write("one", "abc", 0)
        self.write("one", "X", 1)
        self.sync("one")
        self.assertEqual(self.found(), self.only(("one", "aXc")))

    def test_may_lose_what_was_written_since(self):
        self.create("one")
        self.sync("one")
        self.write("one", "ab", 0)
        self.write("one", "cd", 2)
        self.assertEqual(self.found(), {frozenset([("one", text)]) for text in ("", "ab", "\0\0cd", "abcd")})

    def test_may_lose_a_new_size(self):
        self.create("one")
        self.write("one", "abc", 0)
        self.sync("one")
        self.truncate("one", 1)
        self.assertEqual(self.found(), {frozenset([("one", text)]) for text in ("abc", "a")})

    def test_may_lose_a_file_that_was_never_synced(self):
        self.create("one")
        self.assertEqual(self.found(), {frozenset(), frozenset([("one", "")])})

    def test_may_keep_what_was_removed_until_its_folder_is_synced(self):
        self.create("one")
        self.sync("one")
        self.call("unlink", f'"{escape(self.path("one"))}"')
        self.assertEqual(self.found(), {frozenset(), frozenset([("one", "")])})
        self.sync()
        self.assertEqual(self.found(), self.only())

    def test_keeps_a_synced_file_in_the_place_of_one_that_was_removed(self):
        self.create("one")
        self.sync("one")
        self.call("unlink", f'"{escape(self.path("one"))}"')
        self.create("one")
        self.write("one", "new", 0)
        self.sync("one")
        self.assertEqual(self.found(), self.only(("one", "new")))

    def test_may_lose_a_link_until_its_folder_is_synced(self):
        unnamed = self.path("#12 (deleted)")
        self.call("openat", f'AT_FDCWD, "{escape(str(self.folder))}", O_RDWR|O_TMPFILE, 0600', 5, unnamed)
        self.call("write", f'5<{escape(unnamed)}>, "{escape("key")}", 3', 3)
        self.call("fdatasync", f"5<{escape(unnamed)}>")
        self.call("linkat", f'AT_FDCWD, "{escape("/proc/self/fd/5")}", AT_FDCWD, "{escape(self.path("one"))}", 0')
        self.assertEqual(self.found(), {frozenset(), frozenset([("one", "key")])})
        self.sync()
        self.assertEqual(self.found(), self.only(("one", "key")))

    def test_may_lose_a_renaming_and_never_both_names(self):
        self.create("old")
        self.sync("old")
        self.call("rename", f'"{escape(self.path("old"))}", "{escape(self.path("new"))}"')
        self.assertEqual(self.found(), {frozenset([("old", "")]), frozenset([("new", "")])})


if __name__ == "__main__":
    unittest.main()
