#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants violations into a small tree and sees that the layering test finds them, and nothing else."""

import os
import tempfile
import unittest

from layering import Check

CPP_HEADER = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
CMAKE_HEADER = "# SPDX-License-Identifier: GPL-3.0-or-later\n"


class LayeringTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for header in ("core/base/clock.h", "core/net/backoff.h", "core/server/hub.h", "core/sync/session.h",
                       "app/common/signal.h", "app/cli/options.h", "tests/support/fakeclock.h"):
            self.write(header, CPP_HEADER)

    def write(self, path, text):
        full = os.path.join(self.folder.name, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)

    def found(self, path, line):
        """What is found when a file has the line as its second, after the licence."""
        header = CPP_HEADER if path.endswith((".cpp", ".h")) else CMAKE_HEADER
        self.write(path, header + line + "\n")
        return Check(self.folder.name).run()

    def assert_fine(self, path, line):
        self.assertEqual(self.found(path, line), [])
        os.remove(os.path.join(self.folder.name, path))

    def assert_found(self, path, line, rule):
        self.assertEqual(self.found(path, line), [f"{path}:2: {rule}"])
        os.remove(os.path.join(self.folder.name, path))

    def test_takes_what_is_allowed(self):
        self.assert_fine("core/net/connection.cpp", '#include "net/backoff.h"')
        self.assert_fine("core/net/connection.cpp", '#include "backoff.h"')
        self.assert_fine("core/net/connection.cpp", '#include "base/clock.h"')
        self.assert_fine("app/cli/main.cpp", '#include "server/hub.h"')
        self.assert_fine("app/cli/main.cpp", '#include "options.h"')
        self.assert_fine("app/cli/main.cpp", '#include "common/signal.h"')
        self.assert_fine("tests/net/test.cpp", '#include "support/fakeclock.h"')
        self.assert_fine("tests/net/test.cpp", '#include "sync/session.h"')

    def test_finds_includes_against_the_order(self):
        for path, include, user, used in (
                ("core/base/x.h", "net/backoff.h", "core/base", "core/net"),
                ("core/base/x.h", "../net/backoff.h", "core/base", "core/net"),
                ("core/base/x.h", "core/net/backoff.h", "core/base", "core/net"),
                ("core/net/x.cpp", "net/../server/hub.h", "core/net", "core/server"),
                ("core/sync/x.cpp", "server/hub.h", "core/sync", "core/server"),
                ("core/server/x.cpp", "sync/session.h", "core/server", "core/sync"),
                ("core/models/x.cpp", "net/backoff.h", "core/models", "core/net"),
                ("core/models/x.cpp", "store/not/there/yet.h", "core/models", "core/store"),
                ("app/ui/x.cpp", "server/hub.h", "app/ui", "core/server"),
                ("app/server/x.cpp", "cli/options.h", "app/server", "app/cli"),
                ("core/net/x.cpp", "common/signal.h", "core/net", "app/common"),
                ("core/net/x.cpp", "support/fakeclock.h", "core/net", "tests"),
                ("app/cli/x.cpp", "support/fakeclock.h", "app/cli", "tests"),
                ("tests/cli/x.cpp", "cli/options.h", "tests", "app/cli"),
                ("qml/x.cpp", "server/hub.h", "qml", "core/server"),
                ("core/other/x.cpp", "base/clock.h", "core/other", "core/base")):
            with self.subTest(path=path, include=include):
                self.assert_found(path, f'#include "{include}"', f"{user} may not use {used}")
        self.assert_found("core/base/x.h", "  #  include <net/backoff.h>", "core/base may not use core/net")

    def test_finds_outside_worlds_by_their_headers(self):
        for path, header, world in (
                ("core/net/x.cpp", "rapidjson/document.h", "RapidJSON"),
                ("core/server/x.cpp", "unicode/uspoof.h", "ICU"),
                ("core/server/x.cpp", "QJsonDocument", "Qt's JSON"),
                ("core/net/x.cpp", "openssl/evp.h", "OpenSSL"),
                ("core/net/x.cpp", "sodium.h", "libsodium"),
                ("core/server/x.cpp", "QTcpServer", "sockets"),
                ("core/server/x.cpp", "QtNetwork/QTcpSocket", "sockets"),
                ("app/cli/x.cpp", "QWebSocket", "sockets"),
                ("core/server/x.cpp", "boost/asio.hpp", "Boost"),
                ("core/store/x.cpp", "QSqlDatabase", "databases"),
                ("core/store/x.cpp", "sqlite3.h", "databases"),
                ("core/sync/x.cpp", "QTimer", "time"),
                ("core/sync/x.cpp", "QRandomGenerator", "randomness"),
                ("core/sync/x.cpp", "random", "randomness"),
                ("core/net/x.cpp", "spdlog/spdlog.h", "spdlog's set-up"),
                ("core/sync/x.cpp", "QAbstractListModel", "item models"),
                ("core/models/x.cpp", "QColor", "a window"),
                ("core/models/x.cpp", "QtQuick/QQuickItem", "a window"),
                ("core/models/x.cpp", "QtWidgets", "a window")):
            with self.subTest(path=path, header=header):
                self.assert_found(path, f"#include <{header}>", f"may not include {world}")

    def test_finds_outside_worlds_by_their_names(self):
        for path, code, world, word in (
                ("core/net/x.cpp", "rapidjson::Value v;", "RapidJSON", "rapidjson"),
                ("core/server/x.cpp", "uspoof_open(&status);", "ICU", "uspoof_open"),
                ("core/net/x.cpp", "EVP_DigestSign(a);", "OpenSSL", "EVP_DigestSign"),
                ("core/net/x.cpp", "sodium_init();", "libsodium", "sodium_init"),
                ("core/server/x.cpp", "class QTcpSocket;", "sockets", "QTcpSocket"),
                ("core/server/x.cpp", "boost::asio::io_context c;", "Boost", "boost"),
                ("core/store/x.cpp", "QSqlDatabase d;", "databases", "QSqlDatabase"),
                ("core/sync/x.cpp", "QSqlQuery q;", "SQL rows", "QSqlQuery"),
                ("core/sync/x.cpp", "QTimer::singleShot(1);", "time", "QTimer"),
                ("core/sync/x.cpp", "std::chrono::steady_clock::now();", "time", "steady_clock::now"),
                ("core/sync/x.cpp", "std::mt19937_64 e;", "randomness", "mt19937_64"),
                ("core/models/x.cpp", "QColor c;", "a window", "QColor"),
                ("core/models/x.cpp", "return tr(text);", "words for people", "tr")):
            with self.subTest(path=path, code=code):
                self.assert_found(path, code, f"may not name {world} ({word})")

    def test_lets_each_world_be_named_where_it_belongs(self):
        for path, line in (
                ("core/protocol/x.cpp", "#include <rapidjson/document.h>"),
                ("core/protocol/x.cpp", "#include <unicode/uspoof.h>"),
                ("core/crypto/x.cpp", "#include <openssl/evp.h>"),
                ("core/net/x.cpp", "#include <QTcpServer>"),
                ("core/sql/x.cpp", "#include <QSqlDatabase>"),
                ("core/store/x.cpp", "QString name(const QSqlQuery &row);"),
                ("core/base/x.cpp", "#include <QRandomGenerator>"),
                ("core/base/x.cpp", "#include <spdlog/spdlog.h>"),
                ("core/sync/x.cpp", "spdlog::level::level_enum level;"),
                ("core/models/x.cpp", "#include <QAbstractListModel>"),
                ("app/ui/x.cpp", "#include <QtQuick/QQuickItem>"),
                ("app/desktop/x.cpp", "return tr(text);"),
                ("tests/server/x.cpp", "#include <QTcpServer>")):
            with self.subTest(path=path, line=line):
                self.assert_fine(path, line)

    def test_reads_code_only(self):
        for line in (
                '// #include "server/hub.h"',
                '/* \n#include "server/hub.h"\n*/',
                "/* QTimer\n QTimer */ // QTimer",
                'auto a = "QTimer \\" QTimer";',
                'auto a = R"x(QTimer)" QTimer)x";',
                "auto a = u'\"'; auto b = u'\"';",
                "class MyQTimer; int attr(int);",
                "#include <QStringList>"):
            with self.subTest(line=line):
                self.assert_fine("core/sync/x.cpp", line)
        self.assertEqual(self.found("core/sync/x.cpp", "auto n = 10'000;\n/* one\ntwo */ QTimer t; // 'x"),
                         ["core/sync/x.cpp:4: may not name time (QTimer)"])

    def test_finds_links_against_the_order(self):
        self.assert_fine("core/sync/CMakeLists.txt", "wireside_module(sync\n PUBLIC wireside_net)")
        self.assert_fine("core/net/CMakeLists.txt", "wireside_module(net Qt6::Network) # wireside_sync")
        for path, command, rule in (
                ("core/sync/CMakeLists.txt", "wireside_module(sync\n PUBLIC wireside_server)",
                 "core/sync may not use core/server"),
                ("core/sync/CMakeLists.txt", "target_link_libraries(x PRIVATE wireside_models)",
                 "core/sync may not use core/models"),
                ("core/models/CMakeLists.txt", "wireside_module(models PUBLIC Qt6::Quick)",
                 "core/models may not link Qt6::Quick"),
                ("core/store/CMakeLists.txt", "wireside_module(store PRIVATE Qt6::Sql)",
                 "core/store may not link Qt6::Sql"),
                ("core/cli/CMakeLists.txt", "wireside_module(cli PUBLIC wireside_base)",
                 "core/cli may not use core/base")):
            with self.subTest(path=path, command=command):
                self.assert_found(path, command, rule)

    def test_finds_links_to_the_programs(self):
        self.write("app/cli/CMakeLists.txt", CMAKE_HEADER + "wireside_program(cli_program SOURCES a.cpp)\n")
        self.assert_found("tests/cli/CMakeLists.txt", "wireside_test(x LIBRARIES cli_program)",
                          "tests may not use app/cli")

    def test_finds_files_without_a_licence(self):
        for path in ("core/base/x.cpp", "app/cli/x.h", "qml/X.qml", "tests/x/x.py", "cmake/x.cmake",
                     "core/x/CMakeLists.txt"):
            with self.subTest(path=path):
                self.write(path, "\n\n\n# SPDX-License-Identifier: GPL-3.0-or-later\n")
                rule = "lacks SPDX-License-Identifier: GPL-3.0-or-later"
                self.assertEqual(Check(self.folder.name).run(), [f"{path}:1: {rule}"])
                os.remove(os.path.join(self.folder.name, path))


if __name__ == "__main__":
    unittest.main()
