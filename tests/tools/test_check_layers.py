"""deploy/check_layers.py finds what breaks the layers, and only that."""

import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "deploy"))
import check_layers  # noqa: E402  (after the path is known)

CLEAN_TREE = {
    "matching/CMakeLists.txt": "add_library(perron_matching STATIC score.cc)",
    "matching/score.h": "#ifndef PERRON_MATCHING_SCORE_H_\n#define PERRON_MATCHING_SCORE_H_\n#endif\n",
    "matching/score.cc": '#include "matching/score.h"\n\n#include <vector>\n\n#include "absl/status/status.h"\n',
    "tests/matching/CMakeLists.txt": "perron_test(score_test SOURCES score_test.cc LIBS perron::matching)",
    "tests/matching/score_test.cc": '#include "matching/score.h"\n\n#include <gtest/gtest.h>\n',
}


class CheckLayersTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for name, text in CLEAN_TREE.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def findings(self, *arguments):
        """What the check prints, after making sure that the exit code says the same."""
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            code = check_layers.main(["--root", str(self.root), *arguments])
        self.assertEqual(code, 1 if output.getvalue() else 0)
        return output.getvalue()

    def include_in_score(self, line):
        self.write("matching/score.cc", f'#include "matching/score.h"\n{line}\n')
        return self.findings()

    def test_a_clean_tree_is_clean(self):
        self.assertEqual(self.findings(), "")

    def test_matching_may_not_include_outer_layers_or_protos(self):
        for header in ("index/store.h", "server/call.h", "perron/v1/match_service.pb.h", "perron/store/v1/record.pb.h"):
            with self.subTest(header):
                self.assertIn(f"score.cc:2: matching/ may not include {header}",
                              self.include_in_score(f'#include "{header}"'))

    def test_matching_may_not_include_third_parties_but_abseil(self):
        for header in ("grpcpp/grpcpp.h", "rocksdb/db.h", "faiss/IndexFlat.h", "nlohmann/json.hpp", "zlib.h"):
            with self.subTest(header):
                self.assertIn(f"{header} may be included only in", self.include_in_score(f"#include <{header}>"))
        self.assertEqual(self.include_in_score('#include "absl/strings/str_cat.h"'), "")

    def test_matching_may_not_reach_for_files_clock_chance_or_system(self):
        for line in ("#include <fstream>", "#include <chrono>", "#include <random>", "#include <unistd.h>",
                     '#include "base/clock.h"'):
            with self.subTest(line):
                self.assertIn("matching/ computes only", self.include_in_score(line))

    def test_rocksdb_and_faiss_stay_in_the_files_named_after_them(self):
        self.write("index/CMakeLists.txt", "rocksdb_store.cc faiss_space.cc")
        self.write("tests/without_twin.txt", "index/rocksdb_store.cc: example\nindex/faiss_space.cc: example\n")
        self.write("index/rocksdb_store.cc", "#include <rocksdb/db.h>\n")
        self.write("index/faiss_space.cc", "#include <faiss/IndexFlat.h>\n")
        self.assertEqual(self.findings(), "")
        self.write("index/rocksdb_store.cc", "#include <faiss/IndexFlat.h>\n")
        self.assertIn("index/rocksdb_store.cc:1: faiss/IndexFlat.h may be included only in", self.findings())

    def test_index_may_use_stored_messages_but_not_those_of_the_wire(self):
        self.write("index/CMakeLists.txt", "record.cc")
        self.write("tests/without_twin.txt", "index/record.cc: example\n")
        self.write("index/record.cc", '#include "perron/store/v1/record.pb.h"\n')
        self.assertEqual(self.findings(), "")
        self.write("index/record.cc", '#include "perron/v1/work.pb.h"\n')
        self.assertIn("index/ may not include perron/v1/work.pb.h", self.findings())

    def test_clients_may_not_include_the_server(self):
        self.write("clients/CMakeLists.txt", "main.cc")
        self.write("tests/without_twin.txt", "clients/main.cc: example\n")
        self.write("clients/main.cc", '#include "server/call.h"\n')
        self.assertIn("clients/ may not include server/call.h", self.findings())

    def test_includes_are_written_from_the_root(self):
        self.assertIn("pair.h is not written from the root", self.include_in_score('#include "pair.h"'))
        self.assertIn("../index/store.h is not written from the root",
                      self.include_in_score('#include "../index/store.h"'))

    def test_an_unknown_library_is_named(self):
        self.assertIn("boost/any.hpp>: its library is not in THIRD_PARTIES",
                      self.include_in_score("#include <boost/any.hpp>"))

    def test_the_own_header_comes_first(self):
        self.write("matching/score.cc", '#include <vector>\n\n#include "matching/score.h"\n')
        self.assertIn("matching/score.cc: want its own header matching/score.h as the first include", self.findings())

    def test_the_guard_follows_from_the_path(self):
        self.write("matching/score.h", "#ifndef SCORE_H\n#define SCORE_H\n#endif\n")
        self.assertIn("matching/score.h: want the include guard PERRON_MATCHING_SCORE_H_", self.findings())

    def test_a_long_file_is_named(self):
        self.write("matching/score.cc", '#include "matching/score.h"\n' + "\n" * check_layers.MAX_LINES)
        self.assertIn("matching/score.cc: 401 lines, want at most 400", self.findings())

    def test_a_source_without_a_test_is_named(self):
        (self.root / "tests/matching/score_test.cc").unlink()
        self.assertIn("matching/score.cc: no test tests/matching/score_test.cc", self.findings())

    def test_a_source_or_test_that_is_not_built_is_named(self):
        self.write("matching/CMakeLists.txt", "# score.cc")
        self.write("tests/matching/CMakeLists.txt", "")
        self.assertIn("matching/score.cc: in no CMakeLists.txt", self.findings())
        self.assertIn("tests/matching/score_test.cc: in no CMakeLists.txt", self.findings())

    def test_an_exception_needs_a_reason_and_a_source_without_a_test(self):
        self.write("tests/without_twin.txt", "# comment\n\nmatching/score.cc:\nmatching/gone.cc: was here\n")
        findings = self.findings()
        self.assertIn('tests/without_twin.txt:3: want "path: reason"', findings)
        self.assertIn("tests/without_twin.txt:3: matching/score.cc has a test by now", findings)
        self.assertIn("tests/without_twin.txt:4: there is no matching/gone.cc", findings)

    def test_a_forbidden_library_behind_matching_is_named(self):
        graph = self.root / "targets.dot"
        head = 'digraph "perron_matching" {\n"node0" [ label = "perron_matching\\n(perron::matching)", shape = octagon ];\n'
        graph.write_text(head + '"node1" [ label = "absl::status", shape = box ];\n}\n', encoding="utf-8")
        self.assertEqual(self.findings("--graph", str(graph)), "")
        for library in ("gRPC::grpc++", "RocksDB::rocksdb-shared", "faiss", "protobuf::libprotobuf", "perron_store_proto"):
            with self.subTest(library):
                graph.write_text(head + f'"node1" [ label = "{library}", shape = box ];\n}}\n', encoding="utf-8")
                self.assertIn(f"perron_matching links to {library}", self.findings("--graph", str(graph)))

    def test_a_graph_of_something_else_is_refused(self):
        graph = self.root / "targets.dot"
        graph.write_text("digraph {}\n", encoding="utf-8")
        self.assertIn("does not show perron_matching", self.findings("--graph", str(graph)))


if __name__ == "__main__":
    unittest.main()
