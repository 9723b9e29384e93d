# SPDX-License-Identifier: GPL-3.0-or-later
"""The translations hold every text of the sources, and none is left to do. LUPDATE names the tool."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("de", "en")


def entries(path):
    """Context, text and comment of each entry, and what it is translated to."""
    found = {}
    for context in xml.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            found[key] = message.find("translation")
    return found


class TranslationsTest(unittest.TestCase):
    def test_every_text_is_there(self):
        with tempfile.TemporaryDirectory() as folder:
            for language in LANGUAGES:
                shutil.copy(ROOT / "translations" / f"wireside_{language}.ts", folder)
            subprocess.run([ROOT / "translations/update.sh", os.environ["LUPDATE"], folder], check=True,
                           stdout=subprocess.DEVNULL)
            for language in LANGUAGES:
                name = f"wireside_{language}.ts"
                fresh, kept = entries(os.path.join(folder, name)), entries(ROOT / "translations" / name)
                self.assertEqual(sorted(map(str, fresh.keys() - kept.keys())), [], f"not in {name}")
                self.assertEqual(sorted(map(str, kept.keys() - fresh.keys())), [], f"no more in the sources: {name}")

    def test_nothing_is_left_to_do(self):
        for language in LANGUAGES:
            for key, translation in entries(ROOT / "translations" / f"wireside_{language}.ts").items():
                with self.subTest(language=language, text=key[1]):
                    self.assertIsNone(translation.get("type"))
                    forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
                    self.assertTrue(all(forms))

    def test_places_for_values_are_kept(self):
        for language in LANGUAGES:
            for key, translation in entries(ROOT / "translations" / f"wireside_{language}.ts").items():
                for form in [form.text for form in translation.iter("numerusform")] or [translation.text]:
                    for place in ("%1", "%2", "%3"):
                        with self.subTest(language=language, text=key[1], place=place):
                            self.assertEqual(place in key[1], place in form)


if __name__ == "__main__":
    unittest.main()
