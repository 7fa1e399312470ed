"""What was found, as the rows of the popup: in sections, with the found words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.language import tr
from app.domain.search import Hit, find_marks
from app.ui.base.session import Target
from app.ui.base.things import ICONS, target_of_thing
from app.ui.look.mirror import listed
from app.ui.widgets.popup_list import PopupRow

SECTIONS = (
    (tr("Countries and facts"), ("country", "fact"), 6),
    (tr("Donations"), ("donation",), 6),
    (tr("Actors"), ("actor",), 5),
    (tr("Tags"), ("tag",), 5),
    (tr("Notes"), ("note",), 6),
    (tr("Sources"), ("source",), 5),
    (tr("Text"), ("text",), 30),
)
"""Heads, the kinds of hit under each, and how many of them are shown at most."""
THINGS, PLACES = 60, 31
"""So many things, and so many places in texts, are looked for; what there is beyond is not counted."""


@dataclass(frozen=True, slots=True)
class SearchRow(PopupRow):
    """A row whose second line has marks too."""

    below_marks: tuple[tuple[int, int], ...] = ()


def rows_of(hits: Sequence[Hit], query: str) -> list[PopupRow]:
    """The hits under the heads of their sections, the best first in each.

    A section with a thing whose whole name is the query comes before the others.
    """
    counted = sum(hit.kind != "text" for hit in hits) < THINGS
    sections: list[list[PopupRow]] = []
    named: list[list[PopupRow]] = []
    for title, kinds, most in SECTIONS:
        found = [hit for hit in hits if hit.kind in kinds]
        if found:
            found.sort(key=lambda hit: not _is_named(hit, query))
            rows: list[PopupRow] = [
                PopupRow(None, _head(title, most, len(found), counted and kinds != ("text",)), head=True)
            ]
            rows += [_row(hit, query) for hit in found[:most]]
            (named if _is_named(found[0], query) else sections).append(rows)
    return [row for rows in (*named, *sections) for row in rows]


def _head(title: str, most: int, found: int, counted: bool) -> str:
    """The head of a section, saying when not all of it is shown."""
    if found <= most:
        return title
    words = tr("{title} · {most} of {found}") if counted else tr("{title} · the first {most}")
    return words.format(title=title, most=most, found=found)


def _is_named(hit: Hit, query: str) -> bool:
    """The query is the thing's whole name, or a record's reference."""
    name = hit.title.partition(" · ")[0] if hit.kind == "donation" else hit.title
    return name.casefold() == query.casefold()


def _row(hit: Hit, query: str) -> SearchRow:
    if hit.kind == "text":
        where = f"¶ {hit.paragraph}" if hit.paragraph is not None else ""
        side = listed((hit.title, where))
        return SearchRow(hit, hit.snippet, side="", below=side, icon="quotes", marks=hit.marks)
    snippet = "" if hit.kind == "country" else hit.snippet
    if snippet.strip("…") and hit.title.startswith(snippet.strip("…")[:40]):
        snippet = ""
    return SearchRow(
        hit,
        hit.title,
        side=hit.snippet if hit.kind == "country" else "",
        below=snippet,
        icon=ICONS[hit.kind],
        marks=tuple(find_marks(hit.title, query)),
        below_marks=hit.marks if snippet else (),
    )


def target_of_hit(hit: Hit) -> Target:
    """Where a hit is shown; the words found are selected."""
    if hit.kind == "text":
        return Target("read", "source", hit.source_id, at=hit.start, caret=found_words(hit))
    return target_of_thing(hit.kind, hit.thing_id)


def found_words(hit: Hit) -> tuple[int, int] | None:
    """The code points of the first words found in a text, those that stand side by side taken together."""
    if hit.start is None or not hit.marks:
        return None
    first, *more = hit.marks[hit.first :]
    end = first[1]
    for start, stop in more:
        if start - end > 1:
            break
        end = stop
    return hit.start, hit.start + end - first[0]
