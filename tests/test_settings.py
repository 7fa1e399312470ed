"""The program's own settings, kept by several windows at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from app.settings import Settings


def test_two_windows_keep_what_the_other_has_set(tmp_path: Path) -> None:
    one, other = Settings(tmp_path / "settings.json"), Settings(tmp_path / "settings.json")
    one.put("zoom", 2)
    other.put("theme", "dark")
    one.put("level", 3)
    assert json.loads((tmp_path / "settings.json").read_text()) == {"zoom": 2, "theme": "dark", "level": 3}


def test_both_remember_the_workspaces_of_the_other(tmp_path: Path) -> None:
    one, other = Settings(tmp_path / "settings.json"), Settings(tmp_path / "settings.json")
    one.opened(tmp_path / "first.passagework")
    other.opened(tmp_path / "second.passagework")
    assert [path.stem for path in Settings(tmp_path / "settings.json").recent()] == ["second", "first"]


def test_processes_that_set_at_once_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from app.settings import Settings\n"
        "one = Settings(Path(sys.argv[1]))\n"
        "for n in range(40): one.put(f'{sys.argv[2]} {n}', n)\n"
    )
    path = tmp_path / "settings.json"
    path_of_app = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], env=path_of_app) for name in ("a", "b", "c")
    ]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    assert len(json.loads(path.read_text())) == 120
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_a_file_that_cannot_be_read_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{half", "utf-8")
    settings = Settings(path)
    assert settings.get("zoom", 1) == 1
    settings.put("zoom", 2)
    assert Settings(path).get("zoom") == 2
    assert settings.is_damaged
    assert settings.aside.read_text("utf-8") == "{half", "what can be mended by hand is not written over"
    first = settings.aside
    path.write_bytes(b"\xff")  # while it is open
    settings.put("theme", "dark")
    assert Settings(path).get("zoom") == 2
    assert (first.read_text("utf-8"), settings.aside.read_bytes()) == ("{half", b"\xff"), "nor is one set aside before"


def test_what_a_killed_program_left_half_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "settings.part").write_text('{"zo', "utf-8")
    Settings(tmp_path / "settings.json").put("zoom", 2)
    assert Settings(tmp_path / "settings.json").get("zoom") == 2
    assert not (tmp_path / "settings.part").exists()
