"""Exporting a workspace to Markdown that a person may edit, and exporting it again later."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Literal

from app.actions.citation_styles import citing_in
from app.actions.export_files import File, Plan, State, carry_out, disk_faults, manifest_in, moved
from app.actions.export_material import EVERYTHING, Part, chosen, title_of
from app.actions.export_stamp import stamp_of
from app.actions.folder_lock import only_one
from app.actions.staged_files import StagedFiles
from app.domain.errors import BadInput
from app.domain.kinds import folders
from app.domain.language import english, tr
from app.domain.note_figures import Finding, left_as_written
from app.domain.progress import Progress, go_on
from app.domain.references import cited
from app.exporters.citing import Citing
from app.exporters.dialects import Profile
from app.exporters.file_names import Names
from app.exporters.link_forms import LinkForms
from app.exporters.manifest import Entry, Manifest
from app.exporters.markdown_writer import CLOSING
from app.exporters.material import PICTURES, Kind, LinkStyle, Material
from app.exporters.merging import Choices, base_of
from app.exporters.picture_files import Painted, file_key, lay_out_pictures, picture_files
from app.exporters.render import BIBLIOGRAPHY, Rendered, document, pages
from app.exporters.templates import read_templates
from app.exporters.vault import INDEX, lay_out, thing_keys
from app.garbage import no_collecting
from app.store.reads.fingerprint import fingerprint, uid_of
from app.store.store import Store

Links = Literal["wiki", "relative"]

BEGINNING = 60_000
"""About how many characters the beginning of a page has."""
_DOCUMENT = "document:"
"""What the key of a one-document export begins with; the workspace's name follows, and what part of it there is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is exported, and for which program."""

    profile: Profile = Profile.OBSIDIAN
    links: Links | None = None
    """How links are written, if not as usual for the profile."""
    single: bool = False
    """Whether everything goes into one document."""
    kinds: Collection[str] | None = None
    """The folders to write; None for all."""
    part: Part = EVERYTHING
    templates: Path | None = None
    """The folder of page templates; None for the built-in pages."""
    style: str = ""
    """The citation style, as `citation_styles` takes it; ignored for Pandoc, which formats citations itself."""

    @property
    def folders(self) -> frozenset[str]:
        return folders() if self.kinds is None else frozenset(self.kinds)

    @property
    def shows_notes(self) -> bool:
        """Whether notes, and with them their pictures, are exported."""
        return Kind.NOTES in self.folders

    @property
    def link_style(self) -> LinkStyle:
        usual = LinkStyle.WIKI if self.profile is Profile.OBSIDIAN else LinkStyle.RELATIVE
        return LinkStyle.NONE if self.single else LinkStyle(self.links) if self.links else usual


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did, or would do. All paths are absolute."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    kept: tuple[tuple[Path, Path], ...]
    """Edited files, each with the file beside it that holds the new text."""
    removed: tuple[Path, ...] = ()
    """Our unedited files of removed things."""
    left: tuple[Path, ...] = ()
    """Edited files of removed things; they stay."""
    aside: tuple[tuple[Path, Path], ...] = ()
    """Files that may be ours from an earlier export, which nothing proves, each with the path it was moved to."""
    former: tuple[tuple[Path, Path], ...] = ()
    """Files in which the new text was chosen over the edited one, each with the path of the copy kept of it."""
    files: tuple[File, ...] = ()
    """Each page with the state of its file; paths are relative to the folder."""
    figures: tuple[tuple[str, Finding], ...] = ()
    """Tokens in notes that mean nothing and are left as written, each with the title of its note."""

    def of(self, *states: State) -> tuple[File, ...]:
        return tuple(one for one in self.files if one.state in states)


