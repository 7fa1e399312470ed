"""The dates of a running sentence, with what was inferred and why.

Dates are found by `day_words` and read by `app.domain.dates`. What a sentence does not state comes from the date of
publication (a year, a weekday, *last week*) or from the date before in the text (*the following month*, *a fortnight
later*); without the one it needs, a date keeps its words and has no days. Where two readings are as good, it has none
either, and the reason names both.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import NamedTuple

from app.domain.dates import WEEKDAYS, period_of, read_date, span_words
from app.domain.donations import DateSpan
from app.domain.drafts.dates.day_words import UNTIL_EVENT, Dated, dates_in, day_within
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.running import Running, windows
from app.domain.feasts import FEASTS_WRITTEN
from app.domain.language import tr
from app.domain.months import MONTHS
from app.domain.number_words import ONES, TENS, read_number
from app.domain.terms import DatePrecision


class Day(NamedTuple):
    """A date in a text. Offsets are code points of the text handed in, end exclusive."""

    start: int
    end: int
    first: str
    """ISO day, or empty where that end is open or not known."""
    last: str
    precision: DatePrecision
    inferred: str
    """What was not stated and where it is from, in words; empty where all is stated."""
    unsure: str
    """Why it may be another date, in the user's words; empty where it is sure."""
    as_stated: str
    aside: bool = False
    """Whether it only says since when something is, so that no day beside it is of that year: *founded in 1921*."""


class _Read(NamedTuple):
    """What the words of a date say."""

    span: DateSpan | None
    inferred: str = ""
    unsure: str = ""


def _never() -> bool:
    return False


class _Around(NamedTuple):
    """What a date is read by."""

    published: str
    before: Day | None
    ahead: bool
    year: Day | None = None
    done: Callable[[], bool] = _never
    """Whether its clause tells of what had happened by then."""
    past: Callable[[], bool] = _never
    """Whether it opens a clause that tells of what has happened."""
    will: bool = False
    """Whether its clause says what will be, so that it cannot be past."""


def days(
    text: str,
    start: int,
    end: int,
    published: str,
    before: Day | None = None,
    year: Day | None = None,
    *,
    ahead: bool = False,
) -> list[Day]:
    """The dates between two code points, in order.

    `published` is the ISO date (or month, or year) of the source, or empty. `before` is the last date of the text
    before `start`, and `year` the last one that states its year. `ahead` says that what is told was promised or
    offered: a deadline and a date without a year may lie after the publication. A weekday does so only where its
    clause speaks of what will be, as the day of a promise lies behind.
    """
    out: list[Day] = []
    behind = start
    last = before if before is not None and not before.aside else None
    for run in windows(text, start, end):
        for found in dates_in(run.words):
            first, ends = run.offset + found.start, run.offset + found.end
            if first < behind or not run.first <= found.start < run.last:
                continue
            told_on, doubt = _headed_on(text, out[0] if out else before, published, found.words)
            around = _Around(told_on or published, before, False, year or last)
            around = _clause_around(run, found, around, ahead=ahead)
            between = text[before.end : first] if before is not None else ""
            read = None if _is_told_of(between, found) else _one(found, around)
            if read is None:
                continue
            behind = ends
            out.append(_as_day(text, start, run, found, read, doubt))
            aside, dated = out[-1].aside, bool(out[-1].first or out[-1].last)
            before = out[-1] if dated else before
            last = out[-1] if dated and not aside else last
            year = by_its_year(out[-1]) if dated and not aside and states_year(out[-1]) else year
    return out


def _as_day(text: str, start: int, run: Running, found: Dated, read: _Read, doubt: str) -> Day:
    """A date as it was read, with the words before it that open it, and whatever else is not sure of it."""
    first, end = run.offset + found.start, run.offset + found.end
    unsure = _what_else(run.words, found) or read.unsure or doubt or _about(text, start, first, found)
    opens, span = _opened(run.words, run.first, found.start, read.span or DateSpan())
    first = run.offset + opens
    aside = not read.inferred and _is_aside(run.words, run.first, found.start, span)
    stated = " ".join(text[first:end].split())
    return Day(first, end, span.start, span.end, span.precision, read.inferred, unsure, stated, aside)


def _clause_around(run: Running, found: Dated, around: _Around, *, ahead: bool) -> _Around:
    """What the clause of a date says of whether it lies ahead."""
    later = _lies_ahead(run.words, found, ahead=ahead)
    return around._replace(
        ahead=later,
        done=_never if later else partial(_is_done, run.words, found, end=run.last),
        past=_never if later else partial(_opens_past, run.words, run.first, found),
        will=later and _will_be(run.words, found),
    )


def states_year(day: Day) -> bool:
    """Whether a day says of which year it is, though its ends may be taken from elsewhere: *the summer of 1953*."""
    return not day.inferred or any(end and end[:4] in day.as_stated for end in (day.first, day.last))


def by_its_year(day: Day) -> Day:
    """A day that states its year, as one by which another gets its own: its ends are of no matter for that."""
    return day._replace(inferred="", unsure="" if day.inferred else day.unsure)


_BEGAN = re.compile(
    r"(?:\b(?:who|which|that) (?:was|were|had been) |(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bis )\b)"
    r"(?:(?i:founded|established|created|formed|born|built|set up|opened|elected|appointed|launched|started|signed)|"
    r"concluded|incorporated|inaugurated|independent)(?: (?:in|by|at) [^,;]{1,30}?)? (?:in|on) (?:the )?$"
)


_AS_IN = re.compile(r"\b[Aa]s in $")


def _is_aside(words: str, low: int, start: int, span: DateSpan) -> bool:
    """Whether a day only says since when something is, or was as it is: *founded in 1921*, *as in 1973*."""
    began = _BEGAN.search(words, low, start) or _AS_IN.search(words, low, start)
    return bool(span.start and not span.end) or began is not None


_ABOUT = re.compile(r"\b(?:(?:[Aa]round|[Aa]bout|[Cc]irca|approximately)(?: the)?|ca?\.) $")


def _what_else(words: str, found: Dated) -> str:
    """Why a date may only say of what sort the noun behind it is, and not when something was done."""
    if _YEARS.fullmatch(found.words) and _PLANNED.match(words, found.end):
        return tr("The years may only describe what follows them.")
    if _DESCRIBES.match(words, found.end) and found.words.rstrip(".") in MONTHS:
        return tr("The month may only describe what follows it.")
    return ""


def _about(text: str, start: int, first: int, found: Dated) -> str:
    """Why a date is only about right, as words before it say or the moon does."""
    return tr("It is only about then.") if _ABOUT.search(text, start, first) else _by_moon(found.words)


