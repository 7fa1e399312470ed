"""The program's own settings: small, in one JSON file, and never in the way.

A file that cannot be read is as good as none, and set aside; one that cannot be written costs only the remembering.
Who works here has a file of its own, since a window and a command may both be the first to ask.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.paths import author_id_file, settings_file

if TYPE_CHECKING:
    from app.domain.changes import Author

RECENT = 8
ASKED = "author_asked"
"""The setting that says the name was asked for, whatever the answer."""
_NOT_NOW = "author_not_now"
_PROPOSED = "author_proposed"
_TURN, _TRIES = 0.005, 100
"""Seconds, and how many of them another process has for writing."""


def author_id() -> str:
    """Who works here: made at random when it is first asked for, and the same ever after, in window and commands.

    Where it cannot be kept it is made of what the system calls its user.
    """
    import secrets

    path = author_id_file()
    with contextlib.suppress(OSError):
        if found := _kept_id(path):
            return found
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}.part")
        partial.write_text(secrets.token_hex(16), "ascii")
        try:
            os.link(partial, path)  # unlike a renaming, it never takes the place of what another process made
        except OSError:
            if not _kept_id(path):
                partial.replace(path)
        partial.unlink(missing_ok=True)
        if found := _kept_id(path):
            return found
    return f"user {_login()}".strip()


def system_name() -> str:
    """What the system calls the person: the full name, else the login; empty if it knows neither."""
    if sys.platform != "win32":
        import pwd

        with contextlib.suppress(KeyError):
            if full := pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip():
                return full
    return _login()


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system, as in some containers
        return ""


def _kept_id(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


class Settings:
    """Remembered values. Anything that is not there has the default the caller gives."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or settings_file()
        found = self._kept()
        self._values = found or {}
        self.is_damaged = found is None
        self.aside = self._free() if self.is_damaged else self._path
        """Where a file that is no settings is put as one is written in its place."""

    def _kept(self) -> dict[str, Any] | None:
        """What the file holds; nothing where there is none or it cannot be read, None where it is no settings."""
        try:
            loaded = json.loads(self._path.read_text("utf-8"))
        except OSError:
            return {}
        except ValueError:
            return None
        return loaded if isinstance(loaded, dict) else None

    def _free(self) -> Path:
        """The first place beside the file where no damaged one was put before."""
        stem, suffix = self._path.stem, self._path.suffix
        places = (self._path.with_name(f"{stem}-damaged{n or ''}{suffix}") for n in count())
        return next(place for place in places if not place.exists())

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`; `default` too where it is of another type than the default."""
        value = self._values.get(key, default)
        return value if default is None or isinstance(value, type(default)) else default

    def put(self, key: str, value: Any) -> None:
        """Remember a value, on the disk at once."""
        if self._values.get(key) == value:
            return
        self._put(key, lambda _kept: value)

    def _put(self, key: str, value_of: Callable[[Any], Any]) -> None:
        """Keep one value, made of what is kept now: other windows keep theirs in the same file.

        The file is written whole or not at all. The unfinished one is the lock too; one that a killed program has left
        is taken over.
        """
        partial, tries = self._path.with_suffix(".part"), _TRIES
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            while tries and not _made(partial):
                time.sleep(_TURN)
                tries -= 1
            found = self._kept()
            if found is None:  # keys and mappings of years are not written over
                self.aside = self._free()
                self._path.replace(self.aside)
            kept = dict(self._values) if found is None else found
            self._values[key] = kept[key] = value_of(kept.get(key))
            partial.write_text(json.dumps(kept, indent=1), "utf-8")  # ASCII: a path may be no text
            partial.replace(self._path)
            return
        self._values[key] = value_of(self._values.get(key))

    @property
    def author(self) -> str:
        """The name that was chosen to sign operations; empty until then, and for who wants none."""
        return str(self.get("author", ""))

    def person(self) -> Author:
        """Who signs operations, in window and commands alike: by the name chosen, or until the question is answered by
        that in the system. Whatever the name, the id is the same, by which one's work stays one's own.
        """
        from app.domain.changes import Author

        is_answered = self.get(ASKED, False) and not self.get(_NOT_NOW, False)
        return Author(self.author if self.author or is_answered else system_name(), author_id())

    def sign_as(self, name: str) -> None:
        """Sign operations with this name from now on; empty leaves them unsigned."""
        self.put("author", " ".join(name.split()))
        self.put(ASKED, True)
        self.put(_NOT_NOW, False)

    def sign_as_elsewhere(self) -> bool:
        """Sign as another window was told to since; says whether one was."""
        kept, mine = self._kept() or {}, (ASKED, _NOT_NOW, "author")
        news = {key: kept[key] for key in mine if key in kept and kept[key] != self._values.get(key)}
        self._values |= news
        return bool(news)

    def propose(self, name: str) -> None:
        """Offer this name where one's name is asked for."""
        self.put(_PROPOSED, " ".join(name.split()))

    def proposed(self) -> str:
        """The name that is offered where one's name is asked for: that given on the command line, else the system's."""
        return str(self.get(_PROPOSED, "")) or system_name()

    def ask_no_more(self) -> None:
        """Keep the question for the name unanswered: what was signed by the system's name goes on to be."""
        self.put(ASKED, True)
        self.put(_NOT_NOW, True)

    def recent(self) -> list[Path]:
        """The workspaces opened last, newest first."""
        return [Path(str(path)) for path in self.get("recent", [])]

    def opened(self, path: Path) -> None:
        first = str(path.absolute())

        def with_first(kept: Any) -> list[str]:
            others = [str(one) for one in kept] if isinstance(kept, list) else []
            return [first, *(one for one in others if one != first)][:RECENT]

        self._put("recent", with_first)


def _made(partial: Path) -> bool:
    """Whether this process made the file; False where another did."""
    try:
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError:
        return False
    return True
