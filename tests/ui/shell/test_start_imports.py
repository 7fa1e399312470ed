"""What is loaded before the first paint: as little as that."""

import ast
import os
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parents[3] / "src"
HEAVY = (
    "sqlalchemy", "lxml", "trafilatura", "rapidfuzz", "markdown_it", "ruamel", "argparse", "qtawesome", "platformdirs",
    "app.actions", "app.importers", "app.exporters", "app.cli.run", "app.store.store", "app.domain.passages",
    "app.domain.sources", "app.domain.changes", "app.ui.shell.rail", "app.ui.views.read.side",
    "app.ui.views.read.inspector", "app.ui.base.keys", "hashlib", "socket",
)  # fmt: skip
CHILD = """
import os, sys
from pathlib import Path
from PySide6 import QtWidgets
with_qt = set(sys.modules)
from app.ui.shell import start

class Watching(start.AfterFirstPaint):
    def _go(self):
        print("painted", self.parent().read.page.text().header.title)
        for name in sys.argv[2].split():
            if name in sys.modules and name not in with_qt:
                print("loaded", name)
        print("ours", *(str(module.__file__) for name, module in sys.modules.items() if name.startswith("app.")))
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
    first, *loaded, ours = done.stdout.splitlines()
    assert first.startswith("painted ")
    assert len(first) > len("painted ")
    assert loaded == []
    assert [path for path in ours.split()[1:] if _asks_for_the_namespace(Path(path))] == []


def _asks_for_the_namespace(path: Path) -> bool:
    """Whether a module takes `Qt` when it is loaded, which makes classes of its 93 enumerations."""
    return any(
        isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtCore" and any(a.name == "Qt" for a in node.names)
        for node in ast.parse(path.read_text("utf-8")).body
    )
