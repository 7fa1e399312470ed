"""What the documents say is so: commands, keys, files."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.house.tree import ROOT, tracked

from app.cli import SUBCOMMANDS
from app.cli.parser import LISTED, make_parser
from app.cli.window import window_options
from app.ui.base import keys
from app.ui.shell.commands import table

README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")


def command(mark: str) -> str:
    """The one line under a mark of the README."""
    found = re.findall(rf"^<!-- command: {mark} -->\n```sh\n([^\n]+)\n```$", README, re.MULTILINE)
    assert len(found) == 1
    return found[0]


def test_two_commands_that_differ_in_what_they_run() -> None:
    run, tests = command("run"), command("tests")
    assert run.endswith(" main.py")
    assert tests.endswith(" pytest")
    assert run.removesuffix("main.py") == tests.removesuffix("pytest")


@pytest.mark.parametrize(("tests", "said", "code"), [
    ("echo said; exit 7", ["said"], 7),
    ("echo said", ["said", "+ .uv/bin/uv run --frozen basedpyright", "run --frozen basedpyright"], 5),
])  # fmt: skip
def test_the_run_of_all_takes_the_readme_s_command_and_checks_the_types(
    tmp_path: Path, tests: str, said: list[str], code: int
) -> None:
    """Run on a copy whose README says to say something, where `uv` says what it is told and fails."""
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_text((ROOT / ".ci" / "run").read_text("utf-8"), "utf-8")
    (tmp_path / "README.md").write_text(README.replace(command("tests"), tests), "utf-8")
    (tmp_path / ".uv" / "bin").mkdir(parents=True)
    uv = tmp_path / ".uv" / "bin" / "uv"
    uv.write_text('#!/bin/sh\necho "$*"\nexit 5\n', "utf-8")
    uv.chmod(0o755)
    path = tmp_path / "bin"
    path.mkdir()
    for name in ("bash", "dirname", "sed", "grep", "wc"):  # no apt, so nothing is installed
        (path / name).symlink_to(str(shutil.which(name)))
    ran = subprocess.run(
        ["bash", str(tmp_path / ".ci" / "run")],
        env={"PATH": str(path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stdout.splitlines()[1:] == said, ran.stdout + ran.stderr
    assert ran.returncode == code


_TABLES = {
    "on the page": ("page",),
    "everywhere": ("",),
    "in the codebook": ("codebook",),
    "in the list of passages": ("passages",),
    "in the donations": ("donations", "records", "views"),
    "in the second reader": ("second_reader",),
    "in an import": ("importing",),
    "in the countries": ("countries",),
    "on the page of a country": ("country", "facts"),
    "in the notes": ("notes", "note_list"),
    "in the library": ("library",),
}
"""The tables of keys, and the views whose keys each of them names."""


def test_keys_are_those_of_the_program() -> None:
    """Every command that has a key is named with it, as the window writes it, where it works, and nothing else is;
    digits are said in words."""
    named: dict[str, set[tuple[str, str]]] = {}
    for head, rows in re.findall(r"^\| ([a-z ]+) \| \|\n\| --- \| --- \|\n((?:\|.+\|\n)+)", README, re.MULTILINE):
        named[head] = set(re.findall(r"^\| `(.+)` \| (.+?) \|$", rows, re.MULTILINE))
    keyed = [command for command in table() if command.shortcut and not command.shortcut.isdigit()]
    assert {command.view for command in keyed} == {view for views in _TABLES.values() for view in views}
    written = {command.id: "`, `".join(map(keys.shown, keys.both(command.shortcut))) for command in keyed}
    assert named == {
        head: {(written[command.id], command.text) for command in keyed if command.view in views}
        for head, views in _TABLES.items()
    }


def test_every_subcommand_is_shown_and_every_line_is_understood() -> None:
    written = re.findall(r"^main\.py ([^#<\n]+)", README, re.MULTILINE)
    lines = [shlex.split(line) for line in written]
    assert set(SUBCOMMANDS) <= {line[0] for line in lines}
    for line in lines:
        if line[0] in SUBCOMMANDS:
            make_parser().parse_args(line)
        elif "--screenshot" in line:
            assert window_options(line).picture is not None
    listed = re.search(r"`list` knows ([^.]+)\.", README)
    assert listed is not None
    assert set(re.findall(r"\w+", listed[1])) - {"and"} == set(LISTED)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_is_there(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    named = {*links, *re.findall(r"`(\w[\w.-]*(?:/[\w.-]+)*(?:/|\.(?:py|toml|txt|md)))`", text)}
    own = {name for name in named if name not in {"main.py", "pyproject.toml"}}
    assert len(own) > 3
    files = {path.relative_to(ROOT).as_posix() for path in tracked()}
    places = files | {f"{parent.as_posix()}/" for name in files for parent in Path(name).parents}
    missing = [name for name in sorted(own) if not {name, f"src/app/{name}", f"{name}/"} & places]
    assert [name for name in missing if not any(file.endswith(f"/{name}") for file in files)] == []


def test_every_function_and_class_that_is_named_is_there() -> None:
    text = "".join((ROOT / document).read_text("utf-8") for document in DOCUMENTS[1:])
    asked = re.findall(r"`([a-z]\w*_\w+|[A-Z][a-z]\w*(?:\.[a-z]\w*)?)(?:\([^`)]*\))?`", text)
    code = "".join(path.read_text("utf-8") for path in tracked() if path.suffix == ".py")
    assert len(asked) > 30
    assert [name for name in asked if not all(part in code for part in name.split("."))] == []
