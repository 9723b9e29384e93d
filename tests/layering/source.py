# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads C++ and CMake as far as the layering test needs it."""

import re

# What is not code: comments, raw strings, strings, characters; in this order at one place. A quote within a
# number separates digits.
NOT_CODE = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r'|R"(?P<mark>[^()\s\\]*)\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'",
    re.DOTALL)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
# A word with what qualifies it, where the last part alone says too little.
WORD = re.compile(r"\b(?:(?:steady|system)_clock::now|[A-Za-z_]\w*)\b")


def blank(text):
    """As many line breaks as the text, and nothing else."""
    return "\n" * text.count("\n")


def without_comments(text):
    return NOT_CODE.sub(lambda m: blank(m[0]) if m[0].startswith(("//", "/*")) else m[0], text)


def includes(text):
    """The included files of a C++ text, each with its line."""
    code = without_comments(text)
    return [(code.count("\n", 0, found.start()) + 1, found[1] or found[2])
            for found in INCLUDE.finditer(code)]


def words_of(text):
    """The words of each line of code, without includes, comments and strings."""
    code = INCLUDE.sub("", without_comments(text))
    code = NOT_CODE.sub(lambda match: blank(match[0]) or " ", code)
    return [(number, WORD.findall(line)) for number, line in enumerate(code.split("\n"), 1)]


def cmake_commands(text):
    """The commands of a CMake text: line, name and arguments."""
    code = re.sub(r"#[^\n]*", "", text)
    commands = []
    for match in re.finditer(r"\b([A-Za-z_]\w*)[ \t]*\(([^()]*(?:\([^()]*\)[^()]*)*)\)", code):
        line = code.count("\n", 0, match.start()) + 1
        commands.append((line, match[1].lower(), re.findall(r'"[^"]*"|[^\s"]+', match[2])))
    return commands
