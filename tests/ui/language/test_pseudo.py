"""Every word of the window goes through the catalogue: in a language of brackets, none is without them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.long("every place and dialog in a language made up", instead="test_whatever_is_shown_goes_through_tr")
def test_everywhere_in_the_window_every_word_is_of_the_language_or_of_the_workspace(
    tmp_path: Path, starter_bytes: bytes
) -> None:
    workspace = tmp_path / "w.passagework"
    workspace.write_bytes(starter_bytes)
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "PASSAGEWORK_DATA": str(tmp_path / "data"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    script = Path(__file__).with_name("speak_pseudo.py")
    ran = subprocess.run(
        [sys.executable, script, workspace, tmp_path / "settings.json"],
        env=environment, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(ran.stdout)
    assert found["seen"] > 1_000
    assert found["wrong"] == {}
