"""When what was given: each record on its day, or as a bar over the days between which it may have been; of very many
how many there were in each stretch of time, for certain and at most. A bar ends hard where a day is stated and fades
where nothing more exact is known. What has no date of its own is only named below."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.dates import span_words
from app.domain.donations import DateSpan
from app.domain.language import tr, tr_n
from app.exporters.drawing import (
    Anchor,
    Area,
    Box,
    Curve,
    Drawing,
    Group,
    Paint,
    Shape,
    Stroke,
    Text,
    Tone,
    as_many_as_fit,
    in_lines,
    shortened,
    text_width,
)

WIDTH = 960.0
"""Of a timeline on its own, with its title."""
_MARGIN, _HEAD, _BARE_HEAD = 24.0, 72.0, 12.0
_MONTHS, _LINE, _APART = 42.0, 16.0, 24.0
"""What the names of months take below the bars, a line of the legend, and the line of what has no date."""
_ROW, _LANE = 20.0, 5.0
NAMED = 40
"""How many records are named beside their bars; of more, bars alone are drawn, which say themselves when pointed at."""
STEPPED = 60
"""Of more than so many bars a line of steps is drawn instead: how many there were in each stretch of time."""
_STEPS_TALL, _STRETCHES = 150.0, 160
"""How tall the steps are, and how many stretches there are at most, unless they are of ten years."""
MANY = 4
"""From how many on records with the same open date are one bar."""
_LABEL, _GAP, _YEAR = 11.0, 20.0, 48.0
"""The size of words, what is left free between names of months, and how wide a year is at least that is named."""
_TO = ".."
_DOTTED, _STRUCK = Stroke(Paint(Tone.ACCENT), 1.2, (1.0, 3.0)), Stroke(Paint(Tone.MUTED), 1.2)
"""Around what is promised, and around and through what came to nothing."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A record with its dates."""

    ref: str
    words: str
    """What it says, in few words."""
    first: date | None
    """The earliest day; None where only the latest is known, or nothing."""
    last: date | None
    exact: tuple[bool, bool] = (True, True)
    """Whether its ends are stated as days."""
    promised: bool = False
    nothing: bool = False
    """Whether it was cancelled, or is said not to be given: it is struck through."""
    key: str = ""
    """Of a bar for several records; see `behind`."""

    @property
    def is_dated(self) -> bool:
        """Whether at least one end has a day."""
        return self.first is not None or self.last is not None


def behind(records: Iterable[Dated], key: str) -> tuple[str, tuple[str, ...]]:
    """What the thing of a timeline with this key is called, and the references of its records.

    It is a reference; or the days of a step, in which they may have been, as *2020-03-01..2020-03-31*; or
    *..2020-05-31* where no more than that last day is known of any.
    """
    first, several, last = key.partition(_TO)
    if not several:
        return key, (key,)
    if not first:
        some = [one.ref for one in records if one.first is None and one.last and one.last.isoformat() == last]
    else:
        after, before = date.fromisoformat(first), date.fromisoformat(last)
        dated = (one for one in records if one.is_dated)
        some = [one.ref for one in dated if (one.last or date.max) >= after and (one.first or date.min) <= before]
    return span_words(DateSpan(first, last)), tuple(some)


def when(records: Iterable[Dated]) -> str:
    """The days between which some records were, in words; *until* the last where no first day is known of one."""
    ends = [(one.first, one.last) for one in records]
    first = min((one for one, _ in ends if one), default=None) if all(one for one, _ in ends) else None
    last = max((one for _, one in ends if one), default=None) if all(one for _, one in ends) else None
    return span_words(DateSpan(first.isoformat() if first else "", last.isoformat() if last else ""))


def within(records: Sequence[Dated], first: date, last: date) -> tuple[int, int]:
    """How many records were between two days for certain, and how many at most: what is not dated may have been."""
    certain = possible = 0
    for one in records:
        certain += one.first is not None and one.last is not None and first <= one.first and one.last <= last
        possible += not ((one.last is not None and one.last < first) or (one.first is not None and one.first > last))
    return certain, possible