def _opened(words: str, low: int, start: int, span: DateSpan) -> tuple[int, DateSpan]:
    """Where a day begins with the words before it that say from when on it counts, and what it then is."""
    if span.end and (to := _ENDING.search(words, low, start)) is not None:
        return to.start(), _until(to, span)
    return (span.end and _by_event(words, low, start, span)) or (start, span)


_TODAY = re.compile(
    r"(?:(?:Earlier |Later |earlier |later )?(?:[Yy]esterday|[Tt]o-?day|[Tt]o-?morrow)(?: \w+)?|[Tt]o-?night|"
    r"[Ll]ast night|"
    r"[Tt]his (?:morning|afternoon|evening))"
)
_ON_WEEKDAY = re.compile(
    rf"(?:on |last )?(?:{'|'.join(WEEKDAYS)})(?: (?:morning|afternoon|evening|night))?", re.IGNORECASE
)
_HEADS = re.compile(r"(?:\(?(?:Dateline )?[A-Z][\w .'/-]*,(?: [A-Z][\w .-]*,)? )?\Z")
_HEADED = re.compile(r"\.? ?(?:\([^)]{0,30}\) ?)?(?:[-–—:]|\.(?= ?[-–—])|\) [A-Z])")
_WITH_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


def _headed_on(text: str, first: Day | None, published: str, words: str) -> tuple[str, str]:
    """The day of the line that heads a report, from which what its words say is counted: *BELIZE, Nov. 6 - … today*.

    Where that does not say its year it is some days before the publication, else any, as a report may be an old one:
    then, behind it, why what is counted from the publication is not sure.
    """
    if first is None or not first.last or first.first != first.last:
        return "", ""
    line = text.rfind("\n", 0, first.start) + 1
    if _HEADS.match(text[line : first.start]) is None or _HEADED.match(text, first.end) is None:
        return "", ""
    if _WITH_YEAR.search(first.as_stated):
        return first.first, ""
    near = _TODAY.fullmatch(words) or _ON_WEEKDAY.fullmatch(words)
    if len(published) < len("2020-01-01") or not near:
        return "", ""
    ago = (date.fromisoformat(published[:10]) - date.fromisoformat(first.first)).days
    if abs(ago) > _WEEK:
        return "", tr("The report is headed with another day, {date}.").format(date=first.as_stated)
    return (first.first, "") if ago > 0 else ("", "")


_WEEK = 7
_HEAD_LINES, _HEAD_LINE = 6, 200
"""Lines of a text at whose beginning or as which its day may stand, and how long they are read for it."""
_DATED_BY = re.compile(
    r"(?:(?:Published|Posted|Updated|Issued|Released|Date|As of)(?: on)?:? |[A-Z][\w .'’-]{2,30}, )?"
)
_CLOCK = re.compile(r"\.?(?:[ ,|–-]+(?:at )?\d{1,2}[:.]\d\d(?: ?[apAP]\.?[mM]\.?)?(?: [A-Z]{2,5})?)?\s*")


_TOWN, _SENTENCE = re.compile(r"[A-Z'’. -]{3,30}, "), re.compile(r"\. [A-Z]")


_PAPER = (
    r"(?:[A-Z][\w .,/'’–-]{0,60}? )?(?i:bulletin|report|sitrep|update|press release|newsletter|circular|minutes|"
    r"briefing|overview|communiqu[eé])(?: (?:No\.? ?)?\d+(?:/\d+)?)?"
)
_OF_PAPER = re.compile(
    rf"{_PAPER}(?:,? (?:of|for|dated)|,|:| [–—-]"
    r"| of (?:the|an?) [a-z ]{0,30}(?:meeting|session|sitting)(?: held)? on)? "
)
"""Before the day of a paper that says so at its head: *Bulletin of 4 May 2018*, *Minutes of the meeting held on …*."""
_OF_MONTH = re.compile(
    rf"(?:Month: |{_PAPER}(?:(?: (?:of|OF) [A-Z][\w '’]+)?(?:, [A-Z][\w '’]+)?,| of| for|:| [–—-]) )"
)
"""Before its month, where it has no day: *Pipeline report, July 2017*."""


def written_on(text: str, published: str = "") -> str:
    """The ISO day that the first lines of a text say it was written on, if they say the year too and it is not after
    the publication: *Lima, 14 March 2023*, *Published: 14 March 2023, 10:30*, *LIMA, 14 March 2023 (EFE) - Two …*.

    Of a monthly paper it is only the month, as ISO has it: *Bulletin, August 1931*.
    """
    for match in islice(re.finditer(r"[^\n]+", text), _HEAD_LINES):
        start, end = match.span()
        stop = min(end, start + _HEAD_LINE)
        if not _WITH_YEAR.search(text, start, stop):
            continue
        first = next((one for one in days(text, start, stop, "") if one.first), None)
        if first is None or not _WITH_YEAR.search(first.as_stated):
            continue
        ends = _CLOCK.fullmatch(text, first.end, end)
        if first.first != first.last:
            month = first.first[:7] if first.first[:7] == first.last[:7] else ""
            if month and ends and _OF_MONTH.fullmatch(text, start, first.start):
                return month if not published or month < published[: len(month)] else ""
            continue
        alone = ends and any(one.fullmatch(text, start, first.start) for one in (_DATED_BY, _OF_PAPER))
        heads = _HEADS.match(text[start : first.start]) and _HEADED.match(text, first.end)
        heads = heads or (_TOWN.fullmatch(text, start, first.start) and _SENTENCE.match(text, first.end))
        if (alone or heads) and (not published or first.first <= published):
            return first.first
    return ""


_ENDING = Rare(
    "week|fortnight|month|quarter|half|year",
    rf"(?:\bthe )?\b(?:(?P<many>\d{{1,2}}|{'|'.join([*ONES, *TENS])}) )?"
    r"(?P<period>half[- ]year|(?:financial |fiscal )?year|quarter|months?|weeks?|fortnight)(?: period)? "
    r"(?:to|ending|ended|up to)(?: on)?(?: the)? $",
)
"""A period before the day that it ends with: *the six months to June 2013*."""
_BEFORE_EVENT = re.compile(
    r"\b[Bb]efore (?:the |its |their |all )?(?:[a-z'-]+ ){1,3}?"
    r"(?:[a-z]+ed|began|broke|came|fell|struck|hit|shut|was|were) (?:(?!on|in|and|or)[a-z]+ ){0,3}(?:on|in) (?:the )?$"
)
"""Something that came later, before its day: *before the airport closed on 4 May*."""
_SINCE_EVENT = re.compile(r"\b[Ss]ince (?:the |its |that |it )?(?:[\w'-]+ ){1,4}?(?:of|on|in) (?:the )?$")
"""Something that came before, with its day: *since the quake of 4 May*."""


