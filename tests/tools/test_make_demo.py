"""deploy/demo/make_demo.py makes the same demo data everywhere, and refuses material that is wrong."""

import json
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "deploy" / "demo"))
sys.dont_write_bytecode = True
import make_demo  # noqa: E402  (after the path is known)
from generator import checks, source  # noqa: E402
from generator.chance import Chance  # noqa: E402
import check_postcodes  # noqa: E402


class ChanceTest(unittest.TestCase):
    def test_the_numbers_never_change(self):
        chance = Chance("candidate", "kok", 1)
        self.assertEqual([chance.integer(0, 999) for _ in range(5)], [666, 901, 579, 134, 568])

    def test_some_of_keeps_the_order_and_names_nothing_twice(self):
        chosen = Chance("order").some_of(list(range(20)), 7)
        self.assertEqual(chosen, sorted(set(chosen)))
        self.assertEqual(len(chosen), 7)
        self.assertEqual(Chance("few").some_of([1, 2], 5), [1, 2])


class SourceTest(unittest.TestCase):
    def material(self, name, change):
        """Reads the material with one file changed."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for path in source.FOLDER.iterdir():
            text = path.read_text(encoding="utf-8")
            (pathlib.Path(folder.name) / path.name).write_text(change(text) if path.name == name else text,
                                                               encoding="utf-8")
        return mock.patch.object(source, "FOLDER", pathlib.Path(folder.name))

    def test_an_unknown_competency_is_named_with_its_line(self):
        with self.material("occupations.txt", lambda text: text.replace(" E heftruck;", " E heftrukc;")):
            with self.assertRaisesRegex(source.SourceError, r"occupations.txt:\d+: unknown competencies \['heftrukc'\]"):
                make_demo.make_all()

    def test_a_line_with_too_few_cells_is_named(self):
        with self.material("trainings.txt", lambda text: text + "half|a line\n"):
            with self.assertRaisesRegex(source.SourceError, r"trainings.txt:\d+: 2 cells, 15 wanted"):
                make_demo.make_all()

    def test_a_word_that_leads_to_two_occupations_is_refused(self):
        with self.material("occupations.txt", lambda text: text.replace("|heftruck;vorkheftruckchauffeur",
                                                                        "|kok;vorkheftruckchauffeur")):
            with self.assertRaisesRegex(source.SourceError, 'the word "kok" also belongs to kok'):
                make_demo.make_all()


class OutputTest(unittest.TestCase):
    def test_it_is_what_is_committed(self):
        self.assertEqual(make_demo.differing(make_demo.make_all()), [])

    def test_a_changed_file_is_seen(self):
        files = make_demo.make_all()
        files["trainings.jsonl"] += "\n"
        self.assertEqual(make_demo.differing(files), ["trainings.jsonl"])

    def test_every_reference_is_in_the_taxonomy(self):
        competencies = source.read_competencies()
        known = {one.uri for one in competencies.values()}
        known |= {one.uri for one in source.read_occupations(competencies).values()}
        for name in ("candidates.jsonl", "vacancies.jsonl", "trainings.jsonl"):
            for line in (make_demo.FOLDER / name).read_text(encoding="utf-8").splitlines():
                self.assertLessEqual(set(references(json.loads(line))), known)

    def test_every_evidence_is_dated_in_the_time_of_the_demo(self):
        for line in (make_demo.FOLDER / "candidates.jsonl").read_text(encoding="utf-8").splitlines():
            for held in json.loads(line)["competencies"]:
                for record in held.get("evidence", []):
                    self.assertTrue("2012-01-01" <= record.get("assessedDate", "2020-01-01") <= "2026-10-31", line)

    def test_sectors_are_those_of_the_programme(self):
        self.assertEqual(len(checks.SECTORS), 13)


def references(value):
    """Every URI in the JSON."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [uri for one in value for uri in references(one)]
    return [value] if isinstance(value, str) and value.startswith("http") else []


class PostcodesTest(unittest.TestCase):
    def test_the_table_is_right_and_holds_what_the_demo_uses(self):
        self.assertEqual(check_postcodes.errors(), [])

    def test_wrong_rows_are_told(self):
        self.assertEqual(list(check_postcodes.row_errors(["9711", "53.2155", "6.5720", "Groningen"], "9699")), [])
        for row, wanted in ((["9711", "53.2155"], "4 wanted"), (["971", "53.2155", "6.5720", "x"], "four digits"),
                            (["9711", "6.5720", "53.2155", "x"], "latitude"), (["9711", "53.2", "6.5720", "x"], "decimals"),
                            (["9700", "53.2155", "6.5720", "x"], "in order"), (["9711", "53.2155", "6.5720", ""], "town")):
            with self.subTest(row):
                self.assertIn(wanted, "\n".join(check_postcodes.row_errors(row, "9710")))


if __name__ == "__main__":
    unittest.main()