def export_markdown(
    store: Store,
    folder: Path,
    wanted: Wanted = Wanted(),
    *,
    again: bool | Collection[str] = False,
    choices: Mapping[str, Choices] | None = None,
    progress: Progress | None = None,
    painted: Painted | None = None,
) -> ExportReport:
    """Write the workspace into a folder: a file for each thing, or one document.

    `painted` makes the pictures for Pandoc; without it they are SVG, as for the others. Unchanged files are not
    touched. What the user has written in a file is never overwritten: new text is merged into it, and where both
    changed the same lines, the file waits for `choices`, with its new text in a file beside it. Deleted files stay
    deleted unless they are requested `again`, all or by keys.

    Raises `BadInput` or `StoreError` in one sentence, and `Cancelled`.
    """
    with disk_faults(folder):
        made = _make(folder)
        try:
            with only_one(folder, lambda: _step(progress, 0, 1)), no_collecting(), StagedFiles(folder) as staged:
                prepared = Prepared(store, wanted.part, painted)
                plan = Plan(folder, {}, again=again, choices=choices or {}, staged=staged)
                prepared.plan(plan, wanted, progress)
                total = len(plan.after) + len(plan.writes)
                steps = iter(range(len(plan.after), total + 1))
                carry_out(plan, prepared.key, lambda: _step(progress, next(steps), total))
        except BaseException:
            _unmake(made)
            raise
    return _report(plan)


def planned_export(
    store: Store,
    folder: Path,
    wanted: Wanted = Wanted(),
    *,
    again: bool | Collection[str] = False,
    choices: Mapping[str, Choices] | None = None,
    progress: Progress | None = None,
    prepared: Prepared | None = None,
    painted: Painted | None = None,
) -> ExportReport:
    """What `export_markdown` would do, with nothing written. `prepared` is the material, if it was read already."""
    with disk_faults(folder), no_collecting():
        _refuse_file(folder)
        plan = Plan(folder, {}, again=again, choices=choices or {})
        prepared = prepared or Prepared(store, wanted.part, painted)
        prepared.plan(plan, wanted, progress)
        return _report(plan)


def _report(plan: Plan) -> ExportReport:
    folder = plan.folder
    files = sorted(plan.files, key=lambda one: _place(one.path))
    return ExportReport(
        tuple(folder / path for path in sorted((path for path, _, _ in plan.writes), key=_place)),
        tuple(folder / one.path for one in files if one.state in (State.UNCHANGED, State.EDITED)),
        tuple((folder / path, folder / new) for path, new in plan.kept),
        tuple(folder / path for path, _ in plan.removals),
        tuple(folder / path for path in plan.left),
        tuple((folder / path, folder / new) for path, new, _ in plan.aside),
        tuple((folder / path, folder / new) for path, new in plan.former),
        tuple(files),
        plan.figures,
    )


def _place(path: str) -> tuple[int, str]:
    """The sort key of a file in a report: pages, folder by folder, then what belongs to them."""
    within, slash, _ = path.partition("/")
    order = [*Kind]
    last = len(order) + (2 if within == PICTURES else 0 if slash else 1)
    return order.index(Kind(within)) if within in order else last, path


def _step(progress: Progress | None, done: int, total: int) -> None:
    go_on(progress, done, total, tr("The export was stopped; the folder is as it was."))


