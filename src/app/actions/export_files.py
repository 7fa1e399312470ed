"""Writing texts into a folder that a person works in: nothing they wrote is overwritten, no file is left half written.

All texts are first written to temporary files, then a manifest that lists both the old and the new versions, and only
then each is moved into place. Whenever that is interrupted, the next export knows every file of ours.

A file is replaced or removed only if a manifest with the workspace's signature lists its content. If the signature is
missing, as in old exports, the file is moved to a separate folder instead. Nothing is written, read or removed through
a link inside the folder.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path, PurePosixPath

from app.actions.staged_files import StagedFiles, is_link, write_synced
from app.domain.errors import BadInput
from app.domain.hashes import content_hash
from app.domain.language import tr
from app.domain.note_figures import Finding
from app.domain.shortened import shortened
from app.exporters.dialects import PAGE
from app.exporters.file_names import folded
from app.exporters.link_forms import LinkForms
from app.exporters.manifest import MOST_BYTES, NAME, Entry, Manifest, read_manifest
from app.exporters.material import PICTURES
from app.exporters.merging import Choices, Merged, is_ours, merge
from app.exporters.render import ID, Rendered
from app.held import Held, read_each, read_some
from app.store.faults import DiskFull, is_full
from app.store.unfinished_files import sync_folder

ASIDE = "Earlier export"
"""The folder for files that an unsigned manifest claims as ours, and for edited texts that were replaced by choice."""
_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))
_PICTURE = f"{PICTURES.lower()}:"
"""What the keys of pictures begin with."""
_NOT_OURS = "not a plain file"
"""In place of a hash, for a folder or a link, which is never one of ours."""


@contextmanager
def disk_faults(folder: Path) -> Generator[None]:
    """Turn disk errors into one sentence with a way out."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            sentence = tr("The disk is full, so nothing was exported. Free some space, then export again.")
            raise DiskFull(sentence) from error
        if error.errno in _FORBIDDEN:
            sentence = tr("You may not write in “{folder}”. Choose another folder.")
            raise BadInput(sentence.format(folder=folder)) from error
        named = error.filename2 or error.filename
        if error.errno == errno.ENOENT and named and folder in Path(str(named)).parents:
            gone = tr("“{folder}”, or something in it, was moved or removed during the export. Export again.")
            raise BadInput(gone.format(folder=folder.name)) from error
        name = shortened(Path(str(named)).name if named else folder.name, 60)
        why = (error.strerror or str(error)).lower()
        sentence = tr("“{name}” cannot be written ({why}). Choose another folder, then export again.")
        raise BadInput(sentence.format(name=name, why=why)) from error


class State(StrEnum):
    """What an export does to one file."""

    NEW = "new"
    CHANGED = "changed"
    """Ours, and nobody has edited it."""
    UNCHANGED = "unchanged"
    EDITED = "edited"
    """Edited by the user, and nothing is new for it."""
    MERGED = "merged"
    """Edited by the user; new text is merged in."""
    CONFLICT = "conflict"
    """Edited by the user in lines that are new too: a choice is needed."""
    DELETED = "deleted"
    """Deleted by the user; it stays deleted."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export."""

    key: str
    path: str
    state: State
    text: str
    """Our new text."""
    mine: str = ""
    """The present content of an edited file."""
    merged: Merged | None = None
    """The merge of the two; None where they cannot be merged line by line."""

    @property
    def why(self) -> str:
        """Why a file is in conflict, or gets nothing new, to be shown after its name."""
        if self.is_unmarked:
            return ", where all our remarks were taken out, so that nothing new comes into its text"
        if self.state is not State.CONFLICT or self.merged is None:
            return ""
        if self.merged.damaged:
            return f", since of its part “{self.merged.damaged}” only one of the two remarks is left"
        return f", since both changed it in {self.merged.open} place{'' if self.merged.open == 1 else 's'}"

    @property
    def is_unmarked(self) -> bool:
        """Whether nothing new can be merged in any more, since the user removed all our marker comments."""
        return self.state in (State.EDITED, State.MERGED) and self.merged is not None and self.merged.unmarked


