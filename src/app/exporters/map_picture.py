"""A map of who gave to whom: a curve for each pair of a country that gave and one that received. Lands are filled by
what they received, what a source says was not given is striped, and whatever has no one place on a map (an
organisation, the open sea) is named below it, so that the picture shows no less than its table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.domain.by_key import by_key
from app.domain.language import tr, tr_n
from app.domain.outlines import Outline, Outlines
from app.exporters.drawing import (
    Anchor,
    Area,
    Box,
    Clipped,
    Curve,
    Dot,
    Drawing,
    Group,
    Paint,
    Point,
    Shape,
    Stroke,
    Text,
    Tone,
    as_many_as_fit,
    in_lines,
    text_width,
)

_Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
TOGETHER = "\n"
"""The separator between the keys of flows drawn as one line."""
SIZE = (960.0, 600.0)
"""The size of a map with its own title and legend."""
_MARGIN, _HEAD, _FOOT = 24.0, 68.0, 64.0
_LEAST = 20.0
"""The minimum size of the land area, however small the picture."""
_BARE_HEAD, _BARE_FOOT = 8.0, 44.0
_LINE, _PAD = 16.0, 6.0
"""How high a line of the legend is, and what is around it where it lies on the map."""
LABELS = 10
"""How many places are labelled; the others have tool tips."""
SMALL = 25.0
"""The area in square pixels below which a country is drawn as a dot."""
_LABEL, _APART = 11.0, 3.0
"""The font size of labels, and the space between them."""


class Stated(StrEnum):
    """The status of the records of a flow, shown by its line."""

    QUANTITY = "quantity"
    NO_QUANTITY = "no quantity"
    PROMISED = "promised"


_DASHES = {Stated.QUANTITY: (), Stated.NO_QUANTITY: (4.0, 4.0), Stated.PROMISED: (1.0, 4.0)}

DESCRIBED = 100
"""The most flows in the picture's description; the list beside it has all."""
MOST_CURVES = 200
"""The most lines that can be distinguished; above that, flows with neighbouring ends are bundled."""
NEAREST_CELL = 8.0
"""The initial grid for bundling, in pixels; doubled as long as there are too many lines."""
THICKEST = 8.0
PER_ROOT = 0.7
"""How much wider a line is for the root of its records, unless that is too wide."""
ALL_LINES = 240.0
"""What the widths of all lines, without a point for each, come to at most, so that the map is seen between them."""
INSET = (270.0, 184.0)
INSET_SHARE = 0.38
"""Which share of the width of a small map it is at most."""
INSET_FROM = (600.0, 230.0)
"""The smallest map with an inset."""
MOST_PLACES = 80
CROWDED, NEAR, ENLARGED = 4, 30.0, 1.5
"""How many places must be so near to another one for an inset, and its least magnification."""

_BESIDE = (
    (8.0, 4.0, Anchor.START),
    (-8.0, 4.0, Anchor.END),
    (0.0, 16.0, Anchor.MIDDLE),
    (0.0, -8.0, Anchor.MIDDLE),
    (8.0, 16.0, Anchor.START),
    (-8.0, -8.0, Anchor.END),
)
"""The positions of a label relative to its point, in order of preference."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What went from one place to another. Places are ISO codes, codes of groups, or empty for what is no land."""

    donor: str
    donor_name: str
    recipient: str
    recipient_name: str
    stated: Stated
    amount: str
    """The total, in words."""
    refs: tuple[str, ...]
    """The references of its records, those of what was given first."""
    promised: int = 0
    """How many of them promise it."""
    why: str = ""
    """Why there is no total."""

    @property
    def records(self) -> int:
        return len(self.refs)

    @property
    def given(self) -> tuple[str, ...]:
        """The references of the records by which it was given, and not only promised."""
        return self.refs[: len(self.refs) - self.promised]

    @property
    def key(self) -> str:
        return f"{self.donor or self.donor_name}>{self.recipient or self.recipient_name}"

    @property
    def summary(self) -> str:
        """The flow described in one line."""
        count = tr_n("{n} record", "{n} records", self.records)
        if self.stated is Stated.PROMISED:
            count = tr("{records}, promised").format(records=count)
        elif self.promised:
            count = tr("{records}, {n} of them promised").format(records=count, n=self.promised)
        return f"{self.between}: {count}" + (f", {self.amount}" if self.amount else "")

    @property
    def between(self) -> str:
        """Who gave it to whom."""
        return tr("{donor} to {recipient}").format(donor=self.donor_name, recipient=self.recipient_name)


