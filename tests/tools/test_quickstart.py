"""deploy/quickstart looks after one server of its own and harms nobody else's; with stand-ins for perrond and perron."""

import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

SERVER = """#!{python}
import socket, sys
options = dict(zip(sys.argv[1:], sys.argv[2:]))
if {broken}:
    sys.exit("data folder of another version")
host, port = options["--listen"].split(":")
with socket.create_server((host, int(port))) as listener:
    print("serving", flush=True)
    while True:
        listener.accept()[0].close()
"""

CLIENT = """#!{python}
import pathlib, socket, sys
assert sys.argv[1] == "--server"
host, port = sys.argv[2].split(":")
try:
    socket.create_connection((host, int(port)), timeout=5).close()
except OSError:
    sys.exit(3)
with open({calls!r}, "a") as calls:
    print(*sys.argv[3:], file=calls)
"""


class QuickstartTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.pid_file = self.folder / "demo" / "perrond.pid"
        self.calls = self.folder / "calls"
        self.write_program("perron", CLIENT.format(python=sys.executable, calls=str(self.calls)))
        self.write_program("perrond", SERVER.format(python=sys.executable, broken=False))
        for kind in ("candidates", "vacancies", "trainings"):
            path = self.folder / "source" / f"{kind}.jsonl"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f'{{"name": "{kind}/first", "title": "x"}}\n{{"name": "{kind}/second"}}\n',
                            encoding="utf-8")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.addCleanup(self.run_quickstart, "stop")

    def write_program(self, name, text):
        path = self.folder / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def run_quickstart(self, *arguments):
        """(exit code, all output). Reading to the end of the pipes also shows that the server does not hold them."""
        environment = dict(os.environ, PERRON_DEMO_BIN=str(self.folder / "bin"),
                           PERRON_DEMO_FOLDER=str(self.folder / "demo"),
                           PERRON_DEMO_SOURCE=str(self.folder / "source"), PERRON_DEMO_LISTEN=f"127.0.0.1:{self.port}")
        done = subprocess.run([str(ROOT / "deploy" / "quickstart"), *arguments], env=environment, text=True, timeout=30,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.returncode, done.stdout

    def start(self):
        code, output = self.run_quickstart()
        self.assertEqual(code, 0, output)
        return output

    def pid(self):
        return int(self.pid_file.read_text(encoding="ascii"))

    def test_start_serves_imports_shows_matches_and_says_how_to_stop(self):
        output = self.start()
        self.assertIn(f"127.0.0.1:{self.port}", output)
        self.assertIn("deploy/quickstart stop", output)
        words = [" ".join(line.split()[:2]) for line in self.calls.read_text(encoding="utf-8").splitlines()]
        self.assertEqual([call for call in words if call != "status"],
                         ["taxonomy import", "trainings import", "vacancies import", "candidates import",
                          "match candidate"])
        self.assertIn("match candidate candidates/first --top 3 --full", self.calls.read_text(encoding="utf-8"))

    def test_a_second_start_reuses_the_server(self):
        self.start()
        pid = self.pid()
        self.assertIn("already runs", self.start())
        self.assertEqual(self.pid(), pid)

    def test_stop_ends_the_server_and_again_does_nothing(self):
        self.start()
        code, output = self.run_quickstart("stop")
        self.assertEqual(code, 0, output)
        self.assertIn("has ended", output)
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", self.port), timeout=5)
        self.assertFalse(self.pid_file.exists())
        self.assertEqual(self.run_quickstart("stop"), (0, "quickstart: no server of ours runs\n"))

    def test_status_tells_whether_it_runs(self):
        self.assertEqual(self.run_quickstart("status")[0], 3)
        self.start()
        code, output = self.run_quickstart("status")
        self.assertEqual(code, 0)
        self.assertIn(f"process {self.pid()}", output)

    def test_a_port_of_another_program_is_named_and_left_alone(self):
        with socket.create_server(("127.0.0.1", self.port)):
            code, output = self.run_quickstart()
        self.assertEqual(code, 1)
        self.assertIn(f"something else serves on 127.0.0.1:{self.port}", output)
        self.assertFalse(self.calls.exists())

    def test_a_killed_server_is_started_again(self):
        self.start()
        pid = self.pid()
        os.kill(pid, signal.SIGKILL)
        self.start()
        self.assertNotEqual(self.pid(), pid)

    def test_a_process_that_took_over_the_number_is_left_alone(self):
        self.pid_file.parent.mkdir()
        with subprocess.Popen(["sleep", "60"]) as other:
            self.pid_file.write_text(f"{other.pid}\n", encoding="ascii")
            self.assertEqual(self.run_quickstart("stop"), (0, "quickstart: no server of ours runs\n"))
            self.pid_file.write_text(f"{other.pid}\n", encoding="ascii")
            self.start()
            self.assertNotEqual(self.pid(), other.pid)
            self.assertIsNone(other.poll())
            other.terminate()

    def test_a_pid_file_with_nonsense_is_replaced(self):
        self.pid_file.parent.mkdir()
        self.pid_file.write_text("-1; nonsense\n", encoding="ascii")
        self.start()
        self.assertGreater(self.pid(), 1)

    def test_a_server_that_ends_at_once_shows_its_last_words(self):
        self.write_program("perrond", SERVER.format(python=sys.executable, broken=True))
        code, output = self.run_quickstart()
        self.assertEqual(code, 1)
        self.assertIn("data folder of another version", output)
        self.assertFalse(self.pid_file.exists())

    def test_an_unknown_word_shows_the_usage(self):
        code, output = self.run_quickstart("restart")
        self.assertEqual(code, 2)
        self.assertIn("deploy/quickstart stop", output)


if __name__ == "__main__":
    unittest.main()
