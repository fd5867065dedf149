"""deploy/steps.sh runs steps within their budgets and tells what became of them."""

import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(script):
    """Runs bash with the steps at hand; (exit code, output)."""
    whole = f'set -euo pipefail\n. "{ROOT}/deploy/steps.sh"\n{script}\n'
    done = subprocess.run(["bash", "-c", whole], capture_output=True, text=True, timeout=30, check=False)
    return done.returncode, done.stdout


class StepsTest(unittest.TestCase):
    def test_green_steps_end_green(self):
        code, output = run("step first 5 true\nstep second 5 echo hello\nskip third 'no data'\nsteps_summary")
        self.assertEqual(code, 0)
        self.assertIn("hello", output)
        self.assertRegex(output, r"first +5 s +\d s  ok")
        self.assertRegex(output, r"third .*skipped: no data")
        self.assertIn("0 red", output)

    def test_a_red_step_stops_a_script_that_lets_it_and_is_counted(self):
        code, output = run("trap steps_summary EXIT\nstep first 5 false\nstep second 5 echo never")
        self.assertEqual(code, 1)
        self.assertNotIn("never", output)
        self.assertRegex(output, r"first +5 s +\d s  RED: exit code 1")

    def test_the_summary_is_red_if_a_step_was(self):
        code, output = run("step first 5 false || true\nstep second 5 echo goes on\nsteps_summary")
        self.assertEqual(code, 1)
        self.assertIn("goes on", output)

    def test_a_step_over_its_budget_is_ended_and_red(self):
        code, output = run("step slow 1 sleep 20 || true\nsteps_summary")
        self.assertEqual(code, 1)
        self.assertIn("RED: over budget", output)

    def test_a_failure_in_the_middle_of_a_function_is_red(self):
        code, output = run("f() { false; echo went on; }\nexport -f f\nstep function 5 f || true\nsteps_summary")
        self.assertEqual(code, 1)
        self.assertNotIn("went on", output)

    def test_steps_have_no_input(self):
        code, _ = run("step reads 5 bash -c '! read -r line'\nsteps_summary")
        self.assertEqual(code, 0)


if __name__ == "__main__":
    unittest.main()
