"""deploy/check_tracked_files.py finds what must not be in the repository."""

import contextlib
import io
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "deploy"))
import check_tracked_files  # noqa: E402  (after the path is known)

SLASH = "/"  # so that this file names no such path itself


class CheckTrackedFilesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        subprocess.run(["git", "init", "-q"], cwd=self.root, check=True)

    def findings(self, content, name="notes.md"):
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_bytes(content.encode() if isinstance(content, str) else content)
        subprocess.run(["git", "add", "-A"], cwd=self.root, check=True)
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            code = check_tracked_files.main(["--root", str(self.root)])
        self.assertEqual(code, 1 if output.getvalue() else 0)
        return output.getvalue()

    def test_ordinary_text_is_clean(self):
        self.assertEqual(self.findings(
            "Reads /usr/share/doc and /etc/perron.conf, writes /var/lib/perron; see https://example.org/home/page,\n"
            "../shared/data, ${root}/build/dev, and/or, s/home/house/, \"candidates/{candidate}\" and /perron.v1.Match/Get.\n"
            f'open(folder + "{SLASH}records/CURRENT"); open(SOURCE_DIR "{SLASH}tests/data")\n'),
            "")

    def test_paths_of_one_machine_are_found(self):
        for folder in ("home/ann/perron", "root/.cache", "tmp/out", "mnt/disk", "somewhere/perron/build"):
            for text in (f"{SLASH}{folder}\n", f'path = "{SLASH}{folder}"\n', f"--data={SLASH}{folder}\n"):
                with self.subTest(text):
                    self.assertEqual(self.findings(text), "notes.md:1: absolute path of one machine\n")

    def test_a_line_can_be_excused_with_a_reason(self):
        self.assertEqual(self.findings(f"{SLASH}home/x  # check-ok: an example of what is refused\n"), "")
        self.assertNotEqual(self.findings(f"{SLASH}home/x  # check-ok:\n"), "")

    def test_a_download_host_in_a_lock_file_is_found(self):
        line = '  "resolved": "https://example.org/buf.tgz"\n'
        self.assertEqual(self.findings(line, "package-lock.json"), "package-lock.json:1: download host\n")

    def test_a_private_key_is_found(self):
        self.assertIn("private key", self.findings("-----BEGIN " + "RSA PRIVATE KEY-----\n"))

    def test_unfinished_work_is_found(self):
        self.assertIn("note of unfinished work", self.findings("// TO" + "DO: later\n"))
        self.assertIn("conflict marker", self.findings("<" * 7 + " HEAD\n"))
        self.assertIn("blank at the end of the line", self.findings("text \n"))
        self.assertIn("no newline at the end", self.findings("text"))

    def test_other_encodings_and_large_files_are_found(self):
        self.assertIn("not UTF-8 at byte 1", self.findings(b"a\xff\n"))
        self.assertIn("want at most", self.findings("x" * check_tracked_files.MAX_BYTES + "\n"))

    def test_a_file_that_a_script_makes_may_be_larger(self):
        name = check_tracked_files.MADE[0]
        self.assertEqual(self.findings("x" * check_tracked_files.MAX_BYTES + "\n", name), "")
        self.assertIn("want at most", self.findings("x" * check_tracked_files.MAX_BYTES_MADE + "\n", name))

    def test_files_that_git_does_not_track_are_left_alone(self):
        (self.root / ".gitignore").write_text("/build/\n", encoding="utf-8")
        (self.root / "build").mkdir()
        (self.root / "build" / "log.txt").write_text(f"{SLASH}home/x", encoding="utf-8")
        self.assertEqual(self.findings("text\n"), "")


if __name__ == "__main__":
    unittest.main()
