"""The starter content: readable files of ours, from which the first workspace is built. `digest.md` and `digest.toml`
are a source; the other TOML files hold what is based on it. A file may be split in several whose names begin
alike, such as donations-1.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

from app.domain.blocks import Block, BlockKind, Cut, CutWhy
from app.domain.default_terms import default_terms
from app.domain.errors import BadInput
from app.domain.sources import SourceDraft, SourceKind, SourceMeta
from app.domain.starter import (
    Starter,
    StarterActor,
    StarterClaim,
    StarterDonation,
    StarterNote,
    StarterPassage,
    StarterTag,
    StarterTerm,
)
from app.domain.vocabularies import ACTOR_KIND, Term, Vocabularies
from app.importers.rows import Row
from app.importers.starter_records import Known, read_donation, read_fact, read_locators

OF = "Starter content, "
Located = TypeVar("Located", StarterPassage, StarterClaim)

_CITED = (
    "title", "authors", "series", "number", "published", "publisher", "topics", "language", "url", "caption",
    "disclaimer", "of",
)  # fmt: skip
COLORS = 12
"""How many hues the palette of tags has."""


def load_starter(folder: Path) -> Starter:
    """Read and check everything in `folder`. Raises `BadInput` naming the file and the entry."""
    own = load_terms(folder)
    terms = Vocabularies((*default_terms(), *(Term(one.vocabulary, one.key, one.name) for one in own)))
    actors = tuple(_actor(row, terms) for row in _rows(folder, "actors", "actor"))
    known = Known({actor.name: actor for actor in actors}, _meta(folder).published, terms)
    starter = Starter(
        terms=own,
        actors=actors,
        donations=tuple(read_donation(row, known) for row in _rows(folder, "donations", "donation")),
        facts=tuple(read_fact(row, known) for row in _rows(folder, "facts", "fact")),
        tags=tuple(_tag(row) for row in _rows(folder, "codebook", "tag")),
        passages=tuple(_located(row, StarterPassage) for row in _rows(folder, "passages", "passage")),
        claims=tuple(_located(row, StarterClaim) for row in _rows(folder, "claims", "claim")),
        notes=tuple(_note(row) for row in _rows(folder, "notes", "note")),
    )
    _check_refs(starter)
    return starter


def load_terms(folder: Path) -> tuple[StarterTerm, ...]:
    """The terms that the content brings with it. Raises `BadInput` naming the entry."""
    return tuple(row.named("key").made(StarterTerm) for row in _rows(folder, "vocabularies", "term"))


def digest_draft(folder: Path) -> SourceDraft:
    """The digest as a source: its title and caption cut, its paragraphs numbered as those of the article. Raises
    `BadInput` when the files cannot be read or the paragraphs are not numbered 1, 2, 3."""
    path = folder / "digest.md"
    raw = _bytes(path)
    text, blocks, cuts = "", list[Block](), list[Cut]()
    number = 0
    for part in raw.decode("utf-8").replace("\r\n", "\n").split("\n\n"):
        match = re.fullmatch(r"(# |Caption: |(\d+)\. )(\S.*)", part.strip())
        if match is None:
            raise BadInput(f"Starter content, digest.md: “{part[:40]}” is no title, caption or paragraph.")
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + match[3]
        if match[2]:
            number += 1
            if int(match[2]) != number:
                raise BadInput(f"Starter content, digest.md: paragraph {number} is numbered {match[2]}.")
            blocks.append(Block(start, len(text), paragraph=number))
        elif match[1] == "# ":
            cuts.append(Cut(len(blocks), CutWhy.METADATA))
            blocks.append(Block(start, len(text), BlockKind.HEADING, level=1))
        else:
            cuts.append(Cut(len(blocks), CutWhy.CAPTION))
            blocks.append(Block(start, len(text), BlockKind.CAPTION))
    of_file = (_meta(folder), raw, "text/markdown", path.name)
    return SourceDraft(text, tuple(blocks), tuple(cuts), *of_file, SourceKind.DIGEST)


def _meta(folder: Path) -> SourceMeta:
    row = Row(_table(folder / "digest.toml"), "digest.toml", of=OF)
    row.word("kind", SourceKind)
    return row.made(SourceMeta, *_CITED, citekey="", reference="")


def _actor(row: Row, terms: Vocabularies) -> StarterActor:
    row = row.named("name")
    return row.made(StarterActor, kind=row.term("kind", ACTOR_KIND, terms))


def _tag(row: Row) -> StarterTag:
    row = row.named("path")
    tag = row.made(StarterTag)
    if tag.color >= COLORS:
        raise row.error(f"“color” must be below {COLORS}.")
    return tag


def _located(row: Row, of: type[Located]) -> Located:
    row = row.named("ref")
    digest, original = read_locators(row, 0)
    return row.made(of, digest=digest, original=original)


def _note(row: Row) -> StarterNote:
    row = row.named("ref")
    note = row.made(StarterNote)
    if note.on not in {"", "country", "donation", "source"}:
        raise row.error(f"a note cannot be attached to “{note.on}”.")
    return replace(note, body=note.body.strip() + "\n")


def _check_refs(starter: Starter) -> None:
    """Every name that another entry uses must exist, and none may occur twice."""
    donations = _unique("donations", (record.ref for record in starter.donations))
    _unique("facts", (fact.ref for fact in starter.facts))
    actors = _unique("actors", (actor.name for actor in starter.actors))
    tags = _unique("codebook", (tag.path for tag in starter.tags))
    _unique("passages", (passage.ref for passage in starter.passages))
    claims = _unique("claims", (claim.ref for claim in starter.claims))
    _unique("notes", (note.ref for note in starter.notes))
    for record in starter.donations:
        _known("donations", record.ref, _others(record), donations)
    for actor in starter.actors:
        _known("actors", actor.name, [actor.parent], actors)
    for tag in starter.tags:
        _known("codebook", tag.path, [tag.parent], tags)
    for passage in starter.passages:
        _known("passages", passage.ref, passage.tags, tags)
    for claim in starter.claims:
        _known("claims", claim.ref, claim.tags, tags)
        _known("claims", claim.ref, [claim.answers], claims)
    for note in starter.notes:
        if note.on == "donation":
            _known("notes", note.ref, [note.target], donations)


def _others(record: StarterDonation) -> list[str]:
    others = [record.parent, *(ref for _, ref in record.links)]
    if record.ref in others:
        raise BadInput(f"Starter content, donations, {record.ref}: it refers to itself.")
    return others


def _unique(file: str, names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise BadInput(f"Starter content, {file}: “{name}” is there twice.")
        seen.add(name)
    return seen


def _known(file: str, ref: str, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name and name not in known:
            raise BadInput(f"Starter content, {file}, {ref}: there is no “{name}”.")


def _rows(folder: Path, stem: str, key: str) -> list[Row]:
    """The `[[key]]` tables of stem.toml and stem-*.toml, in the order of their names."""
    rows: list[Row] = []
    for path in sorted({*folder.glob(f"{stem}.toml"), *folder.glob(f"{stem}-*.toml")}):
        file = Row(_table(path), path.name, of=OF)
        rows += file.rows(key)
        file.done()
    if not rows:
        raise BadInput(f"Starter content: there is no {stem}.toml in {folder}.")
    return rows


def _table(path: Path) -> dict[str, object]:
    try:
        return cast("dict[str, object]", tomllib.loads(_bytes(path).decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"Starter content, {path.name}: {error}") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"Starter content: {path} cannot be read ({error.strerror}).") from error
