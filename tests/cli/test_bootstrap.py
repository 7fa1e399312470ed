"""What the program makes of its arguments before anything is opened."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app import bootstrap
from app.cli import SUBCOMMANDS
from app.cli.window import window_options
from app.domain.errors import UserError
from app.ui.look.theme import THEMES

MAIN = Path(__file__).resolve().parents[2] / "main.py"


def another_database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE anything (at_all)")
        return db.serialize()


OTHER = another_database()


def no_display() -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in hidden}


def without_display(*argv: str | Path, **named: str) -> subprocess.CompletedProcess[str]:
    environment = no_display() | named
    return subprocess.run([sys.executable, MAIN, *argv], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, list[Path]]]:
    """What a window was asked to open, which is not shown here; see `tests/ui/shell/test_start.py`."""
    windows: list[tuple[Path | None, list[Path]]] = []

    def run(workspace: Path | None, files: list[Path]) -> int:
        windows.append((workspace, files))
        return 0

    monkeypatch.setattr("app.ui.shell.start.run", run)
    monkeypatch.setattr(gc, "disable", lambda: None)
    return windows


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells beforehand")
def test_without_a_display_one_sentence_names_the_ways_that_need_none():
    done = without_display()
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    for way in ("--screenshot", *SUBCOMMANDS):
        assert f" {way}" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells beforehand")
def test_a_display_that_cannot_be_reached_is_one_sentence_and_no_dump():
    done = without_display(QT_QPA_PLATFORM="no such thing")
    assert (done.returncode, done.stdout) == (2, "")
    assert "There can be no window: the display cannot be reached" in done.stderr.splitlines()[-1]


def test_a_display_is_recognised_by_any_of_three_names():
    assert not bootstrap.has_display("linux", {})
    assert not bootstrap.has_display("linux", {"DISPLAY": ""})
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        assert bootstrap.has_display("linux", {name: "x"})
    assert bootstrap.has_display("darwin", {})


def test_what_a_file_is_its_content_decides(workspace, page, tmp_path):
    disguised = tmp_path / "notes.txt"
    workspace.rename(disguised)
    assert bootstrap.sort_paths([page, disguised]) == (disguised, [page])
    assert bootstrap.sort_paths([page]) == (None, [page])
    assert bootstrap.sort_paths([]) == (None, [])


def test_two_workspaces_do_not_fit_one_window(workspace, tmp_path):
    other = tmp_path / "other.passagework"
    other.write_bytes(workspace.read_bytes())
    with pytest.raises(UserError, match="both workspaces"):
        bootstrap.sort_paths([workspace, other])
    with pytest.raises(UserError, match="both workspaces"):
        bootstrap.sort_paths([other], workspace)


def test_a_mistyped_path_is_said_and_opens_nothing(run, tmp_path):
    ran = run(tmp_path / "nothing.passagework")
    assert (ran.code, ran.out) == (1, "")
    assert "There is no file" in ran.err
    ran = run("--workspace", tmp_path / "nothing.passagework")
    assert (ran.code, ran.out) == (1, "")
    assert "There is no workspace" in ran.err


def test_a_mistyped_command_is_answered_with_where_the_commands_are(run):
    ran = run("lst", "sources")
    assert (ran.code, ran.out) == (1, "")
    assert "--help" in ran.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.passagework", b"nothing of a database", "not a Passagework workspace"),
        ("empty.passagework", b"", "is empty"),
        ("other.db", OTHER, "another program"),
        ("stub.db", b"SQLite format 3\x00" + bytes(200), "not a Passagework workspace"),
    ],
)
def test_a_file_that_is_no_workspace_is_not_taken_for_a_text(run, asked, tmp_path, name, content, said):
    """The window says it; without a display, or for a picture or a subcommand, stderr does."""
    file = tmp_path / name
    file.write_bytes(content)
    for argv in ([file], ["--workspace", file]):
        assert run(*argv).code == 0
    assert asked == [(file, []), (file, [])]
    for ran in (run(file, "--screenshot", tmp_path / "p.png"), run("list", "sources", "--workspace", file)):
        assert (ran.code, ran.out) == (1, "")
        assert said in ran.err
    ran = without_display(file)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert said in ran.stderr
    assert file.read_bytes() == content


def test_a_newer_workspace_asks_for_an_update(run, asked, workspace):
    content = bytearray(workspace.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    workspace.write_bytes(content)
    assert run(workspace).code == 0
    assert asked == [(workspace, [])]  # the window says it
    ran = run("list", "sources", "--workspace", workspace)
    assert (ran.code, ran.out) == (1, "")
    assert "newer version" in ran.err
    assert workspace.read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are POSIX")
def test_what_is_no_file_is_said_and_never_waited_for(run, asked, tmp_path):
    pipe, circle = tmp_path / "pipe.passagework", tmp_path / "circle.passagework"
    os.mkfifo(pipe)
    circle.symlink_to(circle.name)
    inside = tmp_path / "page.txt"
    inside.write_text("a file, not a folder", "utf-8")
    for path, said in (
        (pipe, "no file that can be read"),
        (circle, "cannot be read"),
        (tmp_path, "is a folder"),
        (inside / "w.passagework", "There is no file"),
    ):
        ran = run(path)
        assert (ran.code, ran.out) == (1, "")
        assert said in ran.err
        assert len(ran.err.splitlines()) == 1
    for path in (pipe, circle, tmp_path, inside / "w.passagework"):
        for ran in (run("--workspace", path), run("list", "sources", "--workspace", path)):
            assert (ran.code, ran.out) == (1, "")
            assert len(ran.err.splitlines()) == 1
    assert asked == []


def test_options_of_a_picture_may_be_anywhere():
    asked = window_options(["--size", "900x700", "w.passagework", "--screenshot", "p.png", "--view", "country:IR"])
    assert asked.paths == (Path("w.passagework"),)
    assert asked.picture is not None
    assert (asked.picture.file, asked.picture.size) == (Path("p.png"), (900, 700))
    assert (asked.picture.theme, asked.picture.view) == (None, "country:IR")
    for name in THEMES:
        asked = window_options(["--workspace", "w.passagework", "--theme", name, "--screenshot", "p.png"])
        assert asked.workspace == Path("w.passagework")
        assert asked.picture is not None
        assert asked.picture.theme == name


@pytest.mark.parametrize(
    "argv",
    [
        ["--screenshot", "p.png", "--size", "huge"],
        ["--screenshot", "p.png", "--size", "10x10"],
        ["--screenshot", "p.png", "--theme", "green"],
        ["--theme", "dark"],
        ["--screenshot"],
        ["--no-such-option"],
    ],
)
def test_wrong_usage_of_the_window_exits_2(run, argv):
    ran = run(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(". main.py --help says how it is called.\n")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["list"], "WHAT is missing. main.py list --help"),
        (["list", "horses"], "WHAT is “horses”, and can be one of sources, passages, "),
        (["show", "source", "two"], "ID is a whole number, which “two” is not. main.py show --help"),
        (["export", "markdown", "--to"], "--to needs something behind it. main.py export --help"),
        (["init", "w", "--starter"], "“w --starter” is not understood here; a workspace is named with --workspace. "),
        (["list", "a'b"], "WHAT is “a'b”, and can be one of sources, "),
        (["import", ""], "FILE: it is empty; say what is meant, or leave the option out. main.py import --help"),
        (["update", "1", ""], "FILE: it is empty"),
        (["search", " "], "QUERY: it is empty; say what is meant, or leave the option out. main.py search --help"),
        (["matrix", "recipient"], "--rows and --columns are missing. main.py matrix --help"),
        (["undo", "0"], "“0” is no number from 1 up. main.py undo --help"),
    ],
)
def test_wrong_usage_of_a_command_is_said_in_one_sentence(run, argv, said):
    ran = run(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.endswith("--help says how it is called.\n")
    assert ran.err.count("\n") == 1


def test_a_workspace_and_a_copy_of_it_make_the_folders_on_the_way(run, tmp_path):
    made, copied = tmp_path / "a" / "b" / "w.passagework", tmp_path / "c" / "d" / "w.passagework"
    assert run("init", "--empty", "--workspace", made).code == 0
    assert run("copy", "--to", copied, "--workspace", made).code == 0
    assert made.exists()
    assert copied.exists()
    (tmp_path / "file").write_bytes(b"")
    ran = run("init", "--workspace", tmp_path / "file" / "w.passagework")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "cannot be made. Choose another." in ran.err


def test_a_picture_takes_no_files_and_needs_a_folder(run, workspace, page, tmp_path):
    ran = run(workspace, page, "--screenshot", tmp_path / "p.png")
    assert ran.code == 1
    assert "import" in ran.err
    ran = run(workspace, "--screenshot", tmp_path / "none" / "p.png")
    assert ran.code == 1
    assert "There is no folder" in ran.err


def test_help_and_version_are_results(run):
    ran = run("--help")
    assert (ran.code, ran.err) == (0, "")
    for command in ("init", "import", "list", "show", "export", "check", "backup", "restore"):
        assert f"  {command} " in ran.out
    ran = run("--version")
    assert (ran.code, ran.out.split()[0]) == (0, "Passagework")


def test_the_way_to_the_window_loads_no_command_line_and_no_store(workspace, page):
    script = (
        "import sys; from pathlib import Path; from app import bootstrap; "
        "print(bootstrap.sort_paths([Path(p) for p in sys.argv[1:]])[0]); "
        "print(sorted({'argparse', 'json', 'sqlite3', 'sqlalchemy', 'app.cli.run', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, workspace, page],
        env={**os.environ, "PYTHONPATH": str(MAIN.parent / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [str(workspace), "[]"]


def test_the_workspace_may_be_named_before_the_command(run, workspace):
    before, after = run("--workspace", workspace, "list", "sources"), run("list", "sources", "--workspace", workspace)
    assert (before.code, before.out, before.err) == (after.code, after.out, after.err)
    assert after.code == 0


@pytest.mark.parametrize(
    "argv",
    [
        ["totals", "--to", ""],
        ["totals", "--from", " "],
        ["totals", "--where", ""],
        ["matrix", "--rows", "", "--columns", "donor"],
        ["list", "passages", "--tag", ""],
        ["export", "markdown", "--to", "", "--workspace", "w"],
        ["export", "markdown", "--to", "vault", "--collection", ""],
        ["list", "sources", "--workspace", ""],
        ["--screenshot", ""],
    ],
)
def test_an_option_left_empty_does_not_mean_everything(
    argv: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As by a variable of a script that is not set: totals of all were told for those of a country."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    code = bootstrap.main(argv)
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert "it is empty; say what is meant, or leave the option out" in said.err
    assert not list(tmp_path.glob("*.md"))
