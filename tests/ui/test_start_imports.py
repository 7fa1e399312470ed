"""What is loaded before the first paint: as little as that."""

import os
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parents[2] / "src"
HEAVY = (
    "sqlalchemy", "lxml", "trafilatura", "rapidfuzz", "markdown_it", "ruamel", "argparse", "qtawesome", "platformdirs",
    "app.actions", "app.importers", "app.exporters", "app.cli.run", "app.store.store", "app.domain.passages",
    "app.domain.sources", "app.domain.changes", "app.ui.widgets.rail", "app.ui.read.side",
    "app.ui.read.inspector", "hashlib", "socket",
)  # fmt: skip
CHILD = """
import os, sys
from pathlib import Path
from PySide6 import QtWidgets
with_qt = set(sys.modules)
from app.ui import start

class Watching(start.AfterFirstPaint):
    def _go(self):
        print("painted", self.parent().read.page.text().header.title)
        for name in sys.argv[2].split():
            if name in sys.modules and name not in with_qt:
                print("loaded", name)
        sys.stdout.flush()
        os._exit(0)

start.AfterFirstPaint = Watching
from app.bootstrap import main
main([sys.argv[1]])
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path, starter_bytes: bytes):
    workspace = tmp_path / "w.passagework"
    workspace.write_bytes(starter_bytes)
    (tmp_path / "settings.json").write_text('{"author": "Ann"}', "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(SRC), "PASSAGEWORK_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(workspace), " ".join(HEAVY)],
        env=environment, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    first, *loaded = done.stdout.splitlines()
    assert first.startswith("painted ")
    assert len(first) > len("painted ")
    assert loaded == []
