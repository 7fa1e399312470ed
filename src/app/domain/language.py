"""The language of the user interface.

Every text in the window, and every error message, goes through `tr` or `tr_n`, with the English text as its key (as in
GNU gettext). Values are inserted afterwards, so that a translator can move them: `tr("{name} is not
there.").format(name=name)`. English needs no catalogue, and starting in English loads nothing.

Other text is not translated: values of the data, keys of JSON and front matter, and exported pages, which are made
within `english`.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import Protocol


class Catalogue(Protocol):
    """The interface of a translation; `gettext.GNUTranslations` implements it."""

    def gettext(self, message: str) -> str: ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...

    def pgettext(self, context: str, message: str) -> str: ...


_catalogue: Catalogue | None = None
_code = "en"
_kept: ContextVar[bool] = ContextVar("kept", default=False)
"""Whether this thread writes what stays English just now."""


def use(catalogue: Catalogue | None, code: str = "en") -> None:
    """Switch to another language; None is English. Texts made before do not change."""
    global _catalogue, _code
    _catalogue, _code = catalogue, code


def code() -> str:
    """The code of the current language."""
    return _code


@contextmanager
def english() -> Generator[None, None, None]:
    """Within the block this thread uses English, as for exports."""
    before = _kept.set(True)
    try:
        yield
    finally:
        _kept.reset(before)


def _spoken() -> Catalogue | None:
    return None if _catalogue is None or _kept.get() else _catalogue


def tr(message: str) -> str:
    """The message in the current language."""
    catalogue = _spoken()
    return message if catalogue is None else catalogue.gettext(message)


def tr_n(one: str, many: str, number: int) -> str:
    """The plural form for a number, with `{n}` replaced by it, grouped in thousands."""
    catalogue = _spoken()
    form = (one if number == 1 else many) if catalogue is None else catalogue.ngettext(one, many, number)
    return form.replace("{n}", f"{number:,}")


def tr_in(context: str, message: str) -> str:
    """A message whose English text alone is ambiguous, such as "Open" as a state and as an operation."""
    catalogue = _spoken()
    return message if catalogue is None else catalogue.pgettext(context, message)


class Named(Protocol):
    """Anything that knows its own name, as the terms of the workspace's vocabularies."""

    @property
    def display_name(self) -> str:
        """Its name, in the language that is spoken where that can be."""
        ...


def tr_term(term: Enum | Named) -> str:
    """A term of a vocabulary, in small letters where English has them; its context is the vocabulary."""
    if not isinstance(term, Enum):
        return term.display_name
    return tr_in(type(term).__name__, str(term.value).replace("_", " "))


def tr_country(name: str) -> str:
    """The name of a country, a group or a region of the reference data; any other is given back as it is."""
    return tr_in("country", name)


def capital(words: str) -> str:
    """Words as a line begins with them, the first letter capitalised."""
    return words[:1].upper() + words[1:]


def later(message: str) -> str:
    """Marks a message of a table that is translated by `tr` when it is shown."""
    return message


def later_n(one: str, many: str) -> tuple[str, str]:
    """Marks the two forms of a message that `tr_n` translates when it is shown."""
    return one, many