@dataclass(frozen=True, slots=True)
class Flows:
    """The content of a map."""

    flows: tuple[Flow, ...]
    none: tuple[Flow, ...]
    """Flows of which a source says that nothing was given, possibly besides others."""
    groups: Mapping[str, tuple[str, ...]]
    """The members of the groups among the places."""
    records: int


class OfPlace(NamedTuple):
    """How many records say what of a place; one with several parties is counted once."""

    received: int = 0
    gave: int = 0
    promised_to: int = 0
    promised_by: int = 0
    none: int = 0
    """Of nothing that was given to it."""

    @property
    def takes_part(self) -> int:
        """How many say that it gives or gets, or will."""
        return self.received + self.gave + self.promised_to + self.promised_by

    @property
    def said(self) -> str:
        parts = (
            (tr_n("received, {n} record", "received, {n} records", self.received), self.received),
            (tr_n("was promised, {n} record", "was promised, {n} records", self.promised_to), self.promised_to),
            (tr_n("gave, {n} record", "gave, {n} records", self.gave), self.gave),
            (tr_n("promised, {n} record", "promised, {n} records", self.promised_by), self.promised_by),
            (
                tr_n("{n} record says that nothing was given", "{n} records say that nothing was given", self.none),
                self.none,
            ),
        )
        return "; ".join(words for words, number in parts if number)


NOTHING = OfPlace()


def of_places(flows: Iterable[Flow], none: Iterable[Flow]) -> dict[str, OfPlace]:
    """What the records of some flows, and those of nothing given, say of each place."""
    found = dict[str, dict[str, set[str]]]()
    for flow in flows:
        for code, side, refs in (
            (flow.recipient, "received", flow.given),
            (flow.donor, "gave", flow.given),
            (flow.recipient, "promised_to", flow.refs[len(flow.given) :]),
            (flow.donor, "promised_by", flow.refs[len(flow.given) :]),
        ):
            found.setdefault(code, {}).setdefault(side, set()).update(refs)
    for flow in none:
        found.setdefault(flow.recipient, {}).setdefault("none", set()).update(flow.refs)
    return {code: OfPlace(**{side: len(refs) for side, refs in sides.items()}) for code, sides in found.items()}


def map_picture(
    shown: Flows, outlines: Outlines, title: str = "", size: tuple[float, float] = SIZE, *, bare: bool = False
) -> Drawing:
    """The map, fitted to its flows; a `bare` one has no title."""
    return _Map(shown, outlines, size, bare=bare).draw(title or tr("Donations"))


