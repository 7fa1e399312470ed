"""What depends on the kind of a thing asks the registry: see `app.domain.kinds`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.tree import SRC, modules, nodes, tree_of

from app.domain.kinds import KINDS, things

REGISTRY = ("domain/kinds.py", "domain/fields.py", "store/kinds.py", "store/schema.py")
"""Where kinds, their fields and their tables are described."""
UPGRADES = "store/steps.py"
"""Steps from older versions name what there was then."""
DECIDED = set(things()) - {"passage"}
"""All kinds of things but passages, which are no kind among others: they are the words that all others refer to."""
ALLOWED = {
    "a view, or its half typed forms, shows the kinds of its own place, each in a way of its own": {
        "ui/shell/half_typed_notice.py": "donation fact",
        "ui/views/countries/inspector.py": "donation fact",
        "ui/views/countries/place.py": "actor country donation fact note source tag",
        "ui/views/countries/profile_page.py": "donation fact",
        "ui/views/countries/sections.py": "fact",
        "ui/views/donations/place.py": "actor donation fact note source",
        "ui/views/donations/record_card.py": "actor",
        "ui/views/donations/second_reader.py": "donation",
        "ui/views/notes/place.py": "note",
        "ui/views/passages/place.py": "note source tag",
        "ui/views/read/place.py": "note source tag",
    },
    "these are the tables that it reads, of which it hears when they change": {
        "store/reads/library.py": "source tag",
        "ui/dialogs/vocabularies.py": "actor donation fact",
        "ui/panels/notes/marks.py": "source",
        "ui/views/donations/form_page.py": "actor",
        "ui/views/read/coverage.py": "actor donation fact source",
        "ui/views/read/proposals.py": "source",
    },
    "it has rules of its own for these, and asks the registry about all others": {
        "actions/documents.py": "country donation note source",
        "actions/evidence.py": "donation",
        "actions/listing_evidence.py": "donation",
        "store/reads/field_words.py": "fact note",
        "store/reads/link_choices.py": "actor country donation note source tag",
        "store/reads/links.py": "actor country donation tag",
        "store/reads/operation_changes.py": "donation",
        "store/reads/reviewed.py": "donation fact",
    },
    "the operations of these kinds are called, and those of another kind are its own": {
        "actions/earlier_values.py": "actor donation fact note source tag",
        "store/reads/earlier_values.py": "actor donation fact note source tag",
    },
    "figures are in the columns of records and facts, and in a country's facts": {
        "actions/note_figures.py": "country donation source",
        "store/reads/evidenced_figures.py": "donation fact",
    },
    "some names are unique in their table": {
        "store/name_clashes.py": "actor source tag",
        "store/writes/trash.py": "source tag",
    },
    "the page of a fact is that of its country": {
        "exporters/note_pages.py": "fact",
        "exporters/source_pages.py": "fact",
    },
    "the starter, or an export of a part, has notes on these alone": {
        "actions/export_material.py": "actor country donation fact source tag",
        "actions/starter_content.py": "country donation source",
        "importers/starter.py": "country donation source",
    },
    "a sentence counts what people ask after": {
        "ui/base/operation_words.py": "note",
        "ui/dialogs/check.py": "donation fact note source",
    },
    "it is about rows of one kind": {
        "store/reads/history.py": "source",
        "store/reads/passages.py": "note",
        "ui/panels/notes/completion.py": "note",
        "ui/shell/documents.py": "actor",
        "ui/views/search/popup.py": "country",
    },
    "it is no kind, but a word that a person types, a key of JSON or a part of a page": {
        "cli/lines.py": "tag",
        "importers/pdf_words.py": "note",
        "store/reads/query.py": "source tag",
        "ui/shell/screenshot.py": "country donation note source tag",
    },
}
"""Modules that name kinds, and which, by the reason."""


def by_hand(tree: ast.Module) -> Iterator[str]:
    """The kinds by which a module decides, and those of which it makes a list or a table of its own.

    A single name that is only handed on, as a function's argument, says what that function is about and leaves nothing
    out, and neither does a key among others in JSON.
    """
    for node in nodes(tree):
        if isinstance(node, ast.Compare):
            is_key = isinstance(node.ops[0], ast.In | ast.NotIn) and isinstance(node.left, ast.Constant)
            yield from _kinds(tuple(node.comparators) if is_key else (node.left, *node.comparators))
        elif isinstance(node, ast.MatchValue):
            yield from _kinds((node.value,))
        elif isinstance(node, ast.Dict):
            yield from _listed([key for key in node.keys if key is not None])
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield from _listed(node.elts)


def _kinds(found: tuple[ast.expr, ...]) -> Iterator[str]:
    for one in found:
        if isinstance(one, ast.Tuple | ast.List | ast.Set):
            yield from _kinds(tuple(one.elts))
        elif isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value in DECIDED:
            yield one.value


def _listed(found: list[ast.expr]) -> Iterator[str]:
    """The kinds among words of which all are names of tables."""
    words = [one.value for one in found if isinstance(one, ast.Constant)]
    if len(words) > 1 and all(word in KINDS for word in words):
        yield from _kinds(tuple(found))


def test_what_decides_by_a_kind_is_seen() -> None:
    seen = """
if kind == "fact" or thing.kind in ("donation", "passage"): pass
match kind:
    case "actor" | "country": pass
table = {"source": 1, "passage_tag": 2}
listed = ("tag", *others, "note")
"""
    assert set(by_hand(ast.parse(seen))) == {"fact", "donation", "actor", "country", "source", "tag", "note"}
    fine = "remove('fact', 1); at = ('donation', 1); out = {'note': 1, 'title': 2}; is_there = 'tag' in given"
    assert not set(by_hand(ast.parse(fine)))


def test_nothing_decides_by_a_kind_s_name_but_what_is_allowed_with_its_reason() -> None:
    found: dict[str, set[str]] = {}
    for path in modules():
        name = path.relative_to(SRC / "app").as_posix() if path.is_relative_to(SRC / "app") else ""
        if name and name not in (*REGISTRY, UPGRADES):
            kinds = set(by_hand(tree_of(path)))
            found |= {name: kinds} if kinds else {}
    allowed = {name: set(kinds.split()) for some in ALLOWED.values() for name, kinds in some.items()}
    assert found == allowed
