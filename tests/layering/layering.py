#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks who includes whom, and which folder names which part of the outside world.

Usage: layering.py ROOT. Prints each violation as `file:line: rule` and fails where there is one. What it
enforces are the tables below; ARCHITECTURE.md says why.
"""

import os
import re
import sys

from source import cmake_commands, includes, words_of

# Who may use whom, by folder; its own folder everybody may.
CORE = ["base", "protocol", "crypto", "collab", "sql", "net", "store", "sync", "models", "server"]
ALL_OF_CORE = {f"core/{module}" for module in CORE}
ALLOWED = {
    "core/base": set(),
    "core/protocol": {"core/base"},
    "core/crypto": {"core/protocol", "core/base"},
    "core/collab": {"core/protocol", "core/base"},
    "core/sql": {"core/base"},
    "core/net": {"core/crypto", "core/protocol", "core/base"},
    "core/store": {"core/sql", "core/crypto", "core/protocol", "core/base"},
    "core/sync": {"core/store", "core/net", "core/crypto", "core/collab", "core/protocol", "core/base"},
    "core/models": {"core/sync", "core/protocol", "core/base"},
    "core/server": {"core/net", "core/sql", "core/crypto", "core/collab", "core/protocol", "core/base"},
    "app/common": ALL_OF_CORE,
    "app/ui": {"core/models", "core/sync", "core/protocol", "core/base", "app/common"},
    "app/desktop": ALL_OF_CORE | {"app/common", "app/ui"},
    "app/cli": ALL_OF_CORE | {"app/common"},
    "app/server": ALL_OF_CORE | {"app/common"},
    "qml": {"core/models", "core/sync", "core/protocol", "core/base"},
    "tests": ALL_OF_CORE | {"app/common", "app/ui", "app/desktop"},
}

GUI = (r"Q(Gui|Quick|Qml|Widget|Window|Image|Pixmap|Bitmap|Painter|Color|Palette|Font|Icon|Cursor|Screen"
       r"|Clipboard|DesktopServices|StyleHints|TextDocument|Application|SystemTray)")
# The outside worlds: a name, the words that mean it, the headers that do, and the folders that may. A world
# without words is free once its header is in.
WORLDS = [
    ("RapidJSON", r"rapidjson", r"rapidjson/", {"core/protocol"}),
    ("ICU", r"(uspoof|u)_[a-z]\w+|USpoofChecker", r"unicode/", {"core/protocol"}),
    ("Qt's JSON", r"QJson\w*", r"(QtCore/)?QJson", set()),
    ("OpenSSL", r"(EVP|EC|BIO|PEM|X509|SSL|OSSL|BN|RSA)_\w+", r"openssl/", {"core/crypto"}),
    ("libsodium", r"(sodium|crypto_[a-z0-9]+|randombytes)_\w+", r"sodium", {"core/crypto"}),
    ("sockets", r"QWebSocket\w*|QTcp\w+|QSsl\w+|QUdpSocket|QLocalS\w+|QNetwork(Access|Reply|Request)\w*",
     r"(QtNetwork|QtWebSockets)/|Q(WebSocket|Tcp|Ssl|UdpSocket|LocalS|Network(Access|Reply|Request))",
     {"core/net"}),
    ("Boost", r"boost", r"boost/", {"core/net"}),
    ("databases", r"QSqlDatabase|QSqlDriver\w*|QSqlField|QSqlRecord|QSqlError|sqlite3_\w+",
     r"(QtSql/)?QSql|sqlite3", {"core/sql"}),
    ("SQL rows", r"QSqlQuery", r"\0", {"core/sql", "core/store", "core/server"}),
    ("time", r"Q(Basic|Elapsed|Deadline)?Timer|startTimer|(steady|system)_clock::now",
     r"(QtCore/)?Q(Basic|Elapsed|Deadline)?Timer", {"core/base"}),
    ("randomness", r"QRandomGenerator\w*|mt19937\w*|random_device", r"(QtCore/)?QRandomGenerator|random$",
     {"core/base"}),
    ("spdlog's set-up", None, r"spdlog/", {"core/base"}),
    ("item models", r"QAbstract(Item|List|Table)Model|Q\w+ProxyModel",
     r"(QtCore/)?(QAbstract(Item|List|Table)Model$|Q\w+ProxyModel)",
     {"core/models", "app/ui", "app/desktop"}),
    ("the keychain", r"QKeychain", r"(qt6?keychain)/", {"core/store"}),
    ("Redis", r"redis[A-Z]\w+", r"hiredis/", {"core/server"}),
    ("a window", GUI + r"\w*", r"(Qt(Gui|Quick|Qml|Widgets|QuickControls2)(/|$))|" + GUI,
     {"app/ui", "app/desktop", "qml"}),
    ("words for people", r"tr|qsTr|qtTrId|QT_TR_NOOP|QT_TRANSLATE_NOOP", r"\0", {"app", "qml"}),
]
# The same for what a target links.
PACKAGES = [
    (r"Qt6::(Network|WebSockets)", {"core/net"}),
    (r"Qt6::Sql", {"core/sql"}),
    (r"Boost::\w+", {"core/net"}),
    (r"OpenSSL::\w+|PkgConfig::Sodium", {"core/crypto"}),
    (r"ICU::\w+", {"core/protocol"}),
    (r"\$\{RapidJSON_INCLUDE_DIRS?\}", {"core/protocol"}),
    (r"Qt6Keychain::\w+", {"core/store"}),
    (r"spdlog::\w+", {"core/base"}),
    (r"Qt6::(DBus|Gui|Quick\w*|Qml\w*|Widgets|Svg\w*)", {"app/ui", "app/desktop", "qml"}),
]
LINKING = {"wireside_module", "wireside_program", "wireside_test", "target_link_libraries",
           "target_include_directories", "qt_add_qml_module"}
DEFINING = {"add_library", "add_executable", "qt_add_library", "qt_add_executable", "qt_add_qml_module",
            "wireside_program"}

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
CPP = (".h", ".hpp", ".c", ".cpp", ".mm")
LICENSED = CPP + (".qml", ".js", ".mjs", ".cjs", ".py", ".sh", ".cmake", "CMakeLists.txt")
TOP = ("core", "app", "qml", "tests", "cmake", "packaging")
SKIPPED = {"node_modules", "__pycache__", "build"}


def files_under(root):
    """The files that are checked, as paths from `root` with slashes."""
    for top in TOP:
        for folder, names, files in os.walk(os.path.join(root, top)):
            names[:] = sorted(name for name in names if name not in SKIPPED)
            for file in sorted(files):
                yield os.path.relpath(os.path.join(folder, file), root).replace(os.sep, "/")


def folder_of(path):
    """The folder of the table that a file belongs to."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] in ("core", "app") and len(parts) > 2 else parts[0]


