"""What is read or done off the window's thread in one place is nowhere done on it, where it would keep it waiting."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.tree import ROOT, nodes, tree_of

UI = ROOT / "src" / "app" / "ui"
BEHIND = {"query": 1, "operate": 1, "step": 0, "remove_much": 0, "begin": 0}
"""The ways of `Session`, and of the pages of a list, off the window's thread, and what of it is done there."""
BELOW = ("app.actions", "app.store.reads")

READS = {
    f"app.store.reads.{name}"
    for name in (
        "history.history", "operation_changes.changes_of", "sources.attached_to", "grouped.tally", "search.search",
        "totals.of",
    )
}  # fmt: skip
"""Reads that may take long, beside every action that is done behind somewhere; others are a page or a row."""
AT_ONCE = {
    "panels/codebook/auto_tag.py: auto_tag": "where there are few places, so that the next key finds them tagged",
    "views/donations/list_page.py: of": "the sums of few records",
    "views/importing/place.py: head_of": "the columns of a table that is read, from its first rows, once per change",
    "views/search/popup.py: completions": "Enter, which asks, or goes on with a question",
    "views/search/popup.py: search": "Enter, which goes to what is found",
}
"""What may be done on the window's thread too, and why: `file: function`."""


def names(tree: ast.Module) -> dict[str, str]:
    """What is imported from below, by the name it has here."""
    out: dict[str, str] = {}
    for node in nodes(tree):
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith(BELOW):
            out |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    return out


def called(node: ast.AST, known: dict[str, str]) -> Iterator[tuple[str, int]]:
    """What is called from below, and in which line."""
    for one in nodes(node):
        if not isinstance(one, ast.Call):
            continue
        match one.func:
            case ast.Name(name) if name in known and name[0].islower():  # a class makes a value, which takes no time
                yield known[name], one.lineno
            case ast.Attribute(ast.Name(module), name) if module in known and name[0].islower():
                yield f"{known[module]}.{name}", one.lineno


def behind(tree: ast.Module) -> Iterator[ast.AST]:
    """The functions that one of the ways does."""
    for scope in nodes(tree):
        if not isinstance(scope, ast.FunctionDef):
            continue
        inner = {one.name: one for one in nodes(scope) if isinstance(one, ast.FunctionDef)}
        for node in nodes(scope):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                if node.func.attr not in BEHIND:
                    continue
                done = node.args[BEHIND[node.func.attr]]
                if isinstance(done, ast.Lambda):
                    yield done
                elif isinstance(done, ast.Name) and done.id in inner:
                    yield inner[done.id]


def in_front(tree: ast.Module) -> tuple[set[str], set[str]]:
    """What a module calls from below off the window's thread, and what on it."""
    known = names(tree)
    lines = {call for one in behind(tree) for call in called(one, known)}
    return {name for name, _ in lines}, {name for name, line in called(tree, known) if (name, line) not in lines}


def test_what_is_long_is_behind_everywhere() -> None:
    there, front = set[str](), list[tuple[str, str]]()
    for file in sorted(UI.rglob("*.py")):
        behind_here, here = in_front(tree_of(file))
        there |= behind_here
        front += [(f"{file.relative_to(UI).as_posix()}: {name.rpartition('.')[2]}", name) for name in here]
    long = READS | {name for name in there if name.startswith("app.actions")}
    assert {name.rpartition(".")[2] for name in long} >= {
        "merge_preview", "merge_tags", "remove_source", "import_codebook", "export_markdown", "check", "find_hits",
    }  # fmt: skip
    assert there >= READS
    assert {place for place, name in front if name in long} == set(AT_ONCE)


SEEN = """
from app.actions import tags
from app.store.reads.history import history, undo_label

def ask(session):
    def work(store):
        tags.merge(store)
    session.step(work, lambda _none: undo_label(session.store))
    session.query(None, lambda store, _stopped: history(store), print)
    tags.move(session.store)
"""


def test_it_distinguishes_front_from_behind() -> None:
    long, front = in_front(ast.parse(SEEN))
    assert long == {"app.actions.tags.merge", "app.store.reads.history.history"}
    assert front == {"app.actions.tags.move", "app.store.reads.history.undo_label"}
