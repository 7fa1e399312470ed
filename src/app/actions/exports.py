"""Exporting a workspace to Markdown that a person can live in, and exporting it again."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.actions.export_files import Plan, carry_out, disk_faults, manifest_in
from app.actions.folder_lock import only_one
from app.domain.errors import BadInput, Cancelled
from app.domain.excerpts import is_own
from app.domain.kinds import KINDS, folders
from app.domain.language import english, tr
from app.exporters.file_names import Names
from app.exporters.manifest import Manifest
from app.exporters.material import Kind, LinkStyle, Material
from app.exporters.render import Rendered, document, pages
from app.exporters.vault import INDEX, lay_out, thing_keys
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import profiles as profile_reads
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.reads import things
from app.store.reads.evidence import sentences_around
from app.store.reads.workspace import uid_of
from app.store.store import Store

Progress = Callable[[int, int], bool]
"""Told (done, total); returns True to cancel."""
Links = Literal["wiki", "relative"]

_DOCUMENT = "document:"
"""What the key of a one-document export begins with; the workspace's name follows."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did. Every path is a whole one."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    kept: tuple[tuple[Path, Path], ...]
    """Files that a person has edited, each with the file beside it that holds the new text."""
    removed: tuple[Path, ...] = ()
    """Our own unedited files of things that are gone."""
    left: tuple[Path, ...] = ()
    """Edited files of things that are gone; they stay."""
    aside: tuple[tuple[Path, Path], ...] = ()
    """Files that may be our own of before, though nothing proves it, each with where it was moved to."""


def export_markdown(
    store: Store,
    folder: Path,
    *,
    links: Links = "wiki",
    single: bool = False,
    kinds: Collection[str] | None = None,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the workspace into a folder: a file for each thing, or with `single` one document.

    `kinds` are the folders that are wanted; without them, all.
    What has not changed is not touched. A file that a person has edited since is never overwritten: the new
    text goes beside it. Raises `BadInput` or `StoreError` in one sentence, and `Cancelled`.
    """
    title = os.fsencode(store.path.stem).decode("utf-8", "replace")
    key = uid_of(store).encode()
    with disk_faults(folder):
        made = _make(folder)
        try:
            with only_one(folder, lambda: _step(progress, 0, 1)):
                with english():
                    material = _load(store)
                wanted = folders() if kinds is None else frozenset(kinds)
                plan = _plan(
                    material,
                    manifest_in(folder, key),
                    folder,
                    title,
                    links,
                    single,
                    wanted,
                    progress,
                )
                total = len(plan.after) + len(plan.writes)
                steps = iter(range(len(plan.after), total + 1))
                carry_out(plan, key, lambda: _step(progress, next(steps), total))
        except BaseException:
            _unmake(made)
            raise
    return ExportReport(
        tuple(folder / path for path, _, _ in plan.writes),
        tuple(folder / path for path in plan.unchanged),
        tuple((folder / path, folder / new) for path, new in plan.kept),
        tuple(folder / path for path, _ in plan.removals),
        tuple(folder / path for path in plan.left),
        tuple((folder / path, folder / new) for path, new, _ in plan.aside),
    )


def _step(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and progress(done, total):
        raise Cancelled(tr("The export was stopped; the folder is as it was."))


def _load(store: Store) -> Material:
    sources = source_reads.library(store)
    countries = [row.info.code for row in country_reads.rows(store) if row.recorded]
    others = [one.key for one in KINDS.values() if one.folder not in {"", *Kind}]
    passages = {row.id: passage_reads.of_source(store, row.id) for row in sources}
    return Material(
        sources,
        passages,
        tag_reads.codebook(store),
        note_reads.every(store),
        donation_reads.records(store),
        tuple(profile_reads.profile(store, code) for code in countries),
        tuple(thing for kind in others for thing in things.every(store, kind)),
        sentences_around(store, (one for found in passages.values() for one in found if not is_own(one))),
    )


def _plan(
    material: Material,
    manifest: Manifest,
    folder: Path,
    title: str,
    links: Links,
    single: bool,
    kinds: frozenset[str],
    progress: Progress | None,
) -> Plan:
    before = manifest.entries
    _refuse_another(material, manifest, folder)
    names = Names(
        [(key, entry.path) for key, entry in sorted(before.items())]
        + [(f"{key} new", entry.new_path) for key, entry in sorted(before.items()) if entry.new_path]
    )
    plan = Plan(folder, before, manifest.signed)
    with english():
        if single:
            key = f"{_DOCUMENT}{title}"
            vault = lay_out(material, Names(), LinkStyle.NONE, kinds)
            texts: Iterable[Rendered] = [document(material, vault, key, names.give(key, "", title, ""), title)]
        else:
            vault = lay_out(material, names, LinkStyle(links), kinds)
            texts = pages(material, vault, names.give(INDEX, "", INDEX, ""), title)
    total = 1 if single else len(vault.pages) + 1
    for done, text in enumerate(_in_english(texts)):
        _step(progress, done, total * 2)
        plan.put(text)
    ours = frozenset(kind.lower() for kind in kinds)
    for key in before:
        if key not in plan.after:
            if not single and key.partition(":")[0] in ours:
                plan.gone(key)
            else:
                plan.keep(key)
    return plan


def _in_english(texts: Iterable[Rendered]) -> Iterator[Rendered]:
    """The texts, each made while English is spoken; what is said between them is not."""
    made = iter(texts)
    while True:
        with english():
            text = next(made, None)
        if text is None:
            return
        yield text


def _refuse_another(material: Material, manifest: Manifest, folder: Path) -> None:
    """Two workspaces in one folder would take each other's files for those of things that are gone."""
    known = {key for key in manifest.entries if not key.startswith((_DOCUMENT, INDEX, "countries:"))}
    strange = known and not manifest.signed and known.isdisjoint(thing_keys(material))
    if manifest.another or strange:
        raise BadInput(
            tr("“{folder}” holds the export of another workspace. Choose another folder.").format(folder=folder.name)
        )


def _make(folder: Path) -> list[Path]:
    """Make the folder and those above it. Returns the ones that were made, the outermost first."""
    for at in (folder, *folder.parents):
        if at.exists() and not at.is_dir():
            raise BadInput(tr("“{folder}” is a file. Choose a folder to export to.").format(folder=at.name))
    missing = [at for at in (folder, *folder.parents) if not at.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _unmake(made: list[Path]) -> None:
    """Take back the folders that were made, as far as nothing stands in them."""
    for folder in reversed(made):
        try:
            folder.rmdir()
        except OSError:
            return