@dataclass(slots=True)
class Plan:
    """What an export will do to a folder, worked out before anything is changed."""

    folder: Path
    before: Mapping[str, Entry]
    signed: bool = True
    """Whether a signature proves that we wrote the files in `before`."""
    stamp: str = ""
    """A fingerprint of all that the texts are rendered from: the same stamp means the same texts."""
    again: bool | Collection[str] = False
    """Whether deleted files are written again, or the keys of those that are."""
    links: LinkForms = field(default_factory=LinkForms)
    """The links between our last texts, which an editor rewrites once a page is renamed."""
    choices: Mapping[str, Choices] = field(default_factory=dict[str, Choices])
    """The user's choices in files in conflict, by their keys."""
    files: list[File] = field(default_factory=list[File])
    after: dict[str, Entry] = field(default_factory=dict[str, Entry])
    writes: list[tuple[str, bytes, str]] = field(default_factory=list[tuple[str, bytes, str]])
    """(path, text, hash of the present file or empty)."""
    removals: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(path, hash of the present file)."""
    aside: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    """(path, new path, hash of the present file) of files that are moved before anything is written."""
    kept: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(an edited file, the file beside it with the new text)."""
    left: list[str] = field(default_factory=list[str])
    """Edited files whose things are gone."""
    former: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(a file in which our text was chosen over the user's, the path of the copy kept of it)."""
    newest: set[str] = field(default_factory=set[str])
    """The keys of the files whose newest text of ours is recorded in the manifest."""
    figures: tuple[tuple[str, Finding], ...] = ()
    """Tokens in the notes that mean nothing, each with the title of its note."""
    on_disk: Mapping[str, str] = field(default_factory=dict[str, str])
    """The hashes of files as they were found, by path; each is checked again before the file is replaced."""
    listed: dict[str, frozenset[str] | None] = field(default_factory=dict[str, frozenset[str] | None])
    """The names in each folder, folded as case-insensitive file systems do; None for a path that is no folder."""
    is_as_left: bool = False
    """Whether there is nothing to do, since neither side has changed."""
    staged: StagedFiles | None = None
    """Where the texts are staged; None for a preview."""

    def leave_as_left(self, manifest: Manifest, key: bytes) -> bool:
        """Plan nothing if `manifest` is of an export with the same stamp, and every file is as that left it. Otherwise
        the hashes of the files are remembered for the plan."""
        entries = manifest.entries
        of = {entry.path: thing for thing, entry in entries.items()}
        same = bool(self.stamp) and manifest.is_left_after(self.stamp, key)
        on_disk: dict[str, str] = {}
        files: list[File] = []
        for path, data in _contents(self.folder, list(of)):
            on_disk[path] = content_hash(data)
            if same and entries[of[path]].ours == (on_disk[path],):
                text = "" if of[path].startswith(_PICTURE) else data.decode("utf-8", "replace")
                files.append(File(of[path], path, State.UNCHANGED, text))
        self.on_disk = on_disk
        if not same or len(files) < len(entries):
            return False
        self.files, self.after, self.is_as_left = files, dict(entries), True
        return True

    @property
    def leaves_stamp(self) -> str:
        """The stamp, if our newest text of every file in the folder is recorded."""
        return self.stamp if self.after.keys() <= self.newest else ""

    def put(self, text: Rendered) -> None:
        data = text.content
        sha = content_hash(data)
        self._put(text, data, sha)
        if self.after[text.key].ours == (sha,):
            self.newest.add(text.key)

    def _put(self, text: Rendered, data: bytes, sha: str) -> None:
        known = self.before.get(text.key, Entry(text.path))
        on_disk = self._hash(text.path)
        if not on_disk and self.signed and known.ours and not known.pending and not self._is_wanted_again(text.key):
            self._note(text, State.DELETED)
            self.after[text.key] = replace(known, new_path="", new_ours=())
            self._drop_new(known)
            return
        if on_disk in ("", sha) or on_disk in known.ours:
            if on_disk == sha:
                self._note(text, State.UNCHANGED)
            elif on_disk and not self.signed:
                self._set_aside(text.path, on_disk)
                self._write(text, State.CHANGED, data, "")
            else:
                self._write(text, State.CHANGED if on_disk else State.NEW, data, on_disk)
            same = known.base is not None and known.ours == (sha,)
            self.after[text.key] = Entry(text.path, (sha,), base=known.base if same else text.base)
            self._drop_new(known)
            return
        self._put_edited(text, known, on_disk, sha)

    def _is_wanted_again(self, key: str) -> bool:
        return self.again if isinstance(self.again, bool) else key in self.again

    def _put_edited(self, text: Rendered, known: Entry, on_disk: str, sha: str) -> None:
        """Plan for an edited file: merged where possible, else in conflict."""
        mine, base = self._words(text.path, on_disk), known.base if self.signed else None
        merged = None
        if mine is not None and text.path.endswith(".md") and (base is not None or is_ours(mine)):
            same = partial(self.links.of_last_text, page=text.path)
            merged = merge(base, mine, text.text, self.choices.get(text.key), same)
        if merged is not None and not merged.open and not merged.damaged:
            state = State.EDITED if merged.text == mine else State.MERGED
            self._note(text, state, mine or "", merged)
            if state is State.MERGED:
                if mine is not None and "new" in self.choices.get(text.key, {}).values():
                    self._keep_former(text.path, mine)
                self._will_write(text.path, merged.text.encode("utf-8", "surrogateescape"), on_disk)
            self.after[text.key] = Entry(text.path, (sha,), base=text.base)
            self._drop_new(known)
            return
        self._note(text, State.CONFLICT, mine or "", merged)
        new_path, found_there = self._beside(text, known, sha)
        if found_there != sha:
            self._will_write(new_path, text.content, found_there)
        self.kept.append((text.path, new_path))
        self.after[text.key] = Entry(text.path, known.ours, new_path, (sha,), known.base)

    def _words(self, path: str, on_disk: str) -> str | None:
        """The text of an edited file; None if it is no text."""
        if on_disk == _NOT_OURS:
            return None
        try:
            return read_some(_inner(self.folder, path), -1).decode()
        except UnicodeDecodeError:
            return None

    def _note(self, text: Rendered, state: State, mine: str = "", merged: Merged | None = None) -> None:
        self.files.append(File(text.key, text.path, state, text.text, mine, merged))

    def _write(self, text: Rendered, state: State, data: bytes, on_disk: str) -> None:
        self._note(text, state)
        self._will_write(text.path, data, on_disk)

    def _will_write(self, path: str, data: bytes, on_disk: str) -> None:
        self.writes.append((path, data, on_disk))
        if self.staged is not None:
            self.staged.put(data)

    def gone(self, key: str) -> None:
        """Plan for a thing that is no longer exported: its file is removed only if it is ours and unedited."""
        known = self.before[key]
        on_disk = self._hash(known.path)
        if on_disk in known.ours:
            self._remove(known.path, on_disk)
        elif on_disk:
            self.left.append(known.path)
            self.after[key] = replace(known, new_path="", new_ours=())
        self._drop_new(known)

    def keep(self, key: str) -> None:
        """Leave a thing that this export does not cover."""
        self.after[key] = self.before[key]

    def _drop_new(self, known: Entry) -> None:
        on_disk = self._hash(known.new_path) if known.new_path else ""
        if on_disk and on_disk in known.new_ours:
            self._remove(known.new_path, on_disk)

    def _remove(self, path: str, on_disk: str) -> None:
        if self.signed:
            self.removals.append((path, on_disk))
        else:
            self._set_aside(path, on_disk)

    def _keep_former(self, path: str, words: str) -> None:
        """Keep a copy of the user's version, unless there is one already."""
        data = words.encode()
        free = self._free_aside(path, content_hash(data))
        if not self._hash(free):
            self._will_write(free, data, "")
        self.former.append((path, free))

    def _set_aside(self, path: str, on_disk: str) -> None:
        self.aside.append((path, self._free_aside(path), on_disk))

    def _free_aside(self, path: str, same: str = "") -> str:
        """A free path to set a file aside at, or one that holds the `same` content (by hash)."""
        taken = {folded(new) for _, new, *_ in (*self.aside, *self.former)}
        stem, dot, ending = f"{ASIDE}/{path}".rpartition(".")
        names = (f"{stem}{dot}{ending}", *(f"{stem} {n}{dot}{ending}" for n in range(2, 1000)))
        free = next((name for name in names if folded(name) not in taken and self._hash(name) in ("", same)), None)
        if free is None:
            raise _too_many(path)
        return free

    def _beside(self, text: Rendered, known: Entry, sha: str) -> tuple[str, str]:
        """The path for the new text beside the old, and the hash of the file there: none, or an older text of ours."""
        taken = {folded(entry.path) for entry in (*self.before.values(), *self.after.values())}
        stem, dot, ending = text.path.rpartition(".")
        names = [known.new_path] if known.new_path else []
        names += [f"{stem} (new){dot}{ending}", *(f"{stem} (new {n}){dot}{ending}" for n in range(2, 1000))]
        for name in names:
            on_disk = self._hash(name)
            ours = self.signed and name == known.new_path and on_disk in known.new_ours
            if folded(name) not in taken and (on_disk in ("", sha) or ours):
                return name, on_disk
        raise _too_many(text.path)

    def _hash(self, path: str) -> str:
        known = self.on_disk.get(path)
        if known is None and self._is_free(path):
            return ""
        return known or hash_in(self.folder, path)

    def _is_free(self, path: str) -> bool:
        """Whether nothing is at a path in a folder that is known to be one, and no link."""
        within = path.rpartition("/")[0]
        if within not in self.listed:
            self.listed[within] = _names(_inner(self.folder, path).parent)
        names = self.listed[within]
        return names is not None and folded(path.rpartition("/")[2]) not in names

    def manifest(self) -> Manifest:
        return Manifest(self.after)

    def manifest_meanwhile(self) -> Manifest:
        """The manifest while files are being moved: each may hold our old text or the new one."""
        if not self.signed:  # all files that were claimed as ours have been set aside
            return self.manifest()
        both = dict(self.before)
        for key, entry in self.after.items():
            old = self.before.get(key, Entry(entry.path))
            new_ours = (*old.new_ours, *entry.new_ours) if old.new_path == entry.new_path else entry.new_ours
            both[key] = replace(
                entry,
                ours=_merged(old.ours, entry.ours),
                new_ours=_merged(new_ours, ()),
                base=old.base or entry.base,
                pending=old.pending or key not in self.before,
            )
        return Manifest(both)


def _merged(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _too_many(path: str) -> BadInput:
    sentence = tr("There are too many versions of “{path}” in the folder. Remove some, then export again.")
    return BadInput(sentence.format(path=path))


def hash_in(folder: Path, path: str) -> str:
    """The hash of a file in a folder, or empty if there is none. Raises `BadInput` if a link leads there."""
    return _hash_at(_inner(folder, path))


def _hash_at(target: Path) -> str:
    try:
        if not stat.S_ISREG(os.lstat(target).st_mode):
            return _NOT_OURS
        return content_hash(read_some(target, -1))
    except FileNotFoundError:
        return ""
    except Held:
        return _NOT_OURS
    except NotADirectoryError as error:
        name = target.parent.name
        sentence = tr("“{name}” is a file where a folder has to be. Rename it, or choose another folder.")
        raise BadInput(sentence.format(name=name)) from error


def _contents(folder: Path, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The plain files among these paths, with their content."""
    plain: list[str] = []
    links: dict[str, bool] = {}
    for path in paths:
        within = path.rpartition("/")[0]
        if within not in links:
            links[within] = any(is_link(folder / one) for one in (within, *PurePosixPath(within).parents) if within)
        with suppress(OSError):
            if not links[within] and stat.S_ISREG(os.lstat(f"{folder}/{path}").st_mode):
                plain.append(path)
    for path, data in zip(plain, read_each([Path(f"{folder}/{path}") for path in plain]), strict=True):
        if data is not None:
            yield path, data


def _inner(folder: Path, path: str) -> Path:
    """The path of a file inside a folder. Raises `BadInput` if a link leads out of the folder."""
    at, *within, name = str(folder), *path.split("/")
    for part in within:
        at = f"{at}/{part}"
        if is_link(at):
            sentence = tr(
                "“{name}” in “{folder}” is a link to another folder, and nothing is written through it. "
                "Put a folder in its place, or choose another folder to export to."
            )
            raise BadInput(sentence.format(name=part, folder=folder.name))
    return Path(at, name)


def _names(place: Path) -> frozenset[str] | None:
    """The names in a folder, folded; empty if it does not exist, None for a path that is no folder."""
    try:
        return frozenset(folded(one.name) for one in os.scandir(place))
    except FileNotFoundError:
        return frozenset()
    except OSError:
        return None


def manifest_in(folder: Path, key: bytes) -> Manifest:
    """The folder's manifest. If missing or damaged it lists no file, so that every file counts as edited."""
    path = folder / NAME
    try:
        found = path.lstat()
        if stat.S_ISDIR(found.st_mode):
            sentence = tr(
                "“{name}” in “{folder}” is a folder where a file of the export has to be. Rename it, then export again."
            )
            raise BadInput(sentence.format(name=NAME, folder=folder.name))
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            return Manifest()
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return Manifest()
    return read_manifest(text, key) or Manifest()


_KEY = r"(?P<key>[\w-]+:[\w-]+|index)"
_MARK = re.compile(rf"""^{ID}:[ \t]*["']?{_KEY}["']?[ \t]*\r?$""", re.MULTILINE)
_REMARK = re.compile(rf"^\ufeff?<!-- passagework {PAGE}{_KEY} -->", re.MULTILINE)
_HEAD_BYTES = 64_000
"""How much of a file is searched for the key of its page."""


def moved(folder: Path, manifest: Manifest) -> Manifest:
    """The manifest updated for files that a person has renamed or moved within the folder.

    A file is recognised by the id in its front matter or in the remark it begins with; of several the one with the
    shortest name, since copying, also by a sync conflict, appends to the name. Hidden folders (such as a trash) and
    links are not searched.
    """
    gone = {key for key, entry in manifest.entries.items() if not (folder / entry.path).exists()}
    if not folder.is_dir() or (manifest.entries and not gone):
        return manifest
    known = {entry.path for entry in manifest.entries.values()} | {e.new_path for e in manifest.entries.values()}
    entries = dict(manifest.entries)
    for path in sorted(_notes_in(folder), key=lambda one: (len(PurePosixPath(one).name), one)):
        if path not in known:
            key = _key_in(folder / path)
            if key in gone or (not manifest.entries and key and key not in entries):
                entries[key] = replace(entries.get(key, Entry(path)), path=path)
                gone.discard(key)
    return replace(manifest, entries=entries)


def _notes_in(folder: Path) -> Iterator[str]:
    """The Markdown files in a folder, as relative paths with /."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one != ASIDE)
        for name in sorted(names):
            path = Path(at, name)
            if name.endswith(".md") and not name.startswith(".") and stat.S_ISREG(path.lstat().st_mode):
                yield path.relative_to(folder).as_posix()


def _key_in(path: Path) -> str:
    """The key of the thing whose page a file is, by its front matter or its remark; empty where it is none of ours."""
    try:
        text = read_some(path, _HEAD_BYTES).decode("utf-8", "replace")
    except (OSError, Held):
        return ""
    front = text.split("\n---", 1)[0] if text.lstrip("\ufeff").startswith("---") else ""
    found = _MARK.search(front) or _REMARK.search(text)
    return found["key"] if found is not None else ""


def carry_out(plan: Plan, key: bytes, step: Callable[[], None]) -> None:
    """Execute the plan. `step` is called once for each text written, and may raise to stop the export."""
    if plan.is_as_left:
        return
    assert plan.staged is not None
    final = plan.manifest().dumped(key, plan.leaves_stamp).encode()
    nothing = not plan.writes and not plan.removals and not plan.aside
    if nothing and hash_in(plan.folder, NAME) == content_hash(final):
        return
    staging = plan.staged.finish(step)
    write_synced(staging / "manifest", final)
    write_synced(staging / "meanwhile", plan.manifest_meanwhile().dumped(key).encode())
    paths = (*(path for path, _, _ in plan.writes), *(new for _, new, _ in plan.aside))
    for path in {path.rpartition("/")[0]: path for path in paths}.values():
        _inner(plan.folder, path).parent.mkdir(parents=True, exist_ok=True)
    for path, new, on_disk in plan.aside:
        _unless_edited(plan.folder, path, on_disk).rename(_unless_edited(plan.folder, new, ""))
    (staging / "meanwhile").replace(plan.folder / NAME)
    _move(plan, staging)
    (staging / "manifest").replace(plan.folder / NAME)
    _sync_folders(plan)


def _move(plan: Plan, staging: Path) -> None:
    for n, (path, _, on_disk) in enumerate(plan.writes):
        place, new = _unless_edited(plan.folder, path, on_disk), staging / str(n)
        if on_disk:
            with suppress(OSError):
                shutil.copymode(place, new)  # keep the permissions of a private or locked file
        new.replace(place)
    for path, on_disk in plan.removals:
        _unless_edited(plan.folder, path, on_disk).unlink(missing_ok=True)


def _unless_edited(folder: Path, path: str, on_disk: str) -> Path:
    """The path of a file, if its hash is unchanged."""
    place = _inner(folder, path)
    if _hash_at(place) != on_disk:
        sentence = tr("“{path}” was changed by somebody during the export. It was left alone; export again.")
        raise BadInput(sentence.format(path=PurePosixPath(path).name))
    return place


def _sync_folders(plan: Plan) -> None:
    """Make the moves durable, on systems that can sync a folder."""
    paths = (NAME, *(path for path, _, _ in plan.writes), *(new for _, new, _ in plan.aside))
    for path in {path.rpartition("/")[0]: path for path in paths}.values():
        sync_folder(plan.folder / path)