class Times:
    """What a timeline shows of some records, whatever its width. Of many that takes long: the window has it worked out
    once, away from its own thread."""

    def __init__(self, records: Sequence[Dated]) -> None:
        self.records = records
        self.dated = sorted(_gathered(records), key=lambda one: (_start(one), _end(one), one.ref))
        """One after the other, the earliest first."""
        self.apart = [one for one in records if not one.is_dated]
        self._scale = TimeScale(self.dated, WIDTH)
        self.is_stepped = len(self.dated) > STEPPED
        """Whether they are too many for a bar each."""
        self.periods = periods(records, *self._scale.ends) if self.is_stepped else []
        self.signs = list(_signs(self.dated))

    def scale(self, width: float) -> TimeScale:
        made = copy(self._scale)
        made.width = width
        return made


def timeline_picture(
    records: Sequence[Dated] | Times, title: str = "", width: float = WIDTH, *, bare: bool = False
) -> Drawing:
    """The timeline of records, the earliest first; a `bare` one is for where its title is shown already."""
    times = records if isinstance(records, Times) else Times(records)
    dated, apart, stepped = times.dated, times.apart, times.is_stepped
    row = _ROW if len(dated) <= NAMED else _LANE
    head = _BARE_HEAD if bare else _HEAD
    foot = head + (_STEPS_TALL if stepped else max(1, len(dated)) * row)
    scale = times.scale(width)
    title = title or tr("Donations in time")
    undated = Text((_MARGIN, head + row / 2), tr("No record has a date."), 12.0, Paint(Tone.MUTED))
    shapes: list[Shape] = scale.ruler(head - 4, foot) if dated else [undated]
    if not bare:
        count = tr_n("{n} record with a date", "{n} records with a date", len(times.records) - len(apart))
        shapes += [Text((_MARGIN, 34.0), title, 20.0, bold=True), Text((_MARGIN, 54.0), count, 12.0, Paint(Tone.MUTED))]
    if stepped:
        counts = times.periods
        most = max(one.possible for one in counts)
        shapes.append(Text((_MARGIN, head + 8), f"{most:,}", _LABEL, Paint(Tone.MUTED), halo=True))
        things = _steps(counts, most, scale, head + 12, foot)
    else:
        things = [_bar(one, scale, head + at * row + row / 2, named=row == _ROW) for at, one in enumerate(dated)]
    shapes += things
    shapes += _foot(foot, width, times)
    about = "; ".join(one.name for one in things) or tr("No record has a date.")
    return Drawing(width, foot + below_bars(times, width), title, about, tuple(shapes))


def below_bars(times: Times, width: float) -> float:
    """How much of a timeline is below its bars: the months, the legend, and what has no date."""
    lines = max((line for *_, (line, _x) in _legend(times.signs, width)), default=-1)
    return _MONTHS + lines * _LINE + (_APART if times.apart else 0) + 12.0


class Period(NamedTuple):
    """A stretch of time with how many records were in it."""

    first: date
    last: date
    certain: int
    possible: int
    """At most."""


def periods(records: Sequence[Dated], first: date, last: date) -> list[Period]:
    """Days, months, years or tens of years, as fine as there is room for, with how many of the records that are dated
    were in each for certain, and how many at most."""
    dated = [one for one in records if one.is_dated]
    begins = _begins(first, last)
    ends = [*(one - timedelta(days=1) for one in begins[1:]), date.max]
    opened = sorted(one.first for one in dated if one.first is not None)
    closed = sorted(one.last for one in dated if one.last is not None)
    certain = [0] * len(begins)
    for one in dated:
        if one.first is not None and one.last is not None:
            at = bisect_right(begins, one.first) - 1
            certain[max(0, at)] += at == bisect_right(begins, one.last) - 1
    return [
        Period(begin, min(end, max(last, begin)), sure,
                len(dated) - bisect_left(closed, begin) - (len(opened) - bisect_right(opened, end)))
        for begin, end, sure in zip(begins, ends, certain, strict=True)
    ]  # fmt: skip


