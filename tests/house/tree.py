"""The files of the project, as its own tests see them."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is part of the project: what git knows or would add."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    assert listed.returncode == 0, f"git says: {listed.stderr}"
    names = sorted(set(listed.stdout.split("\0")) - {""})
    return tuple(path for path in (ROOT / name for name in names) if path.is_file())


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the program."""
    return tuple(path for path in tracked() if path.suffix == ".py" and path.is_relative_to(SRC))


@cache
def tree_of(path: Path) -> ast.Module:
    """A module, parsed once for all tests that walk through it."""
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """All that is in a tree, listed once: walking through the program takes as long as parsing it."""
    return tuple(ast.walk(tree))


def short(path: Path) -> str:
    """The path as one says it."""
    return path.relative_to(ROOT).as_posix()


def run(*command: str, cwd: Path = ROOT, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says."""
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, encoding="utf-8", check=False)


def tool(name: str, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a tool of the same environment that the tests run in."""
    return run(sys.executable, "-m", name, *arguments, stdin=stdin)
