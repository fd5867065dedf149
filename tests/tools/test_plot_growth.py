"""deploy/plot_growth.py draws what was measured."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "deploy/plot_growth.py"


def case(order, requirements, share, **medians):
    systems = [{"system": name.replace("_", " "), "median_ms": median} for name, median in medians.items()]
    return {"order": order, "requirements": requirements, "filter": share, "systems": systems}


RESULTS = {
    "runs": [
        {"profiles": 1_000_000, "cases": [case("coverage", "own", 1, index=0.3, unpruned_lists=5, brute_force=40)]},
        {
            "profiles": 10_000,
            "cases": [
                case("coverage", "own", 1, index=0.05, unpruned_lists=0.1),
                case("coverage", "own", 0.5, index=777),
                case("fit", "family", 1, index=0.125),
            ],
        },
    ]
}


class PlotGrowthTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def plot(self, results, *arguments):
        path = self.folder / "results.json"
        path.write_text(results if isinstance(results, str) else json.dumps(results), encoding="utf-8")
        command = [sys.executable, "-B", str(SCRIPT), str(path), "--out", str(self.folder / "images/plot.svg"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def svg(self):
        return (self.folder / "images/plot.svg").read_text(encoding="utf-8")

    def test_draws_a_line_for_each_system(self):
        self.assertEqual(self.plot(RESULTS).returncode, 0)
        root = xml.etree.ElementTree.fromstring(self.svg())
        lines = root.findall("{http://www.w3.org/2000/svg}polyline")
        self.assertEqual([len(line.get("points").split()) for line in lines], [2, 2, 1])
        words = [text.text for text in root.findall("{http://www.w3.org/2000/svg}text")]
        for label in ("profiles", "10 k", "1 M", "100 ms", "0.01 ms", "index", "unpruned lists", "brute force"):
            self.assertIn(label, words)
        self.assertNotIn("777", self.svg(), "filtered")

    def test_both_axes_are_logarithmic(self):
        self.plot(RESULTS)
        points = re.search(r'points="([\d., -]+)" fill="none" stroke="#0b6e4f"', self.svg())[1].split()
        (x1, y1), (x2, y2) = (map(float, point.split(",")) for point in points)
        # Axes from 10k to 1M and from 0.01 to 100 ms.
        self.assertLess(x1, x2)
        self.assertGreater(y1, y2, "slower is higher")
        self.assertAlmostEqual((y1 - y2) / (470 - 60 - 50), 0.778151 / 4, places=2)

    def test_draws_what_is_asked_for(self):
        self.assertEqual(self.plot(RESULTS, "--order", "fit", "--requirements", "family").returncode, 0)
        self.assertIn("0.125", self.svg())
        self.assertIn("fit, family requirements", self.svg())

    def test_says_what_is_wrong(self):
        for results in ("no json", {"other": 1}, [1], {"runs": []}):
            process = self.plot(results)
            self.assertEqual(process.returncode, 1, results)
            self.assertIn("results.json: ", process.stderr)
            self.assertNotIn("Traceback", process.stderr)


if __name__ == "__main__":
    unittest.main()