def may_name(path, owners):
    """Whether a file may name what belongs to `owners`. Tests may name everything: they stand outside."""
    top = path.split("/")[0]
    return top == "tests" or top in owners or folder_of(path) in owners


class Check:
    def __init__(self, root):
        self.root = root
        self.found = []
        self.targets = {f"wireside_{module}": f"core/{module}" for module in CORE}

    def report(self, path, line, rule):
        self.found.append(f"{path}:{line}: {rule}")

    def run(self):
        paths = list(files_under(self.root))
        scripts = {path: cmake_commands(self.read(path)) for path in paths if path.endswith("CMakeLists.txt")}
        for path, commands in scripts.items():
            for _, command, arguments in commands:
                if command in DEFINING and arguments:
                    self.targets[arguments[0]] = folder_of(path)
        for path in paths:
            if path.endswith(LICENSED):
                self.check_licence(path)
            if path.endswith(CPP):
                self.check_includes(path)
                self.check_words(path)
        for path, commands in scripts.items():
            self.check_links(path, commands)
        return self.found

    def read(self, path):
        with open(os.path.join(self.root, path), encoding="utf-8") as file:
            return file.read()

    def check_licence(self, path):
        if not any(LICENCE in line for line in self.read(path).splitlines()[:3]):
            self.report(path, 1, f"lacks {LICENCE}")

    def check_includes(self, path):
        for line, name in includes(self.read(path)):
            self.check_use(path, line, self.folder_of_include(path, name))
            for world, _, headers, owners in WORLDS:
                if re.match(headers, name) and not may_name(path, owners):
                    self.report(path, line, f"may not include {world}")

    def folder_of_include(self, path, name):
        """The folder that an included file belongs to; nothing where it is none of ours."""
        for base in (os.path.dirname(path), "core", "app", "tests", ""):
            candidate = os.path.normpath(os.path.join(base, name)).replace(os.sep, "/")
            if os.path.isfile(os.path.join(self.root, candidate)):
                return folder_of(candidate)
        first = name.split("/")[0]
        return f"core/{first}" if "/" in name and first in CORE else None

    def check_use(self, path, line, used):
        user = folder_of(path)
        if used not in (None, user) and used not in ALLOWED.get(user, set()):
            self.report(path, line, f"{user} may not use {used}")

    def check_words(self, path):
        for line, words in words_of(self.read(path)):
            for world, pattern, _, owners in WORLDS:
                named = pattern and [word for word in words if re.fullmatch(pattern, word)]
                if named and not may_name(path, owners):
                    self.report(path, line, f"may not name {world} ({named[0]})")

    def check_links(self, path, commands):
        for line, command, arguments in commands:
            if command not in LINKING:
                continue
            for argument in arguments[1:]:
                self.check_use(path, line, self.targets.get(argument))
                for package, owners in PACKAGES:
                    if re.fullmatch(package, argument) and not may_name(path, owners):
                        self.report(path, line, f"{folder_of(path)} may not link {argument}")


def main():
    found = Check(sys.argv[1]).run()
    for violation in found:
        print(violation)
    print(f"{len(found)} violation(s)" if found else "no violation")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