class Prepared:
    """The material of an export, read once, so that it can be previewed in several ways before anything is written."""

    def __init__(self, store: Store, part: Part = EVERYTHING, painted: Painted | None = None) -> None:
        """Nothing is read yet, since a fingerprint may be all that is needed. What is read later raises `BadInput` for
        a question that cannot be read, `NotFound` for a tag or collection that is not there."""
        self._store = store
        self._painted = painted
        self._part = part
        self._name = os.fsencode(store.path.stem).decode("utf-8", "replace")
        self.key = uid_of(store).encode()
        self._styles: dict[str, Citing] = {}
        self._drawn: dict[str, tuple[tuple[str, bytes], ...]] = {}
        self._words = ""

    @cached_property
    def _material(self) -> Material:
        with english(), self._store.reading():
            self._words = fingerprint(self._store)  # of the very moment of what is read
            return chosen(self._store, self._part)

    @cached_property
    def _title(self) -> str:
        with english():
            return title_of(self._store, self._part, self._material) or self._name

    def beginning(self, wanted: Wanted, key: str, report: ExportReport) -> str | None:
        """How a page among the files of a report would begin. None if there is no such key, or if a template lays the
        page out, which may put anything first."""
        if wanted.single or wanted.templates is not None:
            return None
        names = Names([(one.key, one.path) for one in report.files])
        texts = self._texts(wanted, names, only=key, most=BEGINNING)[1]
        found = next((text for text in _in_english(texts) if text.key == key), None)
        return None if found is None else found.text.partition(f"\n{CLOSING.format(name='passages')}")[0]

    def plan(self, plan: Plan, wanted: Wanted, progress: Progress | None) -> None:
        """Work out what happens to each file, and add it to `plan`."""
        folder = plan.folder
        found = manifest_in(folder, self.key)
        manifest = moved(folder, found)
        before = manifest.entries
        self._refuse_another(manifest, folder)
        plan.before, plan.signed = before, manifest.signed
        plan.links = LinkForms({entry.path: found.entries.get(key, entry).path for key, entry in before.items()})
        plan.stamp = self._stamp(wanted) if manifest is found and manifest.left else ""
        if plan.leave_as_left(manifest, self.key):
            return
        if self._part and before and not wanted.single:  # all that there is would be read for an empty folder too
            self._refuse_less(before, folder)
        material = self._material
        plan.stamp = self._stamp(wanted)  # of the words just read, and before the templates are
        names = Names(
            [(key, entry.path) for key, entry in sorted(before.items())]
            + [(f"{key} new", entry.new_path) for key, entry in sorted(before.items()) if entry.new_path]
        )
        total, texts = self._texts(wanted, names)
        for done, text in enumerate(_in_english(texts)):
            _step(progress, done, total * 2)
            plan.put(text)
        _settle_the_rest(plan, before, wanted)
        plan.figures = self.left_as_written(wanted)
        if plan.figures or (self._painted and wanted.profile is Profile.PANDOC and material.pictures):
            plan.stamp = ""  # to be computed again: only painting shows whether a picture is the same

    def _texts(
        self, wanted: Wanted, names: Names, only: str = "", most: int | None = None
    ) -> tuple[int, Iterable[Rendered]]:
        """The number of files, and their texts; with `only`, just the page of one thing, to about `most` characters."""
        material = self._material
        if wanted.single and wanted.templates is not None:
            said = tr(
                "Templates lay out pages, and one document has none. Export a folder, or leave the templates out."
            )
            raise BadInput(said)
        templates = read_templates(wanted.templates) if wanted.templates is not None else None
        keys = {row.id: row.meta.citekey for row in cited(material.sources)}
        with english():
            vault = lay_out(
                material, Names() if wanted.single else names, wanted.link_style, wanted.folders, wanted.profile, keys
            )
            vault = replace(vault, citing=self._citing("" if wanted.profile is Profile.PANDOC else wanted.style))
            pictures, drawn = self._pictures(wanted, names)
            vault = replace(vault, pictures=pictures)
            if wanted.single:
                part = filter(None, (self._part.query, self._part.tag, self._part.collection))
                key = f"{_DOCUMENT}{' · '.join((self._name, *part))}"
                whole = document(material, vault, key, names.give(key, "", self._title, ""), self._title)
                return 1 + len(pictures), chain(whole, drawn)
            index = names.give(INDEX, "", INDEX, "")
            texts = pages(material, vault, index, self._title, only, templates, most)
            return len(vault.pages) + 1 + len(pictures), texts if only else chain(texts, drawn)

    def _stamp(self, wanted: Wanted) -> str:
        """The stamp by which an unchanged export is recognised; empty where none can be made."""
        self._words = self._words or fingerprint(self._store)
        asked = (
            self._name, wanted.profile, wanted.link_style, wanted.single, sorted(wanted.folders), wanted.part,
            self._painted is None,
        )  # fmt: skip
        return stamp_of(self._words, asked, wanted.templates, "" if wanted.profile is Profile.PANDOC else wanted.style)

    def left_as_written(self, wanted: Wanted) -> tuple[tuple[str, Finding], ...]:
        """The tokens in notes that mean nothing, each with the title of its note."""
        figures = self._material.figures
        return tuple(
            (note.heading(), found)
            for note in (self._material.notes if wanted.shows_notes else ())
            if "{{" in note.body or "}}" in note.body
            for found in left_as_written(
                note.body, lambda token, body=note.body: figures[body[token.start : token.end]]
            )
        )

    def _pictures(self, wanted: Wanted, names: Names) -> tuple[Mapping[str, str], Iterator[Rendered]]:
        """The paths of the pictures in notes, by key, and their files."""
        if not wanted.shows_notes:
            return {}, iter(())
        painted = self._painted if wanted.profile is Profile.PANDOC else None
        ending = ".svg" if painted is None else ".png"
        paths = lay_out_pictures(self._material.pictures, names, ending)
        if ending not in self._drawn:
            self._drawn[ending] = tuple(picture_files(self._material.pictures, painted))
        files = self._drawn[ending]
        return paths, (Rendered(file_key(key, ending), paths[key], "", data=data) for key, data in files)

    def _citing(self, style: str) -> Citing:
        if style not in self._styles:
            self._styles[style] = citing_in(self._store, style)
        return self._styles[style]

    def _refuse_another(self, manifest: Manifest, folder: Path) -> None:
        """Refuse the export folder of another workspace, whose files would be taken for those of removed things."""
        shared = (_DOCUMENT, INDEX, BIBLIOGRAPHY, "countries:", f"{PICTURES.lower()}:")
        known = {key for key in manifest.entries if not key.startswith(shared)}
        are_unknown = known and not manifest.signed and known.isdisjoint(self._keys())
        if manifest.another or are_unknown:
            sentence = tr("“{folder}” holds the export of another workspace. Choose another folder.")
            raise BadInput(sentence.format(folder=folder.name))

    def _refuse_less(self, before: Mapping[str, Entry], folder: Path) -> None:
        """Refuse to export a part into a folder that holds more: its index and shared pages would lose the rest."""
        index = before.get(INDEX)
        title = base_of({"title": self._title}, "").front["title"]
        same = index is not None and index.base is not None and index.base.front.get("title") == title
        if not same and before.keys() & self._keys() - thing_keys(self._material):
            said = tr(
                "“{folder}” holds more than the part you ask for, and its pages would lose the rest. "
                "Choose another folder, or export everything."
            )
            raise BadInput(said.format(folder=folder.name))

    def _keys(self) -> frozenset[str]:
        return thing_keys(chosen(self._store) if self._part else self._material)