def _by_event(words: str, start: int, end: int, span: DateSpan) -> tuple[int, DateSpan] | None:
    """Where words begin that say that it was before or since what happened then, and when it was."""
    if (to := _BEFORE_EVENT.search(words, start, end)) is not None:
        return to.start(), DateSpan("", span.end, DatePrecision.RANGE)
    since = _SINCE_EVENT.search(words, start, end)
    return since and (since.start(), DateSpan(span.start, "", DatePrecision.RANGE))


_EVERY_MONTH = 28
_MONTHS_OF = {"half": 6, "year": 12, "quarter": 3, "month": 1}


def _until(match: re.Match[str], span: DateSpan) -> DateSpan:
    """The period that ends with a day."""
    many = int(match["many"] or 1) if (match["many"] or "1").isdigit() else {**ONES, **TENS}[match["many"]]
    last, period = date.fromisoformat(span.end), match["period"].split()[-1].removesuffix("s").partition("-")[0]
    after = last + timedelta(days=1)
    if period not in _MONTHS_OF:
        first = after - timedelta(weeks=many * (2 if period == "fortnight" else 1))
    else:
        months = after.year * 12 + after.month - 1 - many * _MONTHS_OF[period]
        first = date(months // 12, months % 12 + 1, min(after.day, _EVERY_MONTH))
    return DateSpan(first.isoformat(), span.end, DatePrecision.RANGE)


_DESCRIBES = re.compile(r" (?!(?:and|or|to|as|by|with|when|after|before|for|in|at|from|but|the|it|he|they)\b)[a-z]{2,}")
"""A word behind a month that is no date: *November nights*."""
_YEARS = re.compile(r"(?:the )?\d{4} ?(?:[-/–]|and|to) ?\d\d(?:\d\d)?")
_PLANNED = re.compile(
    r" (?:[a-z-]+ ){0,3}?(?:cycles?|plans?|strategy|programmes?|programs?|phase|replenishment|budgets?|projects?|"
    r"frameworks?|campaigns?|appeals?|response|fund|agreement|grant|grants|package)\b"
)
"""What is made for some years, behind them: *pledged 5 million for the 2024-2026 cycle*."""
_NEAR = 21
"""Days before the publication in which a report has its dates."""


def _short(words: str, published: str) -> _Read | None:
    """*4/10*, whose order nothing shows: the one reading that lies shortly before the publication, never sure."""
    one, two = (int(number) for number in re.findall(r"\d+", words))
    if not published or one > 12 or two > 12 or not one or not two:
        return None
    readings = [read_date(f"{day} {MONTHS[month - 1]}", published) for day, month in ((one, two), (two, one))]
    spans = [span for span in readings if span is not None]
    limit = read_date(published)
    last = date.fromisoformat(limit.end) if limit is not None else date.min
    near = [span for span in spans if 0 <= (last - date.fromisoformat(span.start)).days <= _NEAR]
    if len(near) != 1 or len(spans) != 2:
        return None
    ends = [span_words(span) for span in spans]
    return _Read(near[0], unsure=tr("It may be {date} or {other}.").format(date=ends[0], other=ends[1]))


def _one(found: Dated, around: _Around) -> _Read | None:
    """What the words of a date say; None where they are none, or only say how long something took."""
    if found.kind == "short":
        return _short(found.words, around.published)
    read = _read(_plain(found.words), found.kind, around)
    return None if read.span is None and found.kind == "told" and _lasts(found.words) else read


def _plain(words: str) -> str:
    """The words of a date without those that say nothing of when: *between 1954 and the war of 1978*."""
    if (event := UNTIL_EVENT.fullmatch(words)) is None:
        return _NOT_UNTIL.sub("", words)
    return f"{event['from']} {'and' if event['from'][0] in 'Bb' else 'to'} {event['until']}"


def _read(words: str, kind: str, around: _Around) -> _Read:
    if kind == "told":
        return _told(words.lower(), around)
    if kind == "counted":
        return _counted_from(words, around)
    if words.lower().startswith("between now and "):
        return _from_now(words, around)
    if (season := _BARE_SEASON.fullmatch(words.lower())) is not None:
        return _season_alone(season["season"], around, since=bool(season["since"]))
    if _OUT.match(words) is not None and _is_history(around.year, around.published):
        around = around._replace(published=(around.before or _NO_DAY).last, ahead=True)
    if (short := _SHORT_YEAR.search(words)) is not None:
        return _with_century(words[: short.start()], short[1], kind, around)
    if (reached := _REACHED.match(words)) is not None and (reached["as"] or around.done()):
        return _reached(reached, kind, around)
    if (told := _TOLD_YEAR.search(words)) is not None:
        return _in_told_year(words[: told.start()], told[1], around)
    by_year = _by_year(words, around.published)
    if by_year is not None:
        return _Read(
            read_date(by_year), tr("Counted from the date of publication, {date}.").format(date=around.published)
        )
    ended = _END_OF_YEAR.fullmatch(words)
    stated = read_date(f"December {ended[1]}" if ended else words, None)
    if stated is not None:
        return _Read(stated, _assumed(words) if stated.inferred else "", _contradicted(words, stated))
    if kind == "relative":
        return _relative(words, read_date(words, around.published or None, ahead=around.ahead), around)
    return _without_year(words, _by_publication(words, around), around)


def _by_publication(words: str, around: _Around) -> DateSpan | None:
    """A date without a year by that of the publication; of what will be, the first one that ends on or after it."""
    last = read_date(f"by {words}", around.published, ahead=True) if around.will and around.published else None
    if last is not None and last.end and (span := read_date(words, last.end)) is not None:
        return span
    span = read_date(words, around.published or None, ahead=around.ahead)
    if span is None and around.year is None and (reached := _REACHED_BY.match(words)) is not None and around.done():
        return _reached(reached, "calendar", around).span
    return span


_NOT_UNTIL = re.compile("^Not (?:until|till) ")
"""*Not until May did it come*: it came in May."""
_NO_DAY = Day(0, 0, "", "", DatePrecision.UNKNOWN, "", "", "")
_OUT = re.compile(r"(?:before the \w+ (?:is|was) out|.*\b(?:end|close) of the (?:week|month|year))$", re.IGNORECASE)
_WINTER = re.compile(r"winter(?: of)? ((?:1[6-9]|20)\d\d)$")
_END_OF_YEAR = re.compile(r"(?:at )?the end of ((?:1[6-9]|20)\d\d)")
_YEAR_TOLD_OF = re.compile(r"the (?:course of the )?(?:calendar )?year")
_LATE = "07"
"""The month from which on a report of *the year* is of that in which it appears."""
_BARE_SEASON = re.compile(r"(?P<since>since )?the (?P<season>spring|summer|autumn|winter)")


def _season_alone(season: str, around: _Around, *, since: bool) -> _Read:
    """*in the autumn*: of the year that the text tells of, else the last one before the publication or the next."""
    read = _season_of(season, around)
    if since and read.span is not None:
        return read._replace(span=DateSpan(read.span.start, "", DatePrecision.RANGE), unsure="")
    return read


def _season_of(season: str, around: _Around) -> _Read:
    before = around.year
    if _is_history(before, around.published) and before is not None:
        year = (before.last or before.first)[:4]
        span = read_date(f"{season} {year}")
        return _Read(span, tr("The year is taken from {date}, the date before in the text.").format(date=year))
    span = read_date(f"{'next' if around.ahead else 'last'} {season}", around.published or None, ahead=around.ahead)
    now = read_date(f"this {season}", around.published or None, ahead=True)
    if now is not None and now.start <= around.published[:10] <= now.end:
        span = now
    if span is None:
        return _Read(None, unsure=tr("There is no date of publication to count from."))
    counted = tr("Counted from the date of publication, {date}.").format(date=around.published)
    return _Read(span, counted, tr("It is open in which year."))


def _from_now(words: str, around: _Around) -> _Read:
    """*between now and 31 December*: from the publication on."""
    read = _read(f"by {words[len('between now and ') :]}", "calendar", around._replace(ahead=True))
    if read.span is None or len(around.published) < len("2020-01-01"):
        return _Read(None, unsure=read.unsure or tr("There is no date of publication to count from."))
    return read._replace(span=DateSpan(around.published[:10], read.span.end, DatePrecision.RANGE))


_SHORT_YEAR = re.compile(r"'(\d\d)$")


def _with_century(words: str, year: str, kind: str, around: _Around) -> _Read:
    """*in November '44*, *'97*: the last year with these digits up to the publication."""
    limit = read_date(around.published) if around.published else None
    if limit is None:
        return _Read(None, unsure=tr("There is no date of publication to take the year from."))
    last = int(limit.start[:4])
    full = last - (last - int(year)) % 100
    read = _read(f"{words}{full}".replace("the spring of ", "spring ").strip(), kind, around)
    century = tr("The century is taken from the date of publication, {date}.").format(date=around.published)
    return read._replace(inferred=" ".join(filter(None, (century, read.inferred))))


_REACHED = re.compile(
    rf"(?:(?P<as>[Aa]s (?:of|at) )|[Bb]y (?=(?:{'|'.join(WEEKDAYS)})\b|(?:{'|'.join(MONTHS)})$|"
    r"last (?:night|evening)$))",
    re.IGNORECASE,
)
"""What a date stands behind up to which something had come."""


_REACHED_BY = re.compile("(?P<as>(?!))?[Bb]y (?!the (?:week|month|quarter|year)|mid)")
"""Before any other day, where it is open whether that of last year is meant: *had come by 30 April*."""


def _reached(reached: re.Match[str], kind: str, around: _Around) -> _Read:
    """*as of 11 August*, *had landed by Monday*: up to the last such day, at most up to the publication.

    What is still to come as of a day will come from that day on.
    """
    words = reached.string[reached.end() :]
    if reached["as"] and around.ahead:
        return _read(f"from {words}", kind, around)
    kind = "relative" if read_date(words) is None and re.search(r"[a-z]+day\b|this|last", words) else "calendar"
    short = _short(words, around.published) if re.fullmatch(r"\d{1,2}/\d{1,2}", words) else None
    read = short or _read(words, kind, around._replace(ahead=False, done=_never))
    if read.span is None or not read.span.end:
        return read
    end = min(read.span.end, around.published) if around.published else read.span.end
    return read._replace(span=DateSpan("", end, DatePrecision.RANGE, inferred=read.span.inferred))


def _opens_past(words: str, low: int, found: Dated) -> bool:
    """Whether a date opens a clause that tells of what has happened: *On 3 June the Dutch sent Riga ten*."""
    opens = _OPENED_ON.search(words, low, found.start) is not None
    return opens and _PAST_BEHIND.match(words, found.end) is not None


_OPENED_ON = re.compile(r"(?:^|[.;:,] )(?:[Oo]n )?(?:the )?$")
_PAST_BEHIND = re.compile(r",? [^.,;:]{0,40}?\b(?:sent|gave|had|was|were|came|[a-z]{3,}ed)\b")
_STOP = re.compile(r"\.(?!\d)|[;:]")
_DONE = re.compile(
    r"\b(?:had|has|have|was|were|sent|gave|delivered|arrived|received|reached|landed|came|brought|flew|took|"
    r"distributed|handed|collected|raised)\b"
)
_HAD = re.compile(r"\bhad\b(?! to\b)")


def _is_done(text: str, found: Dated, *, end: int) -> bool:
    """Whether the clause of a date tells of what has happened, before it tells of what is to come."""
    before = _STOP.split(text[max(0, found.start - _CLAUSE) : found.start])[-1]
    behind = _STOP.split(text[found.end : min(end, found.end + _CLAUSE)], maxsplit=1)[0]
    done = _DONE if "day" in found.words else _HAD
    clause = before + behind
    coming = _COMING.search(clause)
    told = done.search(clause, 0, coming.start() if coming and coming.start() > len(before) else len(clause))
    return told is not None and (coming is None or coming.start() > max(len(before), told.end()))


_TOLD_YEAR = re.compile(r" of (?:that(?: same)?|the (same|following|next|previous)) year$")


def _in_told_year(words: str, which: str | None, around: _Around) -> _Read:
    """*In May of that year*, *the autumn of the following year*: by the last date that states its year."""
    year = around.year
    if year is None or not (year.first or year.last):
        return _Read(None, unsure=tr("There is no date before it in the text to count from."))
    step = {"following": 1, "next": 1, "previous": -1}.get(which or "", 0)
    span = read_date(f"{words.removeprefix('the ')} {int((year.first or year.last)[:4]) + step}")
    return _Read(span, tr("The year is taken from {date}, the date before in the text.").format(date=year.as_stated))


_NEAR_YEAR = re.compile(r" (?:of )?(this|last|next|(?<=months of )the) year$")


def _by_year(words: str, published: str) -> str | None:
    """*5 May last year* with its year; `None` where no such year is said."""
    match = _NEAR_YEAR.search(words)
    span = read_date(published) if match is not None and published else None
    if (
        match is None
        or span is None
        or not re.search(rf"{'|'.join(MONTHS)}|\d|{FEASTS_WRITTEN}|months$", words[: match.start()])
    ):
        return None
    year = int(span.start[:4]) + {"last": -1, "next": 1}.get(match[1], 0)
    of = " of" if words[: match.start()].endswith("months") else ""
    if match[1] == "the" and (told := read_date(f"{words[: match.start()]} of {year}")) and told.end > published:
        year -= 1
    return f"{words[: match.start()]}{of} {year}"


_AHEAD = re.compile("(?:by |before |until |from )?(?:next |tomorrow|the coming |coming |later )")
"""What lies ahead whatever it is said of."""
_COMING = re.compile(
    r"\b(?:will|shall|should|would|due|payable|to be|is to|are to|to arrive|to follow|(?<!, )arriving|eta|ETA|ETD|etd|"
    r"exp|tbc|pending|"
    r"(?:plan|intend|mean|hope|expect)s? to|(?:is|are|was|were|be|been) (?:\w+ )?(?:expected|scheduled|planned)|"
    r"(?:expected|scheduled|planned)(?= (?:for|in|on|at|by|to)\b| ?,| ?$)|"
    r"(?:leaves?|departs?|sails?|(?<=which )docks|sets (?:off|out|sail)|flies|arrives?|lands|goes|"
    r"(?<=more )follow)"
    r"(?= (?:for|from|in|on|at|to|with|[A-Z]\w+)\b|$| $)|(?:, |\()(?:delivery|arrival|departure) (?:on )?$|"
    r"(?:is|are|am|'re) (?:also |now |itself )?(?:send|fly|ship|dispatch|despatch|deliver|bring|giv|hand|transferr|"
    r"truck|leav|depart|sail|go|com|arriv|deploy|donat|provid|supply|lend|pay|rush|airlift|cook|host|hold|"
    r"stag)ing)\b|'ll\b"
)
"""What makes a clause speak of what is to come, such as *sails on Friday*, *is sending ten on Friday*."""
_PROMISED = re.compile(
    r"\b(?:promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|undert(?:ake|akes|ook|aken)|vow(?:s|ed)|commit(?:s|ted)|"
    r"agree[sd]?|decided to|decision [^,;]{0,60}\bto|offer(?:s|ed)|approved|put off|postponed|delayed|deferred)\b"
)
"""What makes that ahead which cannot lie behind: *promised ten vehicles this summer*, *put off until October*."""
_TO_DO = re.compile(
    r"\b(?:promis|pledg|undert|vow|commit|agree|offer|decided)\w* (?:\w+ )?to "
    r"(?!(?:the|an?|its|their|his|her|our|all|both|each|every) |\w+s\b)[a-z]{3,} "
)
"""What is promised to be done, whose day stands behind it: *promised to send ten vehicles on 3 May*."""
_LASTING = re.compile(
    r"by |before |until |till |from |starting |within |not? later |between now |.*\bthis |.*\bthe (?:year|month|week)\b"
)
_SAID_ON = re.compile(
    r"\b(?:said|announced|told \w+|reported|confirmed|stated|signed)(?: by (?:the )?[A-Z]\w+)?"
    r"(?: late| early)?(?: on)? $"
)
"""Before the day of a saying, which lies behind."""
_DONE_ON = re.compile(
    r"(?<!\bbe )(?<!\bbeing )(?<!\band )\b"
    r"(?:(?!need|inde|spe|expect|schedul|plann)[a-z]{3,}ed|sent|given|read|put|set|made|held|drawn)"
    r"(?: (?:off|out|over|up|on|sides|in [A-Z]\w+|from [A-Z]\w+))*(?: early| late)?(?: on| before| in| by)? (?:the )?$"
)
"""Before the day of what was done, though more is to come: *will get 40 tents promised on Monday*."""
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|announced|reported|confirmed|stated)\b[^,;]{0,60} $")
"""A saying that a weekday stands further behind, unless of what is to come: *told reporters there on Thursday*."""
_SHORT_COMING = re.compile(r",? \(?(?:exp|tbc|expected|est)\b")
"""What reports say so with behind a date."""
_CLAUSE = 160
_OPENS = 2
"""Words before a date that opens its clause, and one more."""
_TELLS = re.compile(r"[.;:]|\b(?:\w+ed|said|says|told|that|who|which|and|but)\b")
"""Between a date and what is to come, which is of something else: *On Monday Japan said it would*."""


