"""Search results as rows of the popup: in sections, with the matches marked."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.kinds import KINDS, SECTIONS, Section, is_numbered
from app.domain.language import later, tr
from app.domain.search import Hit, find_marks
from app.ui.base.session import Target
from app.ui.base.things import icon_of, target_of_thing
from app.ui.look.mirror import listed
from app.ui.widgets.popup_list import PopupRow

TEXT = Section(later("Text"), 30)
THINGS, PLACES = 60, 31
"""So many things, and so many places in texts, are looked for; what there is beyond is not counted."""


def rows_of(hits: Sequence[Hit], query: str) -> list[PopupRow]:
    """The hits under the headings of their sections, best first.

    A section with a thing whose name equals the query comes first.
    """
    counted = sum(hit.kind != "text" for hit in hits) < THINGS
    sections: list[list[PopupRow]] = []
    named: list[list[PopupRow]] = []
    by_section: dict[Section, list[Hit]] = {section: [] for section in SECTIONS}
    for hit in hits:
        section = KINDS[hit.kind].section if hit.kind in KINDS else TEXT
        by_section.setdefault(section or TEXT, []).append(hit)
    by_section[TEXT] = by_section.pop(TEXT, [])  # what is no thing comes last
    for section, found in by_section.items():
        if found:
            found.sort(key=lambda hit: not _is_named(hit, query))
            rows: list[PopupRow] = [
                PopupRow(None, _head(section, len(found), counted and section is not TEXT), head=True)
            ]
            rows += [_row(hit, query) for hit in found[: section.most]]
            (named if _is_named(found[0], query) else sections).append(rows)
    return [row for rows in (*named, *sections) for row in rows]


def _head(section: Section, found: int, counted: bool) -> str:
    """The heading of a section, which says if not everything is shown."""
    title, most = tr(section.title), section.most
    if found <= most:
        return title
    words = tr("{title} · {most} of {found}") if counted else tr("{title} · the first {most}")
    return words.format(title=title, most=most, found=found)


def _is_named(hit: Hit, query: str) -> bool:
    """Whether the query is the thing's full name, or a record's reference."""
    name = hit.title.partition(" · ")[0] if is_numbered(hit.kind) else hit.title
    return name.casefold() == query.casefold()


def _row(hit: Hit, query: str) -> PopupRow:
    if hit.kind == "text":
        where = f"¶ {hit.paragraph}" if hit.paragraph is not None else ""
        side = listed((hit.title, where))
        return PopupRow(hit, hit.snippet, side="", below=side, icon="quotes", marks=hit.marks)
    snippet = "" if hit.kind == "country" else hit.snippet
    if snippet.strip("…") and hit.title.startswith(snippet.strip("…")[:40]):
        snippet = ""
    return PopupRow(
        hit,
        hit.title,
        side=hit.snippet if hit.kind == "country" else "",
        below=snippet,
        icon=icon_of(hit.kind),
        marks=tuple(find_marks(hit.title, query)),
        below_marks=hit.marks if snippet else (),
    )


def target_of_hit(hit: Hit) -> Target:
    """Where to show a hit; the matching words are selected."""
    if hit.kind == "text":
        return Target("read", "source", hit.source_id, at=hit.start, caret=found_words(hit))
    return target_of_thing(hit.kind, hit.thing_id)


def found_words(hit: Hit) -> tuple[int, int] | None:
    """The code points of the first match in a text; adjacent words are joined."""
    if hit.start is None or not hit.marks:
        return None
    first, *more = hit.marks[hit.first :]
    end = first[1]
    for start, stop in more:
        if start - end > 1:
            break
        end = stop
    return hit.start, hit.start + end - first[0]