def _begins(first: date, last: date) -> list[date]:
    """The first day of each stretch."""
    if (last - first).days < _STRETCHES:
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if (last.year - first.year) * 12 + last.month - first.month < _STRETCHES:
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return [date(one // 12, one % 12 + 1, 1) for one in months]
    years = 1 if last.year - first.year < _STRETCHES else 10
    return [date(max(one, 1), 1, 1) for one in range(first.year - first.year % years, last.year + 1, years)]


def _steps(counts: Sequence[Period], most: int, scale: TimeScale, top: float, foot: float) -> list[Group]:
    """A step for each stretch in which there may be a record: what is certain filled, what is possible hatched."""
    accent, high = Paint(Tone.ACCENT), (foot - top) / most
    out: list[Group] = []
    for one in counts:
        if not one.possible:
            continue
        left = max(scale.x(one.first), _MARGIN)
        right = max(scale.x(one.last + timedelta(days=1)) if one.last < date.max else scale.width, left + 1)
        sure, up_to = foot - one.certain * high, foot - one.possible * high
        shapes: list[Shape] = []
        if one.possible > one.certain:
            shapes.append(_hatched((left, up_to), right - left, sure - up_to))
        if one.certain:
            shapes.append(Box((left, sure), right - left, foot - sure, Paint(Tone.ACCENT, 0.55)))
        shapes.append(Curve((left, sure), (right, sure), Stroke(accent, 1.5)))
        days = span_words(DateSpan(one.first.isoformat(), one.last.isoformat()))
        certain = tr_n("{n} record for certain", "{n} records for certain", one.certain)
        said = tr("{certain}, up to {possible:,}").format(certain=certain, possible=one.possible)
        key = f"{one.first.isoformat()}{_TO}{one.last.isoformat()}"
        out.append(Group(f"{days}: {said}", tuple(shapes), key))
    return out


def _gathered(records: Sequence[Dated]) -> list[Dated]:
    """What has a date; many of which nothing but the same latest day is known are one bar."""
    out: list[Dated] = []
    open_until: dict[date, list[Dated]] = {}
    for one in records:
        if one.first is None and one.last is not None:
            open_until.setdefault(one.last, []).append(one)
        elif one.is_dated:
            out.append(one)
    for last, some in open_until.items():
        if len(some) < MANY:
            out += some
        else:
            said = tr("{n} records, of which nothing is known but that it was by {date}")
            words = said.format(n=len(some), date=span_words(DateSpan(last.isoformat(), last.isoformat())))
            out.append(Dated("", words, None, last, key=f"{_TO}{last.isoformat()}"))
    return out


def _start(one: Dated) -> date:
    return one.first or one.last or date.min


def _end(one: Dated) -> date:
    return one.last or one.first or date.max


class TimeScale:
    """Days on the width of a timeline of these records."""

    def __init__(self, dated: Sequence[Dated], width: float) -> None:
        self.width = width
        today = date(2000, 1, 1)
        first = min((_start(one) for one in dated), default=today)
        last = max((_end(one) for one in dated), default=today)
        self._first = first.replace(day=1)
        self._days = max(28, (last - self._first).days + 1) * 1.04
        self._last = last

    def x(self, day: date) -> float:
        """The horizontal position at which a day begins."""
        return _MARGIN + (day - self._first).days / self._days * (self.width - 2 * _MARGIN)

    def day(self, x: float) -> date:
        """The day that is drawn there, none before the first or after the last one."""
        share = (x - _MARGIN) / max(1.0, self.width - 2 * _MARGIN)
        days = min(max(0, int(share * self._days)), max(0, (self._last - self._first).days))
        return self._first + timedelta(days=days)

    @property
    def ends(self) -> tuple[date, date]:
        return self._first, self._last

    def names(self) -> list[tuple[float, str]]:
        """Where the months or years of the ruler are named, and how."""
        return [(one.at[0], one.words) for one in self.ruler(0, 0) if isinstance(one, Text)]

    def ruler(self, top: float, bottom: float) -> list[Shape]:
        """A line and a name for months, or for as many of them, or years, as there is room for."""
        wide = self.width - 2 * _MARGIN
        widest = max(text_width(_month(self._first.replace(month=one)), _LABEL) for one in range(1, 13))
        most = {True: min(10.0, wide / (widest + _GAP)), False: min(10.0, wide / _YEAR)}
        months = self._days / 30.44
        step = next((one for one in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if months / one <= most[one < 12]), 1200)
        out: list[Shape] = []
        at = self._first if step < 12 else self._first.replace(month=1)
        while self.x(at) < self.width - _MARGIN:
            if self.x(at) >= _MARGIN:
                words = str(at.year) if step >= 12 else _month(at)
                out.append(Curve((self.x(at), top), (self.x(at), bottom), Stroke(Paint(Tone.LINE))))
                if self.x(at) + 8 + text_width(words, _LABEL) < self.width:
                    out.append(Text((self.x(at) + 4, bottom + 14), words, _LABEL, Paint(Tone.MUTED)))
            month = at.year * 12 + at.month - 1 + step
            if month // 12 > date.max.year:
                break
            at = date(month // 12, month % 12 + 1, 1)
        return out


def _month(first: date) -> str:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return span_words(DateSpan(first.isoformat(), last.isoformat()))


def _bar(one: Dated, scale: TimeScale, y: float, *, named: bool) -> Group:
    """A diamond for a day, else a bar; the words on the side where there is room."""
    first, last = scale.x(_start(one)), scale.x(_end(one))
    tall = 7.0 if named else 4.0
    fill, stroke = _look(one)
    if one.first == one.last:
        size = 5.0 if named else 2.5
        ring = ((first, y - size), (first + size, y), (first, y + size), (first - size, y))
        shapes: list[Shape] = [Area((ring,), fill, stroke)]
        left, right = first - size, first + size
    else:
        left, right = (
            (first, last) if one.first and one.last else (first - 60, last) if one.last else (first, first + 60)
        )
        left, right = max(left, 4.0), min(max(right, left + 6), scale.width - 4)
        shapes = [Box((left, y - tall / 2), right - left, tall, fill, stroke, 3.0, _fades(one))]
    shapes += [_strike(left, right, y)] if one.nothing else []
    said = f"{one.ref} {one.words}".strip()
    if named:
        words = _label(said, left, right, y + 4, scale.width)
        if left < words.at[0] < right:  # the bar is open where its words are on it
            at, wide = (words.at[0] - 4, y - tall / 2 - 1), text_width(words.words, _LABEL) + 8
            shapes.append(Box(at, wide, tall + 2, Paint(Tone.PAPER)))
        shapes.append(words)
    return Group(said, tuple(shapes), one.ref or one.key)


def _fades(one: Dated) -> tuple[bool, bool]:
    """Which ends of a bar are open."""
    return one.first is None or not one.exact[0], one.last is None or not one.exact[1]


def _look(one: Dated) -> tuple[Paint | None, Stroke | None]:
    """How a bar is filled and what is around it, by what came of it."""
    if one.nothing:
        return None, _STRUCK
    return (None, _DOTTED) if one.promised else (Paint(Tone.ACCENT), None)


def _label(text: str, left: float, right: float, y: float, width: float) -> Text:
    """The words on the right of a bar, else on its left, else upon it, where there is room for more of them. They are
    on the line of their own bar: above it they would cover those of the row before."""
    wide = text_width(text, _LABEL)
    if right + 8 + wide < width - 8:
        return Text((right + 8, y), text, _LABEL, halo=True)
    if left - 16 > min(wide, right - left - 16):
        return Text((left - 8, y), shortened(text, left - 16, _LABEL), _LABEL, anchor=Anchor.END, halo=True)
    return Text((left + 10, y), shortened(text, width - left - 24, _LABEL), _LABEL, halo=True)


_Sign = tuple[tuple[Shape, ...], str]


def _signs(dated: Sequence[Dated]) -> Iterator[_Sign]:
    """What the legend explains: the signs that are drawn."""
    full = Paint(Tone.ACCENT)
    if len(dated) > STEPPED:
        yield (Box((0.0, -8.0), 28.0, 7.0, Paint(Tone.ACCENT, 0.55)),), tr("records for certain")
        yield (_hatched((0.0, -8.0), 28.0, 7.0),), tr("records at most")
        return
    bars = [one for one in dated if one.first != one.last]
    if len(bars) < len(dated):
        yield (Area((((5.0, -9.0), (10.0, -4.0), (5.0, 1.0), (0.0, -4.0)),), full),), tr("a day")
    if any(not any(_fades(one)) and _look(one)[0] for one in bars):
        yield (Box((0.0, -8.0), 28.0, 7.0, full, None, 3.0),), tr("between two days")
    if any(any(_fades(one)) for one in bars):
        yield (Box((0.0, -8.0), 28.0, 7.0, full, None, 3.0, (True, True)),), tr("no more exact than that")
    if any(one.promised and not one.nothing for one in dated):
        yield (Box((0.0, -8.0), 28.0, 7.0, None, _DOTTED, 3.0),), tr("promised or offered")
    if any(one.nothing for one in dated):
        struck = Box((0.0, -8.0), 28.0, 7.0, None, _STRUCK, 3.0), _strike(0.0, 28.0, -4.5)
        yield struck, tr("cancelled or not given")


def _legend(signs: Sequence[_Sign], width: float) -> list[tuple[tuple[Shape, ...], str, tuple[int, float]]]:
    """The signs with their words and where they are: the line, and how far in it."""
    places = in_lines((34 + text_width(words, _LABEL) for _, words in signs), width - 2 * _MARGIN)
    return [(*sign, place) for sign, place in zip(signs, places, strict=True)]


def _foot(top: float, width: float, times: Times) -> list[Shape]:
    """The legend, and the records without a date."""
    muted, apart = Paint(Tone.MUTED), times.apart
    shapes: list[Shape] = []
    below = top + _MONTHS
    for sign, words, (line, x) in _legend(times.signs, width):
        left, y = _MARGIN + x, top + _MONTHS + line * _LINE
        shapes += [*(_moved(part, left, y) for part in sign), Text((left + 34, y), words, _LABEL, muted)]
        below = y + _APART
    if apart:
        count = tr_n("{n} record has no date of its own: ", "{n} records have no date of their own: ", len(apart))
        others = as_many_as_fit(count + "{names}", [one.ref for one in apart], width - 2 * _MARGIN, _LABEL)
        shapes.append(Text((_MARGIN, below), others, _LABEL, muted))
    return shapes


def _hatched(at: tuple[float, float], wide: float, tall: float) -> Area:
    """A hatched rectangle for what is possible."""
    (left, top), right, foot = at, at[0] + wide, at[1] + tall
    ring = ((left, top), (right, top), (right, foot), (left, foot))
    return Area((ring,), Paint(Tone.ACCENT, 0.12), hatched=Paint(Tone.ACCENT, 0.5))


def _strike(left: float, right: float, y: float) -> Curve:
    """The line through what came to nothing."""
    return Curve((left - 3, y), (right + 3, y), _STRUCK)


def _moved(sign: Shape, x: float, y: float) -> Shape:
    """A sign of the legend, drawn at the origin, in its place."""
    if isinstance(sign, Box):
        return replace(sign, at=(sign.at[0] + x, sign.at[1] + y))
    if isinstance(sign, Curve):
        return replace(sign, start=(sign.start[0] + x, sign.start[1] + y), end=(sign.end[0] + x, sign.end[1] + y))
    assert isinstance(sign, Area)
    return replace(sign, rings=tuple(tuple((px + x, py + y) for px, py in ring) for ring in sign.rings))