class _Map:
    def __init__(self, shown: Flows, outlines: Outlines, size: tuple[float, float], *, bare: bool) -> None:
        self._shown, self._outlines, self._bare = shown, outlines, bare
        self._width, self._height = size
        self._head, foot = (_BARE_HEAD, _BARE_FOOT) if bare else (_HEAD, _FOOT)
        self._room: _Rectangle = (0.0, self._head, self._width, self._height - foot + _LINE)
        """The map area: left, top, right, bottom."""
        self._zero = _MARGIN, self._head
        """The pixel position of the upper left point of the plane."""
        self._is_inset = False
        self._framed: Box | None = None
        """What an inset shows larger, with its names."""
        self._of = of_places(shown.flows, shown.none)
        self._none = {code for code, of in self._of.items() if of.none}
        self._names: dict[str, str] = {flow.recipient: flow.recipient_name for flow in shown.none}
        for flow in shown.flows:
            self._names |= {flow.donor: flow.donor_name, flow.recipient: flow.recipient_name}
        self._taken: list[_Rectangle] = []
        """The areas occupied by labels: left, top, right, bottom."""
        self._places: dict[str, Point | None] = {}
        self._scale, self._left, self._top = self._fitted()
        self._corner = self._free_corner() if bare else None
        """Where the legend lies on the map; else it is below it, and the map lower."""
        if self._corner is None:
            self._put_legend_below()
        else:
            self._taken.append(self._corner)

    def _put_legend_below(self) -> None:
        self._corner, self._taken, self._places = None, [], {}
        self._room = (*self._room[:3], self._room[3] - _LINE * (1 + _legend(self._width)[0][2][0]))
        self._scale, self._left, self._top = self._fitted()

    def _free_corner(self) -> _Rectangle | None:
        """A lower corner of the map in which nothing is shown and the legend has room, a sign a line."""
        left, top, right, bottom = self._room
        wide = 2 * _PAD + 32 + max(text_width(words, _LABEL) for _, words, _ in _legend(self._width))
        tall = 2 * _PAD + len(_legend(self._width)) * _LINE
        if wide > (right - left) / 3 or tall > (bottom - top) * 2 / 3:
            return None
        places = [at for code in self._names if (at := self._place(code)) is not None]
        corners = [(x, bottom - tall, x + wide, bottom) for x in (left + _MARGIN - _PAD, right - _MARGIN + _PAD - wide)]
        free = (one for one in corners if not any(_meet(one, _around(at, 2 * NEAR, NEAR)) for at in places))
        return next(free, None)

    def draw(self, title: str) -> Drawing:
        apart, drawn = self._split()
        ends = {code for flow in (*drawn, *apart) for code in (flow.donor, flow.recipient)}  # of each that has a place
        inset = self._inset(ends)
        if inset is None and self._corner is not None:  # it may have the only corner in which an inset hides nothing
            lower = copy(self)
            lower._put_legend_below()
            if lower._inset(ends) is not None:
                return lower.draw(title)
        if inset is not None:
            self._framed = box = self._frame_of(inset)
            (left, top), right, bottom = box.at, box.at[0] + box.width, box.at[1] + box.height
            self._taken += inset._room, (left, top, right, bottom)
        shapes: list[Shape] = [self._drawn(drawn, ends)]
        if inset is not None and self._framed is not None:
            shapes += [self._framed, *inset.enlarged(drawn, ends)]
        flows = self._by_size(self._shown.flows)
        about = "; ".join(flow.summary for flow in flows[:DESCRIBED]) or tr("No donation is recorded.")
        about += tr_n("; and {n} more", "; and {n} more", len(flows) - DESCRIBED) if len(flows) > DESCRIBED else ""
        shapes += self._frame(title, apart)
        return Drawing(self._width, self._height, title, about, tuple(shapes))

    def _drawn(self, flows: Sequence[Flow], ends: set[str]) -> Clipped:
        left, top, right, bottom = self._room
        inside = (*self._lands(), *self._curves(flows), *self._ends(ends), *self._labels(ends))
        return Clipped((left, top), right - left, bottom - top, inside)

    # --- the inset ---

    def _inset(self, ends: set[str]) -> _Map | None:
        """An inset that shows a crowded part of the map larger, in a corner where it hides no place, if any."""
        left, top, right, bottom = self._room
        if right - left < INSET_FROM[0] or bottom - top < INSET_FROM[1]:
            return None
        every = (self._place(code) for code in {*ends, *self._none})
        places = [at for at in every if at is not None]
        if len(places) > MOST_PLACES:
            return None  # crowded everywhere
        crowded = [at for at in places if any(0 < math.dist(at, other) < NEAR for other in places)]
        if len(crowded) < CROWDED:
            return None
        share = min(1.0, INSET_SHARE * (right - left) / INSET[0])
        size = INSET[0] * share, INSET[1] * share
        wide, tall = size[0] / ENLARGED, size[1] / ENLARGED
        middle = max(crowded, key=lambda at: sum(abs(x - at[0]) < wide / 2 and abs(y - at[1]) < tall / 2
                                                 for x, y in crowded))  # fmt: skip
        held = [at for at in crowded if abs(at[0] - middle[0]) < wide / 2 and abs(at[1] - middle[1]) < tall / 2]
        if len(held) < CROWDED:
            return None
        x0, x1 = min(x for x, _ in held), max(x for x, _ in held)
        y0, y1 = min(y for _, y in held), max(y for _, y in held)
        grown = min(5.0, size[0] / (x1 - x0 + 36), size[1] / (y1 - y0 + 36))
        if grown < ENLARGED:
            return None
        seen = _around(((x0 + x1) / 2, (y0 + y1) / 2), size[0] / grown, size[1] / grown)
        corners = [(x, y) for x in (left + 6, right - 6 - size[0]) for y in (top + 6, bottom - 6 - size[1])]
        boxes = [(x, y, x + size[0], y + size[1]) for x, y in corners]
        free = [box for box in boxes if self._is_clear(box, seen)]
        hides_none = (box for box in free if not any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in places))
        best = next(hides_none, None)
        return None if best is None else self._enlarged_in(best, seen, grown)

    def _is_clear(self, box: _Rectangle, seen: _Rectangle) -> bool:
        """Whether an inset there covers neither what it enlarges nor the legend."""
        return not _meet(box, seen) and (self._corner is None or not _meet(box, self._corner))

    def _enlarged_in(self, room: _Rectangle, seen: _Rectangle, grown: float) -> _Map:
        made = copy(self)
        made._is_inset, made._framed, made._taken, made._places = True, None, [], {}
        made._room, made._zero = room, (room[0], room[1])
        made._left = self._left + (seen[0] - self._zero[0]) / self._scale
        made._top = self._top - (seen[1] - self._zero[1]) / self._scale
        made._scale = self._scale * grown
        return made

    def enlarged(self, flows: Sequence[Flow], ends: set[str]) -> tuple[Shape, ...]:
        """Its background, its content and its frame."""
        left, top, right, bottom = self._room
        ground = Box((left, top), right - left, bottom - top, Paint(Tone.PAPER), None, 6.0)
        line = Box((left, top), right - left, bottom - top, None, Stroke(Paint(Tone.MUTED), 1.0), 6.0)
        return ground, self._drawn(flows, ends), line

    def _frame_of(self, inset: _Map) -> Box:
        """The frame of what an inset shows, drawn on the map."""
        left, top = self._at((inset._left, inset._top))
        share, room = self._scale / inset._scale, inset._room
        wide, tall = (room[2] - room[0]) * share, (room[3] - room[1]) * share
        return Box((left, top), wide, tall, None, Stroke(Paint(Tone.MUTED), 1.0))

    # --- positions ---

    def _members(self, code: str) -> list[Outline]:
        codes = self._shown.groups.get(code, ()) or (code,)
        return [self._outlines[one] for one in codes if one in self._outlines]

    def _place(self, code: str) -> Point | None:
        """The centre of a country, or of a group's countries; None for anything else."""
        if code not in self._places:
            middles = [one.middle for one in self._members(code)] if code else []
            count = max(1, len(middles))
            middle = sum(x for x, _ in middles) / count, sum(y for _, y in middles) / count
            self._places[code] = self._at(middle) if middles else None
        return self._places[code]

    def _fitted(self) -> tuple[float, float, float]:
        """The scale, and the upper left point of the plane."""
        seen = [code for code in self._names if code in self._outlines and code not in self._shown.groups]
        points = [point for code in seen or self._outlines for one in self._members(code) for point in _main_land(one)]
        width, height = max(_LEAST, self._width - 2 * _MARGIN), max(_LEAST, self._room[3] - self._room[1])
        if not points:
            return 1.0, 0.0, 0.0
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        low, high = min(y for _, y in points), max(y for _, y in points)
        wide, tall = max(right - left, 0.8) * 1.1, max(high - low, 0.5) * 1.1
        scale = min(width / wide, height / tall)
        return scale, (left + right) / 2 - width / scale / 2, (low + high) / 2 + height / scale / 2

    def _at(self, point: Point) -> Point:
        across, down = self._zero
        return across + (point[0] - self._left) * self._scale, down + (self._top - point[1]) * self._scale

    def _split(self) -> tuple[list[Flow], list[Flow]]:
        """The flows without positions, and those that are drawn, the smallest first."""
        apart: list[Flow] = []
        drawn: list[Flow] = []
        for flow in reversed(self._by_size(self._shown.flows)):
            placed = self._place(flow.donor) is not None and self._place(flow.recipient) is not None
            (drawn if placed else apart).append(flow)
        return apart, drawn

    @staticmethod
    def _by_size(flows: Iterable[Flow]) -> list[Flow]:
        return sorted(flows, key=lambda flow: (-flow.records, flow.donor_name, flow.recipient_name))

    # --- shapes ---

    def _lands(self) -> list[Shape]:
        """All countries within the frame; those that take part have descriptions."""
        border = Stroke(Paint(Tone.PAPER), 0.7)
        plain: list[tuple[Point, ...]] = []
        named: list[Shape] = []
        top = max([1, *(of.received for of in self._of.values())])
        for code, outline in self._outlines.items():
            rings = [
                ring for ring in (tuple(self._at(p) for p in ring) for ring in outline.rings) if self._is_seen(ring)
            ]
            if not rings:
                continue
            fill, hatched, of = None, None, self._of.get(code, NOTHING)
            if of.received or of.promised_to:
                share = of.received / top
                fill = Paint(Tone.ACCENT, 0.20 if share <= 1 / 3 else 0.30 if share <= 2 / 3 else 0.38)
            elif of.gave or of.promised_by:
                fill = Paint(Tone.GIVER, 0.30)
            if of.none and not (of.received or of.promised_to):
                hatched = Paint(Tone.MUTED, 0.8)
            plain += rings
            if fill is not None or hatched is not None:
                named.append(Group(self._summary(code), (Area(tuple(rings), fill, None, hatched),), code))
        return [Area(tuple(plain), Paint(Tone.LAND), border), *named]

    def _summary(self, code: str) -> str:
        return f"{self._names.get(code, code)}: {self._of.get(code, NOTHING).said}"

    def _curves(self, flows: Sequence[Flow]) -> list[Shape]:
        """A line for each flow, or for each bundle if there are too many."""
        ends = {code: self._place(code) for flow in flows for code in (flow.donor, flow.recipient)}
        placed = {code: at for code, at in ends.items() if at is not None}
        apart = [flow for flow in flows if placed.get(flow.donor) != placed.get(flow.recipient)]
        bundles = [(bundle, *_refs(bundle)) for bundle in _bundled(apart, placed)]
        roots = [math.sqrt(len(refs)) for _, *both in bundles for refs in both] or [1.0]
        per_root = min(PER_ROOT, (THICKEST - 1) / max(1.0, *roots), ALL_LINES / max(1.0, sum(roots)))
        return [self._curve(*one, per_root) for one in bundles]

    def _curve(self, bundle: Sequence[Flow], given: set[str], promised: set[str], per_root: float) -> Group:
        """A bundle, between the ends of its largest flow: a line as wide as its records of gifts are many, and beside
        it a dotted one for those of promises."""
        largest = max(bundle, key=lambda flow: flow.records)
        start, end = self._place(largest.donor), self._place(largest.recipient)
        assert start is not None
        assert end is not None
        across, down = end[0] - start[0], end[1] - start[1]
        length = math.hypot(across, down)
        lift, lines = min(0.22 * length, 90.0) * (1 if across >= 0 else -1), list[Shape]()
        for stated, refs in ((largest.stated, given), (Stated.PROMISED, promised)):
            if refs:
                bend = (
                    (start[0] + end[0]) / 2 + down / length * lift,
                    (start[1] + end[1]) / 2 - across / length * lift,
                )
                lines.append(Curve(start, end, _stroke(stated, 1 + per_root * math.sqrt(len(refs))), bend))
                lift += math.copysign(max(0.3 * abs(lift), 2 * THICKEST), lift)  # not to lie on one another
        said = largest.summary
        if len(bundle) > 1:
            more = tr_n("{said}, and {n} more flow near it", "{said}, and {n} more flows near it", len(bundle) - 1)
            said = more.format(said=said)
        return Group(said, tuple(lines), TOGETHER.join(flow.key for flow in bundle))

    def _ends(self, ends: set[str]) -> list[Shape]:
        """A dot for each country that gives, receives, or is said to have received nothing; a ring for a group."""
        out: list[Shape] = []
        for code in sorted(ends):
            at = self._place(code)
            if at is None:
                continue
            if code in self._shown.groups:
                shape = Dot(at, 18.0, None, Stroke(Paint(Tone.ACCENT), 1.2, (1.0, 3.0)))
            else:
                of = self._of.get(code, NOTHING)
                gives = of.gave + of.promised_by > of.received + of.promised_to
                tone = Tone.GIVER if gives else Tone.ACCENT
                shape = Dot(at, 4.0 if self._is_small(code) else 3.0, Paint(tone), Stroke(Paint(Tone.PAPER), 1.0))
            out.append(Group(self._summary(code), (shape,), code))
        for code in sorted(self._none - ends):
            at = self._place(code)
            if at is not None and self._is_small(code):
                out.append(Group(self._summary(code), (Dot(at, 4.0, None, Stroke(Paint(Tone.MUTED), 1.2)),), code))
        return out

    def _is_small(self, code: str) -> bool:
        rings = [ring for one in self._members(code) for ring in one.rings]
        return not any(_size(ring) * self._scale**2 > SMALL for ring in rings)

    def _labels(self, ends: set[str]) -> list[Shape]:
        """Labels with numbers, the largest first, as far as there is room; an inset has those of what it shows."""
        count = {code: self._of.get(code, NOTHING).takes_part for code in {*ends, *self._none}}
        out: list[Shape] = []
        places = {code: at for code in count if (at := self._place(code)) is not None and self._names_it(at)}
        for code in sorted(places, key=lambda code: (-count[code], self._names[code]))[
            : 3 * LABELS if self._is_inset else LABELS
        ]:
            at = places[code]
            of = self._of.get(code, NOTHING)
            name = code if self._is_inset and code not in self._shown.groups else self._names[code]
            words = self._counted(name, of.received, of.none)
            label = self._label(at, words, bold=count[code] == max(count.values()))
            if label is not None:
                out.append(label)
        return out

    @staticmethod
    def _counted(name: str, number: int, none: int) -> str:
        """A name with the number of records by which it received something, and by which it was given nothing."""
        if not none:
            return f"{name} {number:,}" if number else name
        if not number:
            return tr("{name}, none").format(name=name)
        words = tr_n("{name} {number:,}, {n} none", "{name} {number:,}, {n} none", none)
        return words.format(name=name, number=number)

    def _label(self, at: Point, words: str, *, bold: bool) -> Text | None:
        """A label at the first free position beside a point; None if there is none."""
        width = text_width(words, _LABEL, bold=bold)
        for dx, dy, anchor in _BESIDE:
            x, y = at[0] + dx, at[1] + dy
            left = x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[anchor]
            box = (left - _APART, y - _LABEL, left + width + _APART, y + 3)
            low, high = self._room[1] - 8, self._room[3] + 8
            inside = box[0] > self._room[0] + 4 and box[2] < self._room[2] - 4 and box[1] > low and box[3] < high
            if inside and not any(_meet(box, other) for other in self._taken):
                self._taken.append(box)
                return Text((x, y), words, _LABEL, Paint(Tone.INK), bold, anchor, halo=True)
        return None

    def _frame(self, title: str, apart: Sequence[Flow]) -> list[Shape]:
        """The title, the legend, and the flows without a position."""
        shapes: list[Shape] = []
        if not self._bare:
            records = tr_n("{n} record", "{n} records", self._shown.records)
            note = tr("{records}. Boundaries as in Natural Earth, no endorsement.").format(records=records)
            shapes += [
                Text((_MARGIN, 34.0), title, 20.0, bold=True),
                Text((_MARGIN, 54.0), note, 12.0, Paint(Tone.MUTED)),
            ]
        bottom = self._height - 34.0 + (4 if self._bare else 0)
        if (box := self._corner) is not None:
            shapes.append(Box(box[:2], box[2] - box[0], box[3] - box[1], Paint(Tone.PAPER, 0.85), None, 6.0))
        for at, (sign, words, (line, x)) in enumerate(_legend(self._width)):
            left, y = _MARGIN + x, bottom - line * _LINE
            if box is not None:
                left, y = box[0] + _PAD, box[1] + _PAD + (at + 1) * _LINE - 4
            if sign is None:
                square = ((left, y - 9), (left + 14, y - 9), (left + 14, y + 1), (left, y + 1))
                shapes.append(Area((square,), Paint(Tone.LAND), None, Paint(Tone.MUTED, 0.8)))
            else:
                stroke = Stroke(Paint(Tone.ACCENT, 0.8), 2.0, _DASHES[sign])
                shapes.append(Curve((left, y - 4), (left + 26, y - 4), stroke))
            shapes.append(Text((left + 32, y), words, _LABEL, Paint(Tone.MUTED)))
        shapes += self._told([f"{flow.between} {flow.records:,}" for flow in self._by_size(apart)])
        return shapes

    def _told(self, apart: Sequence[str]) -> list[Shape]:
        """The line of flows without a position, as many as there is room for, and the number of the others."""
        if not apart:
            return []
        words = as_many_as_fit(tr("Not on the map: {names}"), apart, self._width - 2 * _MARGIN, _LABEL)
        return [Text((_MARGIN, self._height - 14.0), words, _LABEL, Paint(Tone.MUTED))]

    def _is_seen(self, ring: Sequence[Point]) -> bool:
        """Whether part of a ring is within the map area."""
        across, down = [x for x, _ in ring], [y for _, y in ring]
        left, top, right, bottom = self._room
        return max(across) > left and min(across) < right and max(down) > top and min(down) < bottom

    def _names_it(self, at: Point) -> bool:
        """Whether what is at a point is named here, and not in an inset."""
        if (box := self._framed) is not None:
            left, top = box.at
            if left <= at[0] <= left + box.width and top <= at[1] <= top + box.height:
                return False
        return self._holds(at)

    def _holds(self, at: Point) -> bool:
        """Whether a point is within the map area."""
        return self._room[0] <= at[0] <= self._room[2] and self._room[1] <= at[1] <= self._room[3]


