"""A colleague who works on the same workspace in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_EDIT = """
import sys
from dataclasses import replace
from pathlib import Path
from app.actions.tags import edit_tag
from app.domain.changes import Author
from app.store.reads.tags import codebook
from app.store.store import Store
with Store(Path(sys.argv[1]), Author("Ben", "id of ben")) as store:
    tag = next(one for one in codebook(store) if one.content.name == sys.argv[2])
    edit_tag(store, tag.id, replace(tag.content, definition=sys.argv[3]))
"""


def defines(workspace: Path, tag: str, definition: str) -> None:
    """Ben gives the tag of this name a definition."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", _EDIT, workspace, tag, definition], check=True, env=environment)
