"""deploy/install-packages asks apt for what is missing and for nothing else; with stand-ins for Debian's tools."""

import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class InstallPackagesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.calls = self.folder / "calls"
        self.set_missing()
        self.tool("id", "echo 0")
        self.tool("apt-get", f'echo "$*" >>"{self.calls}"')

    def tool(self, name, script):
        path = self.folder / name
        path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def set_missing(self, *packages):
        cases = "".join(f"{package}) exit 1 ;; " for package in packages)
        self.tool("dpkg-query", f'case "${{@: -1}}" in {cases}*) echo installed ;; esac')

    def install(self, *arguments):
        """(exit code, output, what apt-get was asked)"""
        environment = dict(os.environ, PATH=f"{self.folder}:{os.environ['PATH']}")
        done = subprocess.run([str(ROOT / "deploy" / "install-packages"), *arguments], env=environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        asked = self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []
        return done.returncode, done.stdout, asked

    def test_nothing_missing_asks_nothing(self):
        code, output, asked = self.install()
        self.assertEqual((code, asked), (0, []), output)
        self.assertIn("packages are there", output)

    def test_only_what_is_missing_is_installed(self):
        self.set_missing("librocksdb-dev", "libfaiss-dev", "libgtest-dev")
        code, output, asked = self.install("run")
        self.assertEqual(code, 0, output)
        self.assertEqual([call.split()[-1] for call in asked], ["update", "librocksdb-dev"])
        self.assertIn("--no-install-recommends libfaiss-dev librocksdb-dev", asked[1])

    def test_the_test_list_has_the_run_list_in_it(self):
        self.set_missing("librocksdb-dev", "libgtest-dev")
        _, _, asked = self.install("test")
        self.assertIn("librocksdb-dev libgtest-dev", asked[1])

    def test_lists_that_cannot_be_refreshed_do_not_stop_it(self):
        self.set_missing("libfaiss-dev")
        self.tool("apt-get", f'echo "$*" >>"{self.calls}"; [[ " $* " != *" update "* ]]')
        code, output, asked = self.install()
        self.assertEqual((code, len(asked)), (0, 2), output)
        self.assertIn("could not all be refreshed", output)

    def test_a_failure_shows_what_apt_said(self):
        self.set_missing("libfaiss-dev")
        self.tool("apt-get", "echo E: no such mirror; exit 100")
        code, output, _ = self.install()
        self.assertEqual(code, 1)
        self.assertIn("E: no such mirror", output)

    def test_an_ordinary_user_goes_through_sudo(self):
        self.set_missing("libfaiss-dev")
        self.tool("id", "echo 1000")
        self.tool("sudo", f'echo "sudo" >>"{self.calls}"; exec "$@"')
        code, output, asked = self.install()
        self.assertEqual(code, 0, output)
        self.assertEqual(asked[::2], ["sudo", "sudo"])

    def test_an_unknown_list_is_refused(self):
        code, output, _ = self.install("everything")
        self.assertEqual(code, 1)
        self.assertIn('unknown list "everything", want run or test', output)


if __name__ == "__main__":
    unittest.main()