def _settle_the_rest(plan: Plan, before: Iterable[str], wanted: Wanted) -> None:
    """Files written before and no longer: removed if all of their kind is exported, and else kept."""
    kinds = frozenset((*(kind.lower() for kind in wanted.folders), *([PICTURES.lower()] * wanted.shows_notes)))
    every = not wanted.single and not wanted.part
    for key in before:
        if key not in plan.after:
            if every and key.partition(":")[0] in kinds:
                plan.gone(key)
            else:
                plan.keep(key)


def _in_english(texts: Iterable[Rendered]) -> Iterator[Rendered]:
    """The texts, each produced in English; messages in between are not affected."""
    made = iter(texts)
    while True:
        with english():
            text = next(made, None)
        if text is None:
            return
        yield text


def _refuse_file(folder: Path) -> None:
    if "\0" in str(folder):
        raise BadInput(tr("No folder can have that name. Choose another one."))
    for at in (folder, *folder.parents):
        if at.exists() and not at.is_dir():
            raise BadInput(tr("“{folder}” is a file. Choose a folder to export to.").format(folder=at.name))
        if at.is_symlink() and not at.exists():
            raise BadInput(tr("“{folder}” is a link that leads nowhere. Choose another folder.").format(folder=at.name))


def refuse_closed(folder: Path) -> None:
    """Raise `BadInput` if a folder, or its nearest existing parent, is not writable."""
    with disk_faults(folder):
        _refuse_file(folder)
        there = next(at for at in (folder, *folder.absolute().parents) if at.exists())
        if not os.access(there, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


def _make(folder: Path) -> list[Path]:
    """Create the folder and its parents. Returns those created, outermost first."""
    _refuse_file(folder)
    missing = [at for at in (folder, *folder.parents) if not at.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _unmake(made: list[Path]) -> None:
    """Remove the folders that were created, as far as they are empty."""
    for folder in reversed(made):
        try:
            folder.rmdir()
        except OSError:
            return
