"""deploy/proto-check catches breaks of the protos and missing documentation, and lets additions pass."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHECK = str(ROOT / "deploy" / "proto-check")


def setUpModule():
    """buf is fetched once. Without a network the tests are skipped, but not in CI."""
    fetched = subprocess.run([CHECK, "tool"], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if fetched.returncode != 0:
        if os.environ.get("CI"):
            raise RuntimeError(fetched.stderr)
        raise unittest.SkipTest(f"SKIPPED, buf is absent: {fetched.stderr}")


class ProtoCheckTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        shutil.copytree(ROOT / "proto" / "perron", self.root / "perron")

    def replace(self, name, old, new):
        path = self.root / "perron" / name
        text = path.read_text(encoding="utf-8")
        self.assertEqual(text.count(old), 1, f"{old!r} in {name}")
        path.write_text(text.replace(old, new), encoding="utf-8")

    def run_check(self, command):
        done = subprocess.run([CHECK, "--root", str(self.root), command], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def assert_breaks(self, expected):
        code, output = self.run_check("breaking")
        self.assertEqual(code, 1, output)
        self.assertIn(expected, output)
        self.assertIn("deploy/proto-baseline", output)

    def test_the_protos_as_they_are_pass(self):
        self.assertEqual(self.run_check("lint"), (0, ""))
        self.assertEqual(self.run_check("breaking"), (0, ""))

    def test_a_removed_field_is_caught(self):
        self.replace("v1/import_result.proto", "  int64 failed = 4;\n", "")
        self.assert_breaks('Previously present field "4" with name "failed" on message "ImportSummary" was deleted')

    def test_a_changed_type_is_caught(self):
        self.replace("v1/import_result.proto", "int64 failed = 4;", "int32 failed = 4;")
        self.assert_breaks('changed type from "int64" to "int32"')

    def test_a_changed_number_is_caught(self):
        self.replace("v1/import_result.proto", "int64 failed = 4;", "int64 failed = 40;")
        self.assert_breaks('"failed" on message "ImportSummary"')

    def test_a_renamed_field_is_caught(self):
        self.replace("v1/import_result.proto", "int64 failed = 4;", "int64 refused = 4;")
        self.assert_breaks('changed name from "failed" to "refused"')

    def test_a_removed_method_is_caught(self):
        self.replace("v1/admin_service.proto", "  rpc GetStatus(GetStatusRequest) returns (GetStatusResponse);\n", "")
        self.assert_breaks('Previously present RPC "GetStatus" on service "AdminService" was deleted')

    def test_a_break_in_what_is_stored_is_caught(self):
        self.replace("store/v1/record.proto", "uint64 key_id = 2;", "bytes key_id = 2;")
        self.assert_breaks('"key_id" on message "Envelope" changed type')

    def test_an_addition_passes(self):
        self.replace("v1/import_result.proto", "  int64 failed = 4;\n",
                     "  int64 failed = 4;\n  // Rows that were put off.\n  int64 deferred = 100;\n")
        self.assertEqual(self.run_check("breaking"), (0, ""))
        self.assertEqual(self.run_check("lint"), (0, ""))

    def test_a_field_without_a_comment_is_caught(self):
        self.replace("v1/import_result.proto", "  int64 failed = 4;\n", "  int64 failed = 4;\n\n  int64 deferred = 100;\n")
        code, output = self.run_check("lint")
        self.assertNotEqual(code, 0)
        self.assertIn('Field "deferred" should have a non-empty comment', output)

    def test_a_name_against_the_style_is_caught(self):
        self.replace("v1/import_result.proto", "int64 failed = 4;", "int64 rowsFailed = 4;")
        code, output = self.run_check("lint")
        self.assertNotEqual(code, 0)
        self.assertIn("lower_snake_case", output)


if __name__ == "__main__":
    unittest.main()
