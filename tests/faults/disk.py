# SPDX-License-Identifier: GPL-3.0-or-later
"""What a disk holds after a power cut, told from the calls that a program made."""

import dataclasses
import pathlib

UNNAMED = "O_TMPFILE"


@dataclasses.dataclass
class File:
    """What is surely on the disk, and what was written since the last sync."""

    content: bytearray = dataclasses.field(default_factory=bytearray)
    pending: list = dataclasses.field(default_factory=list)  # (offset, bytes), or a new size
    offset: int = 0  # where write() goes on

    def sync(self):
        for change in self.pending:
            change_content(self.content, change)
        self.pending.clear()


@dataclasses.dataclass
class Renaming:
    """A change of names. It is sure once the file (a new one) or its folder was synced."""

    path: str
    file: File | None = None  # none: the name goes
    is_new: bool = False
    old: str = ""  # a name that goes at the same time


class Disk:
    """The files of one folder. A sync makes the file's writes sure, and its name where that is new, as the usual
    file systems do; links, renames and removals are sure once their folder is synced. Of what is not sure, any of the
    writes and the first few of the names may be there or not."""

    def __init__(self, folder):
        self._folder = str(pathlib.Path(folder).resolve())
        self._names = {}  # as the program sees them
        self._sure = {}
        self._pending = []
        self._unnamed = {}  # files without a name yet, by what the system calls them
        self._descriptors = {}

    def apply(self, call):
        if action := ACTIONS.get(call.name):
            action(self, call)

    def after_cut(self, chance, target):
        """Writes into the target what the folder may hold if the power fails now."""
        names = dict(self._sure)
        for change in self._pending[:chance.randint(0, len(self._pending))]:
            change_names(names, change)
        odds = chance.choice([0, 0, 0.5, 0.9])
        for path, file in names.items():
            content = bytearray(file.content)
            for change in file.pending:
                if chance.random() < odds:
                    change_content(content, change)
            place = pathlib.Path(target) / pathlib.Path(path).relative_to(self._folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    def _file_of(self, call):
        path = call.descriptor[1]
        return self._unnamed.get(path) or self._names.get(path)

    def _openat(self, call):
        path = call.opened
        self._descriptors[call.result] = path
        if not path.startswith(self._folder + "/"):
            return
        if UNNAMED in call.arguments:
            self._unnamed[path] = File()
        elif "O_CREAT" in call.arguments and path not in self._names:
            self._change(Renaming(path, File(), is_new=True))
        elif "O_TRUNC" in call.arguments:
            self._names[path].pending.append(0)

    def _pwrite64(self, call):
        if file := self._file_of(call):
            file.pending.append((call.last_number, call.strings[0][:call.result]))

    def _write(self, call):
        if file := self._file_of(call):
            file.pending.append((file.offset, call.strings[0][:call.result]))
            file.offset += call.result

    def _ftruncate(self, call):
        if file := self._file_of(call):
            file.pending.append(call.last_number)

    def _sync(self, call):
        path = call.descriptor[1]
        file = self._file_of(call)
        if file:
            file.sync()
        for change in [*self._pending]:
            is_own = change.is_new and change.file is file
            if is_own or str(pathlib.Path(change.path).parent) == path:
                change_names(self._sure, change)
                # With it whatever happened to the name before.
                done = self._pending.index(change)
                self._pending = [other for place, other in enumerate(self._pending)
                                 if place > done or other.path != change.path]

    def _unlink(self, call):
        self._change(Renaming(call.paths[0]))

    def _rename(self, call):
        old, path = call.paths
        if old in self._names:
            self._change(Renaming(path, self._names[old], old=old))

    def _linkat(self, call):
        source, target = call.paths
        path = self._descriptors[int(source.rsplit("/", 1)[-1])] if source.startswith("/proc/self/fd/") else source
        file = self._unnamed.get(path) or self._names[path]
        self._change(Renaming(target, file))

    def _change(self, change):
        if change.path.startswith(self._folder + "/"):
            self._pending.append(change)
            change_names(self._names, change)


# pylint: disable=protected-access
ACTIONS = {"openat": Disk._openat, "pwrite64": Disk._pwrite64, "write": Disk._write, "ftruncate": Disk._ftruncate,
           "fdatasync": Disk._sync, "fsync": Disk._sync, "unlink": Disk._unlink, "rename": Disk._rename,
           "linkat": Disk._linkat}


def change_names(names, change):
    names.pop(change.old, None)
    if change.file:
        names[change.path] = change.file
    else:
        names.pop(change.path, None)


def change_content(content, change):
    if isinstance(change, int):
        del content[change:]
        content.extend(bytes(change - len(content)))
        return
    offset, data = change
    content.extend(bytes(max(0, offset - len(content))))
    content[offset:offset + len(data)] = data