def _bundled(flows: Sequence[Flow], places: Mapping[str, Point]) -> Iterable[Sequence[Flow]]:
    """The flows in bundles: each alone, or together with those of the same kind with neighbouring ends."""
    if len(flows) <= MOST_CURVES:
        return [[flow] for flow in flows]
    near = {code: (int(x // NEAREST_CELL), int(y // NEAREST_CELL)) for code, (x, y) in places.items()}
    bundles = by_key(((*near[flow.donor], *near[flow.recipient], flow.stated), flow) for flow in flows)
    while len(bundles) > MOST_CURVES:  # cells twice as wide
        wider: dict[tuple[int, int, int, int, Stated], list[Flow]] = {}
        for (a, b, c, d, stated), some in bundles.items():
            wider.setdefault((a >> 1, b >> 1, c >> 1, d >> 1, stated), []).extend(some)
        bundles = wider
    return bundles.values()


def _refs(bundle: Sequence[Flow]) -> tuple[set[str], set[str]]:
    """The records of gifts and those of promises."""
    given = {ref for flow in bundle for ref in flow.given}
    return given, {ref for flow in bundle for ref in flow.refs} - given


def _stroke(stated: Stated, width: float) -> Stroke:
    return Stroke(Paint(Tone.ACCENT, 0.6), width, tuple(part * max(1.0, width / 3) for part in _DASHES[stated]))


def _around(middle: Point, width: float, height: float) -> _Rectangle:
    return middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2


def _legend(width: float) -> list[tuple[Stated | None, str, tuple[int, float]]]:
    """The legend: each line style with its meaning and its position (line from below, x)."""
    signs = (Stated.QUANTITY, Stated.NO_QUANTITY, Stated.PROMISED, None)
    words = (
        tr("a quantity is stated"),
        tr("given, no quantity in totals"),
        tr("promised or offered"),
        tr("a source says: none given"),
    )
    places = in_lines((32 + text_width(one, _LABEL) for one in words), width - 2 * _MARGIN)
    last = places[-1][0]
    return [(sign, one, (last - line, x)) for sign, one, (line, x) in zip(signs, words, places, strict=True)]


def _main_land(outline: Outline) -> Iterator[Point]:
    """The points of a country's centre and large parts, so that remote islands do not shrink the map."""
    yield outline.middle
    sizes = [_size(ring) for ring in outline.rings]
    for ring, size in zip(outline.rings, sizes, strict=True):
        if size > 0.1 * max(sizes):
            yield from ring


def _meet(one: _Rectangle, other: _Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _size(ring: Sequence[Point]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2