_APART = re.compile(r"\.(?!\d)|[;:]|, (?:and|but|said|says) |, (?:who|which) (?=on $|$)")
_APART_BEHIND = re.compile(r"\.(?!\d)|[;:]|, (?:and|but) |\b(?:who|said|says)\b")
_THAT_ON = re.compile(r"\bthat (?=(?:in|on|at|during) (?:the )?$)")
_COME = re.compile(r"(?:^|[,;:.] )[Cc]ome $")
_WILL = re.compile(
    r"\b(?:will|shall|payable|(?:is|are) (?:\w+ )?(?:to|due|expected|scheduled|planned|\w{3,}ing)|"
    r"(?:plan|intend|mean|expect|promise|pledge)s? to|"
    r"(?:has|have) (?:promised|pledged|agreed|offered|undertaken) to)\b|'ll\b"
)
"""What makes a clause one of what is still to come; *would* and *promised to* may tell of what has since been."""
_PAST_VERB = re.compile(
    r"\b(?:that|who|whose|which|while|already|on top of|besides|in addition to|had|was|were|did|(?<!be )sent|gave|"
    r"arrived|came|(?:it|they|he|she|we) \w+ed)\b"
)
"""What begins something else behind it: *will recall that in May it gave*."""


def _will_be(text: str, found: Dated) -> bool:
    """Whether what the clause of a date that lies ahead tells is still to come when the text appears."""
    clause = _APART.split(text[max(0, found.start - _CLAUSE) : found.start])[-1]
    if len(clause.split()) < _OPENS:
        clause = _TELLS.split(text[found.end : found.end + _CLAUSE // 2])[0]
    will = _WILL.search(clause)
    return will is not None and _PAST_VERB.search(clause, will.end()) is None


def _lies_ahead(text: str, found: Dated, *, ahead: bool) -> bool:
    """Whether a date is looked for behind the publication."""
    words = found.words.lower()
    if _AHEAD.match(words) or _COME.search(text, max(0, found.start - len(", come ")), found.start):
        return True
    clause = _APART.split(text[max(0, found.start - _CLAUSE) : found.start])[-1]
    clause = _THAT_ON.split(clause)[-1]
    done_since = _is_done_since(clause)
    if words.startswith(("by ", "from ")):  # by March there will be more
        clause += _APART_BEHIND.split(text[found.end : found.end + _CLAUSE // 2])[0]
    if len(clause.split()) < _OPENS and (comes := _COMING.search(text, found.end, found.end + _CLAUSE // 2)):
        return not _TELLS.search(text, found.end, comes.start())  # in the spring Japan will send ten
    if _SHORT_COMING.match(text, found.end):
        return True
    if _SAID_ON.search(clause) or _DONE_ON.search(clause):
        return False
    said = _SAID_BEFORE.search(clause) if words.split(" ")[0] in WEEKDAYS else None
    if said is not None and not _COMING.search(said[0]) and not _TO_DO.search(said[0]):
        return False
    lasting = _LASTING.match(words) is not None or text.endswith(" for ", 0, found.start)
    if done_since:
        return False
    of_week = words.split(" ")[-1] in WEEKDAYS and not words.startswith(("by ", "before ", "until ", "till "))
    if not of_week and _PROMISED.search(clause) and (lasting or _TO_DO.search(clause)):
        return _DONE.search(_PROMISED.split(clause)[-1]) is None
    return _COMING.search(clause) is not None or (ahead and words.split(" ")[0] not in WEEKDAYS)


def _is_done_since(clause: str) -> bool:
    """*Is sending tents, on top of those it gave on Monday*: what stands behind what is to come has been done."""
    coming = [one.end() for one in _COMING.finditer(clause)]
    return bool(coming) and _DONE_SINCE.search(clause, coming[-1]) is not None


_DONE_SINCE = re.compile(
    r"\b(?:gave|came|flew|took|told|brought|informed|did|(?:who|which|it|they|he|she|we|whose [a-z]+|"
    r", (?:its|their|the|a)(?: [\w'-]+){1,3}) (?!need|inde|spe|exce)(?:[a-z]{3,}ed|sent|made))\b[^,;]*$"
)
"""What tells of what has been, also behind what is to come."""


def _assumed(words: str) -> str:
    """What is assumed of a date that states its year."""
    if " week " in words:
        return tr("A week of a month is counted from its first day.")
    if re.match(r"(?:the )?(?:school|academic|university) year", words, re.IGNORECASE):
        return tr("A school year is taken as that of the north, from July to June.")
    if by_moon := _by_moon(words):
        return by_moon
    return tr("The seasons are taken as those of the north; in the south they are half a year later.")


def _by_moon(words: str) -> str:
    """Why the days of a feast that goes by the moon, which are counted, may be others; nothing of other dates."""
    if re.search(r"\b(?:diwali|deepavali)\b", words, re.IGNORECASE):
        return tr("It is kept a day earlier or later in some places.")
    moon = re.search(r"\bramadan\b|\beid\b", words, re.IGNORECASE)
    return tr("It begins when the moon is seen, a day earlier or later.") if moon else ""


def _contradicted(words: str, span: DateSpan) -> str:
    """Why a date may be another one though it was read."""
    weekday = words.partition(" ")[0].strip(",").lower()
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", words):
        years = read_date(f"{match[1]}/{match[2]}")
        if years is not None:
            return tr("It may be {date} or {other}.").format(date=span_words(span), other=span_words(years))
    one_day = span.start == span.end and weekday in WEEKDAYS
    if one_day and date.fromisoformat(span.start).weekday() != WEEKDAYS.index(weekday):
        return tr("{date} was no {weekday}.").format(date=span_words(span), weekday=weekday.capitalize())
    if re.search(r"\b(?:first|second|third|fourth) week (?:of|in)", words):
        return tr("A week of a month may also begin on a Monday.")
    return ""


# --- by the date of publication ------------------------------------------------------------------------


def _relative(words: str, span: DateSpan | None, around: _Around) -> _Read:
    """*on Friday*, *last week*."""
    published = around.published
    if words.lower().startswith("within the ") and not around.ahead and around.before is not None:
        return _told(f"{words.lower().replace(' the ', ' a ')} of the day", around)
    if not published:
        return _Read(None, unsure=tr("There is no date of publication to count from."))
    if words == "the quarter" and len(published) > len("2020-01"):
        last = period_of(date.fromisoformat(published[:10]), "quarter", -1)
        return _Read(last, unsure=tr("It is open which days are meant."))
    if _IN_TOLD_PERIOD.match(words) and _is_history(around.year, published):
        return _Read(None, unsure=tr("It is open which days are meant."))
    if _YEAR_TOLD_OF.fullmatch(words) and len(published) > len("2020-"):
        year = int(published[:4]) - (published[5:7] < _LATE)
        return _Read(read_date(str(year)), unsure=tr("It is open in which year."))
    if span is None and around.ahead and words.lower() in WEEKDAYS:
        span = read_date(f"by {words}", published, ahead=True)
        span = span and DateSpan(span.end, span.end, DatePrecision.DAY)
    if span is None:
        return _Read(None, unsure=_other_way(words, around))
    counted = tr("Counted from the date of publication, {date}.").format(date=published)
    doubt = tr("It may be some days more or less.") if _ROUND.search(words) else ""
    if _THIS_DAY.fullmatch(words.lower()) and (other := read_date(words, published, ahead=True)) not in (span, None):
        doubt = tr("It may be {date} or {other}.").format(date=span_words(span), other=span_words(other))
    if _LAST_DAY.fullmatch(words.lower()) and (other := _week_beside(span, published)) is not None:
        doubt = tr("It may be {date} or {other}.").format(date=span_words(span), other=span_words(other))
    return _Read(span, counted, doubt)


def _week_beside(span: DateSpan, published: str) -> DateSpan | None:
    """The other day that *last Tuesday* may be where one of the two was yesterday or the day before."""
    told = read_date(published)
    if told is None or span.start != span.end or not span.start or told.start != told.end:
        return None
    day = date.fromisoformat(span.start)
    passed = (date.fromisoformat(told.start) - day).days
    weeks = {2: -1, 8: 1}.get(passed, 0)
    other = (day + timedelta(weeks=weeks)).isoformat()
    return DateSpan(other, other, DatePrecision.DAY) if weeks else None


_IN_TOLD_PERIOD = re.compile("(?:earlier|later) in the ", re.IGNORECASE)
"""*Earlier in the year*, which in a history is that of which it tells."""
_LAST_DAY = re.compile(rf"(?:on )?last (?:{'|'.join(WEEKDAYS)})")
_THIS_DAY = re.compile(rf"(?:on )?this (?:{'|'.join(WEEKDAYS)})")


_ROUND = re.compile(
    r"(?:weeks?|fortnights?) ago\b|\b(?:last|past|previous|next|coming) (?:\S+ )?(?:days|weeks|months|years)\b|"
    r"\bpast (?:week|month|year)\b"
)
"""What is counted in round numbers."""


def _other_way(words: str, around: _Around) -> str:
    """Why a date is not read that would be, if it lay on the other side of the publication."""
    other = read_date(words, around.published or None, ahead=not around.ahead)
    if other is None:
        return tr("It is open which days are meant.")
    if around.ahead:
        return tr("It may be {date}, or the one that follows it.").format(date=span_words(other))
    return tr("It is {date}, if it lies ahead.").format(date=span_words(other))


def _without_year(words: str, span: DateSpan | None, around: _Around) -> _Read:
    """A date that lacks its year, or one that is not read."""
    told, before = _in_year_of(words, around.year), around.year
    if span is None and (winter := _WINTER.search(words)):
        span = read_date(f"winter of {winter[1]}-{int(winter[1]) % 100 + 1:02}")
        return _Read(span, unsure=tr("A winter belongs to two years."))
    if span is None and told is None:
        return _Read(None, unsure=_why_unread(words, around))
    from_before = tr("The year is taken from {date}, the date before in the text.")
    from_before = from_before.format(date=before.as_stated if before else "")
    if span is None:
        return _Read(told, from_before)
    from_source = tr("The year is taken from the date of publication, {date}.").format(date=around.published)
    if (near := _shortly_after(words, span, around)) is not None:
        doubt = tr("It may be {date} or {other}.").format(date=span_words(near), other=span_words(span))
        return _Read(near, from_source, doubt)
    same = told is None or (told.start, told.end) == (span.start, span.end)
    if told is None or same or around.will or not _is_history(before, around.published):
        return _Read(span, from_source, _contradicted(words, span))
    if is_news(span, around.published):
        doubt = tr("It may also be {date}, by the date before in the text.").format(date=span_words(told))
        return _Read(span, from_source, doubt)
    doubt = tr("It may also be {date}, by the date of publication.").format(date=span_words(span))
    return _Read(told, from_before, doubt)


def _why_unread(words: str, around: _Around) -> str:
    numeric = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", words)
    if numeric is not None:
        one, two = (read_date(f"{numeric[3]}-{numeric[m]:0>2}-{numeric[d]:0>2}") for m, d in ((2, 1), (1, 2)))
        if one and two:
            return tr("It may be {date} or {other}.").format(date=span_words(one), other=span_words(two))
        return tr("It is no day of the calendar.")
    if not around.published and not re.search(r"\d{4}", words):
        return tr("There is no date of publication to take the year from.")
    return _other_way(words, around)


def _in_year_of(words: str, before: Day | None) -> DateSpan | None:
    """A date without a year as the first one on or after the date before in the text, unless it is of a month shortly
    before that."""
    if before is None or not (before.first or before.last) or before.unsure:
        return None
    month = date.fromisoformat(before.first or f"{before.last[:4]}-01-01").replace(day=1)
    limit = month.replace(year=month.year + 1) - timedelta(days=1)
    found = read_date(words, limit.isoformat()) or read_date(words, month.isoformat(), ahead=True)  # by Christmas
    is_of_month = before.first[:7] == before.last[:7]
    starts = date.fromisoformat(found.start) if found is not None and found.start else month
    far = is_of_month and starts - month > _SHORTLY_BEFORE
    return (read_date(words, month.isoformat()) if far else None) or found


_SHORTLY_BEFORE = timedelta(days=300)
"""To the next date of a name, beyond which the one before is meant: *May* behind *3 June 2021*."""


def _is_history(before: Day | None, published: str) -> bool:
    """Whether the text tells of a time before the year in which it was published."""
    if before is None or before.inferred:
        return False
    span = read_date(published)
    return span is not None and (before.last or before.first)[:4] < span.start[:4]


def _shortly_after(words: str, span: DateSpan, around: _Around) -> DateSpan | None:
    """The day some days behind the publication that is meant rather than that of almost a year before it."""
    if around.ahead or len(around.published) < len("2020-01-01") or around.past():
        return None
    near = read_date(words, around.published, ahead=True)
    if near is None or not near.start:
        return None
    limit = date.fromisoformat(around.published[:10])
    one_day = near.start == near.end and not _is_history(around.year, around.published)
    ahead = (date.fromisoformat(near.start) - limit).days
    return near if one_day and near != span and 0 < ahead <= _RECENT else None


_RECENT = 31
"""Days before the publication in which news lies."""


def is_news(day: Day | DateSpan, published: str) -> bool:
    """Whether a date lies shortly before the publication."""
    limit, last = read_date(published), day.last if isinstance(day, Day) else day.end
    if limit is None or not last:
        return False
    return 0 <= (date.fromisoformat(limit.end) - date.fromisoformat(last)).days <= _RECENT


# --- by the date before --------------------------------------------------------------------------------

_PERIOD = re.compile(
    r"(?:(?:the|that|this) )?(?P<which>following|next|same|that|the) (?P<period>day|morning|afternoon|evening|night|"
    rf"week|month|quarter|year|spring|summer|autumn|fall|winter|{'|'.join(MONTHS)})"
    r"(?: (?P<side>after|before|following))?",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?P<count>.+) (?P<period>day|week|fortnight|month|year|decade)s? (?P<side>later|afterwards|after|earlier|before)"
)
_LENGTHS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""How many days a date may have that a period is counted from."""


_FROM_EVENT = re.compile(
    r"(?P<within>within )?(?:(?P<the>the)|(?P<count>.+?)(?= )|(?=hours)) ?"
    r"(?P<period>hour|day|week|fortnight|month|year)s? "
    r"?(?:(?P<side>after|before|following|from|of) (?P<rest>.+))?"
)
"""How far from something a day is: *two days after the quake*."""


def _counts_from(words: str) -> re.Match[str] | None:
    match = _FROM_EVENT.fullmatch(words.lower())
    return match if match is not None and (match["within"] or match["side"]) else None


def _is_told_of(between: str, found: Dated) -> bool:
    """Whether words only say of the day before them which one it is: *in 1923, a year after the fire*."""
    told = found.kind == "told" and _counts_from(found.words) is not None
    return told and between.strip() in (",", "(", "–", "-")


def _lasts(words: str) -> bool:
    """Whether words only say how long something took: *within a week*."""
    match = _counts_from(words)
    return match is not None and not match["side"]


_DAY_BEFORE = re.compile(r"(?:a|one|the) day (?:earlier|before)")


def _counted_from(words: str, around: _Around) -> _Read:
    """*two days after the tsunami of 26 December 2004*: counted from the day that stands with it."""
    stated = day_within(words)
    read = _read(stated, "relative" if stated.lower() in WEEKDAYS else "calendar", around)
    match = _counts_from(words)
    if read.span is None or match is None:
        return _Read(None, unsure=read.unsure or tr("It is open which days are meant."))
    from_it = Day(0, 0, read.span.start, read.span.end, DatePrecision.DAY, read.inferred, read.unsure, stated)
    return _Read(_from_event(match, from_it), tr("Counted from {date}.").format(date=stated), read.unsure)


def _from_event(match: re.Match[str], event: Day) -> DateSpan | None:
    """So many days from the day of an event, or the days within which it was."""
    later = "before" if match["side"] == "before" else "after"
    if match["period"] == "hour":
        return _within_hours(match["count"], event)
    if match["the"] and match["period"] in ("week", "fortnight") and event.first == event.last:
        return _week_beside_event(match["period"], later, event)
    span = _counted(f"{match['count'] or 'a'} {match['period']}s {later}", event, event.last or event.first)
    if match["within"] and span is not None:
        ends = sorted((event.first, span.end))
        return DateSpan(ends[0], ends[1], DatePrecision.RANGE)
    return span


def _within_hours(count: str | None, event: Day) -> DateSpan | None:
    """*Within hours of the quake of 3 May*: on that day, or up to the days that so many hours are."""
    hours = read_number(count) if count else 0
    if hours is None or hours > _WEEK * 24 or event.first != event.last:
        return None
    end = (date.fromisoformat(event.first) + timedelta(days=math.ceil(hours / 24))).isoformat()
    return DateSpan(event.first, end, DatePrecision.RANGE if end > event.first else DatePrecision.DAY)


def _week_beside_event(period: str, side: str, event: Day) -> DateSpan:
    """*The week before Christmas*, *the week after the quake of 3 May*: all of it."""
    day, many = date.fromisoformat(event.first), _LENGTHS["week"] * (2 if period == "fortnight" else 1)
    first, last = (many, 1) if side == "before" else (0, -many)
    begins, ends = ((day - timedelta(days=one)).isoformat() for one in (first, last))
    return DateSpan(begins, ends, DatePrecision.RANGE)


def _from_publication(words: str, published: str) -> _Read:
    """*will send ten within two weeks*: from the publication on."""
    told = Day(0, 0, published[:10], published[:10], DatePrecision.DAY, "", "", published)
    match = _counts_from(words)
    counted = tr("Counted from the date of publication, {date}.").format(date=published)
    return _Read(_from_event(match, told) if match is not None else None, counted, counted)


def _told(words: str, around: _Around) -> _Read:
    """What is counted from the date before: the day or period that *the following month* or *two days later* is."""
    before = around.before
    reference = (before.last or before.first) if before is not None else ""
    if before is None and _DAY_BEFORE.fullmatch(words) and len(around.published) >= len("2020-01-01"):
        doubt = tr("Counted from the date of publication, {date}.").format(date=around.published)
        return _Read(read_date("yesterday", around.published), doubt, doubt)
    if words.startswith("within ") and around.ahead and len(around.published) >= len("2020-01-01"):
        return _from_publication(words, around.published)
    if before is None or not reference:
        return _Read(None, unsure=tr("There is no date before it in the text to count from."))
    opening, _, plain = words.partition(" ")
    opens = opening in ("since", "until", "till", "by", "from", "before", "through")
    span = _period_told(plain if opens else words, before, reference)
    span = span or _counted(plain if opens else words, before, reference)
    event = _counts_from(words) if span is None and not opens else None
    if event is not None and (span := _from_event(event, before)) is not None:
        doubt = tr("It may be counted from another day than {date}.").format(date=before.as_stated)
        return _Read(span, tr("Counted from {date}, the date before in the text.").format(date=before.as_stated), doubt)
    if span is None:
        return _Read(None, unsure=tr("It is open which days are meant."))
    if opens:
        ends = (span.start, "") if opening in ("since", "from") else ("", span.end)
        span = DateSpan(*ends, DatePrecision.RANGE)
    return _Read(
        span, tr("Counted from {date}, the date before in the text.").format(date=before.as_stated), before.unsure
    )


def _period_told(words: str, before: Day, reference: str) -> DateSpan | None:
    """*the following month*, *that year*, *the day before*; of a span of years the following month is none."""
    if words == "then":
        return DateSpan(before.first, before.last)
    match = _PERIOD.fullmatch(words)
    if match is None:
        return None
    step = {"following": 1, "next": 1, "same": 0, "that": 0}.get(match["which"].lower())
    step = {"after": 1, "following": 1, "before": -1}[match["side"]] if match["side"] else step
    if match["period"] in ("spring", "summer", "autumn", "fall", "winter"):
        return _season_told(match["period"], reference, step, whole=before.first[:4] == reference[:4])
    if match["period"].title() in MONTHS:
        return _month_told(MONTHS.index(match["period"].title()) + 1, before, reference, step)
    period = match["period"] if match["period"] in _LENGTHS else "day"
    return None if step is None else _stepped(before, reference, period, step)


def _season_told(season: str, reference: str, step: int | None, *, whole: bool) -> DateSpan | None:
    """*That winter*, *the following summer*: the season of the day before it in the text, or the first behind that."""
    year = int(reference[:4]) - (season == "winter" and reference[5:7] < "04")
    name = "winter of {}-{:02}" if season == "winter" else f"{season} {{}}"
    if step == 0:
        return read_date(name.format(year, (year + 1) % 100)) if whole else None
    found = (read_date(name.format(one, (one + 1) % 100)) for one in (year, year + 1))
    return next((span for span in found if span is not None and span.start > reference), None) if step == 1 else None


def _month_told(month: int, before: Day, reference: str, step: int | None) -> DateSpan | None:
    """*That January* of the year before it in the text, *the following March* behind the day before it."""
    year = int(reference[:4])
    if step == 1:
        return read_date(f"{year + (month <= int(reference[5:7])):04}-{month:02}")
    whole = (before.first or before.last)[:4] == reference[:4]
    return read_date(f"{year:04}-{month:02}") if step == 0 and whole else None


def _counted(words: str, before: Day, reference: str) -> DateSpan | None:
    """*two days later*, *a month earlier*: as precise as the date and the unit are."""
    match = _LATER.fullmatch(words)
    if match is None:
        return None
    count = 1 if match["count"] in ("a", "an") else read_number(match["count"])
    if count is None or count != int(count) or count > 500:
        return None
    number = -int(count) if match["side"] in ("earlier", "before") else int(count)
    if match["period"] in ("week", "fortnight"):
        return _stepped(before, reference, "day", number * (7 if match["period"] == "week" else 14))
    if match["period"] == "decade":
        return _stepped(before, reference, "year", 10 * number)
    return _stepped(before, reference, match["period"], number)


def _stepped(before: Day, reference: str, period: str, step: int) -> DateSpan | None:
    """The period of the date before, or so many after it; `None` where that date is longer than the period."""
    day = date.fromisoformat(reference)
    if not before.first or (day - date.fromisoformat(before.first)).days >= _LENGTHS[period]:
        return None
    if period != "day":
        return period_of(day, period, step)
    there = (day + timedelta(days=step)).isoformat()
    return DateSpan(there, there, DatePrecision.DAY)
