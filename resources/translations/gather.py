"""Gathers the window's words and makes the catalogues: `python resources/translations/gather.py`.

Writes `passagework.pot` again from the source, brings every language's `.po` up to date with it (what is new is empty,
what is gone is dropped) and makes its `.mo`. With `--check` nothing is written: the exit code says whether the
template is up to date.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from enum import Enum
from importlib import import_module
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "resources" / "translations"
SOURCE = ROOT / "src"
POT = HERE / "passagework.pot"
KEYWORDS = {"tr": 1, "tr_n": 2, "tr_in": 2, "later": 1, "later_n": 2}
"""What asks for words, by how many strings: the first of `tr_in` is the context, the second of others the plural."""
ASKING = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})\(".encode())
HEADER = """# The words of Passagework's window.
# Made by resources/translations/gather.py; to begin a language, copy it to <language>/LC_MESSAGES/passagework.po.
#"""
HEADS = {
    "project": "Passagework", "version": "0.1", "msgid_bugs_address": "see CONTRIBUTING.md",
    "last_translator": "none yet", "language_team": "none yet",
}  # fmt: skip
LONG_AGO = datetime(2020, 5, 31, tzinfo=UTC)
TERMS = {
    "app.domain.anchor": ("AnchorState",),
    "app.domain.blocks": ("CutWhy",),
    "app.domain.changes": ("Operation",),
    "app.domain.counted": ("CountedKind",),
    "app.domain.drafts.grounds": ("Basis",),
    "app.domain.library": ("LibrarySort", "ReadState"),
    "app.domain.passage_filter": ("Match", "PassageGroup"),
    "app.domain.records": ("DonationSort",),
    "app.domain.sources": ("SourceKind",),
    "app.domain.terms": None,
    "app.ui.views.countries.entries": ("ListOrder",),
}
"""The closed vocabularies whose terms `tr_term` says; None for all of a module."""


def parsed(path: Path) -> tuple[ast.AST, ...]:
    """All that is in a file of the source."""
    return tuple(ast.walk(ast.parse(path.read_bytes())))


def template(parsed: Callable[[Path], Sequence[ast.AST]] = parsed) -> Catalog:
    """Every message of the source, in the order of its files, then the terms of the vocabularies."""
    catalog = Catalog(header_comment=HEADER, charset="utf-8", fuzzy=False, **HEADS)
    for path in sorted((SOURCE / "app").rglob("*.py")):
        where = path.relative_to(SOURCE).as_posix()
        code = path.read_bytes()
        for name, *words in asked(parsed(path)) if ASKING.search(code) else ():
            context = words.pop(0) if name == "tr_in" else None
            catalog.add(tuple(words) if len(words) > 1 else words[0], None, locations=[(where, 0)], context=context)
    for module, context, words in terms():
        catalog.add(words, None, locations=[(f"{module.replace('.', '/')}.py", 0)], context=context)
    return catalog


def asked(nodes: Sequence[ast.AST]) -> Iterator[list[str]]:
    """Who asks for words, and which, in the order of the source; last what f-strings hold, which says no place."""
    strings = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    folded = {one: number for number, string in enumerate(strings) for one in ast.walk(string)}
    found: list[tuple[tuple[int, int], list[str]]] = []
    for call in nodes:
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS:
            said = [str(one.value) for one in call.args[: KEYWORDS[call.func.id]] if isinstance(one, ast.Constant)]
            if len(said) == KEYWORDS[call.func.id]:
                place = (sys.maxsize, folded[call]) if call in folded else (call.lineno, call.col_offset)
                found.append((place, [call.func.id, *said]))
    yield from (words for _, words in sorted(found, key=lambda one: one[0]))


def terms() -> Iterator[tuple[str, str, str]]:
    """(module, vocabulary, term) of every term, and of the fields of the journal's rows."""
    for module, names in TERMS.items():
        loaded = import_module(module)
        own = {name: one for name, one in vars(loaded).items() if getattr(one, "__module__", "") == module}
        for name, found in own.items():
            if isinstance(found, type) and issubclass(found, Enum) and (names is None or name in names):
                yield from ((module, name, str(term.value).replace("_", " ")) for term in found)
    from app.domain.default_terms import DEFAULTS, name_of
    from app.importers.starter import load_terms

    for vocabulary, defaults in DEFAULTS.items():
        yield from (("app.domain.default_terms", vocabulary, name_of(one)) for one in defaults)
    own = load_terms(ROOT / "resources" / "starter")
    yield from (("app.domain.default_terms", one.vocabulary, one.name) for one in own)
    from app.importers.reference import load_reference

    known = load_reference(ROOT / "resources" / "reference")
    regions = {name: None for one in known.countries for name in (one.region, one.subregion) if name}
    names = dict.fromkeys((*(one.name for one in known.countries), *(one.name for one in known.groups), *regions))
    yield from (("app.domain.countries", "country", name) for name in names)
    from app.store.reads.field_words import labels

    yield from (("app.store.reads.field_words", "field", label) for label in labels())


def name_countries(catalog: Catalog, language: str) -> None:
    """Countries are called as the reference data calls them, unless a translator says otherwise."""
    from app.importers.reference import load_reference

    for one in load_reference(ROOT / "resources" / "reference").countries:
        message = catalog.get(one.name, context="country")
        if message is not None and not message.string:
            message.string = dict(one.names).get(language, "")


def written(catalog: Catalog) -> bytes:
    """A catalogue as its file holds it: without dates and lines, which would change with every edit."""
    out = io.BytesIO()
    write_po(out, catalog, width=110, omit_header=False, include_lineno=False, ignore_obsolete=True)
    skipped = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By')
    return b"".join(line for line in out.getvalue().splitlines(keepends=True) if not line.startswith(skipped))


def compiled(po: bytes, language: str) -> bytes:
    """The `.mo` of a `.po`."""
    catalog = read_po(io.BytesIO(po), locale=language)
    catalog.creation_date = catalog.revision_date = LONG_AGO  # else it would be another file every minute
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    """Write the catalogues, or check the template."""
    sys.path.insert(0, str(SOURCE))
    made = template()
    pot = written(made)
    if "--check" in sys.argv:
        return 0 if POT.exists() and POT.read_bytes() == pot else 1
    POT.write_bytes(pot)
    for path in sorted(HERE.glob("*/LC_MESSAGES/passagework.po")):
        language = path.parts[-3]
        catalog = read_po(io.BytesIO(path.read_bytes()), locale=language)
        catalog.update(made, no_fuzzy_matching=True)
        name_countries(catalog, language)
        path.write_bytes(written(catalog))
        path.with_suffix(".mo").write_bytes(compiled(path.read_bytes(), language))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
