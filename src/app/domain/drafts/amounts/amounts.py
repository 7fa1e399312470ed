"""Quantities and sums of money in a running sentence, each with what is counted.

    amount = sum | thing                       see `sums`, `counted_things`, `elided`; without a number `things`

A number, with what is said of it (*about*, *at least*) and its currency, is read by the reader of phrases that are
typed into a field (`app.domain.quantity_words`); here it is only found (`number_runs`, `numbers_read`). A number that
counts nothing given (`not_counted`) is left alone; one that may be meant otherwise says why (`doubts`), and one that
was not read has no value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from app.domain.drafts.amounts.amount import Amount, Site
from app.domain.drafts.amounts.both_ends import joined
from app.domain.drafts.amounts.counted_things import SORTED, thing_at, unread
from app.domain.drafts.amounts.each_of import each_of
from app.domain.drafts.amounts.fitted_out import is_fitted_out
from app.domain.drafts.amounts.number_behind import counted_in_brackets, times_at
from app.domain.drafts.amounts.number_runs import begins_number
from app.domain.drafts.amounts.numbers_read import number_of
from app.domain.drafts.amounts.of_sizes import by_their_sizes
from app.domain.drafts.amounts.sums import beside, sum_at
from app.domain.drafts.amounts.things import UNKNOWN, things_in
from app.domain.drafts.dates.day_words import dates_in
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.running import Running, windows
from app.domain.drafts.words.word_kinds import WordKinds
from app.domain.drafts.words.word_lists import CARRIERS
from app.domain.language import tr
from app.domain.number_words import SHORT, SPELLED
from app.domain.phrase_words import word_set
from app.domain.quantity_words import Found
from app.domain.terms import Qualifier

__all__ = ("Amount", "amounts", "items")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def amounts(text: str, start: int, end: int, countries: Collection[str] = (), published: str = "") -> list[Amount]:
    """The quantities and sums between two code points, in order, none over another.

    `countries` are the ISO 3166 alpha-2 codes of those who give, by which a currency is chosen whose word several
    countries use; `published` is the ISO date of the source, or empty, for currencies that are no more.
    """
    out: list[Amount] = []
    behind = start
    for run in windows(text, start, end):
        for one in _found(run, text, frozenset(countries), published):
            if one.start >= behind and run.first <= one.start - run.offset < run.last:
                out += _of_each_in_turn(text, one) or [beside(text, out[-1] if out else None, one)]
                behind = one.end
    out = [
        _without_rest(text, one)
        for one in _of_one_kind(text, _of_one_load(text, _in_one_scale(text, by_their_sizes(text, joined(text, out)))))
        if not _is_divided(text, one, out)
    ]
    return [_in_pounds(text, one) for one in out]


def _in_pounds(text: str, one: Amount) -> Amount:
    """An amount; so many litres of nothing, written *10,000l.*, as the pounds that old books mean by it."""
    if one.unit != "l" or one.item or not one.as_stated[-2:-1].isdigit() or not text.startswith(".", one.end):
        return one
    why = tr("“{words}” is taken to be {name}.").format(words="l.", name="GBP")
    return one._replace(unit="", currency="GBP", is_money=True, unsure=one.unsure or why)


def _of_one_load(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts, of which carriers in a list bring what the last of them does: *9 planes, 40 lorries and a ship of
    aid*."""
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        one, behind = out[at], out[at + 1]
        carrier = not one.unit and one.item.lower() in CARRIERS and behind.unit.lower() in CARRIERS and behind.item
        if carrier and _LISTED.fullmatch(text, one.end, behind.start):
            out[at] = one._replace(unit=one.item, item=behind.item, unsure=one.unsure or _taken_from(behind))
    return out


def _of_one_kind(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts, of which those with less than a name have what the one beside them has: *90 tonnes of rye and 40 of
    salt*, *20 new and 40 used vans*."""
    out = list(found)
    for at in range(1, len(out)):
        before, one = out[at - 1 : at + 1]
        listed = not (before.is_money or one.is_money) and _JOINED.fullmatch(text, before.end, one.start) is not None
        if listed and before.unit and not one.unit and _OF_MORE.match(text, one.start) and one.item:
            out[at] = one._replace(unit=before.unit, unsure=one.unsure or _taken_from(before))
        sort, _, shared = one.item.partition(" ")
        if listed and before.item in SORTED and not before.unit and sort in SORTED and shared:
            out[at - 1] = before._replace(item=f"{before.item} {shared}", unsure=before.unsure or _taken_from(one))
    return out


_JOINED = re.compile(r"(?: (?:to|for|from) (?:the )?[A-Z][\w ]{1,30})?(?:,| and|, and) ")
_OF_MORE = re.compile(r"(?:[\d,.]+|[a-z]{3,6}) of (?!(?:the|its|their|his|her|our|them|these|those|which)\b)[a-z]")


def _in_one_scale(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts, of which those before one of their currency have its scale: *$4, $6 and $8 million*."""
    out = list(found)
    last = out[-1] if out else None
    for at in range(len(out) - 2, -1, -1):
        one, behind = out[at], found[at + 1]
        alike = one.is_money and one.currency == behind.currency and one.as_stated[0] == behind.as_stated[0]
        if not (alike and _LISTED.fullmatch(text, one.end, behind.start)):
            last = one
        elif last is not None:
            out[at] = _scaled(one, last)
    return out


_LISTED = re.compile(r",? (?:and |or )?")


def _scale_of(one: Amount) -> int:
    """The scale in the words of an amount: a million of *6 million dollars*, of *6 dollars* one."""
    scale = _SCALE.search(one.as_stated)
    return _SCALES[scale[1]] if scale else 1


_SCALES = SPELLED | SHORT
_SCALE = re.compile(rf"(?<=[\d ])({'|'.join(_SCALES)})\b")


def _scaled(one: Amount, last: Amount) -> Amount:
    """A small number that has no scale of its own, in the scale of the last of its list, unless far above that one."""
    scale = _scale_of(last)
    if one.low is None or one.low != one.high or one.low >= _SMALL or scale == 1 or _scale_of(one) > 1:
        return one
    value = one.low * scale
    if last.high is None or value > last.high * _FAR:  # 800 and 1 million
        return one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=one.unsure or _taken_from(last))
    return one._replace(low=value, high=value, unsure=one.unsure or _taken_from(last))


def _taken_from(last: Amount) -> str:
    return tr("What is counted is taken from “{words}”.").format(words=last.as_stated)


_SMALL = 1000
_FAR = 100


_IN_TURN = re.compile(r"[^\W\d_]{0,3}[$€£¥]? ?\d[\d,.]*(?:, \d[\d,.]*)*,? and (\d[\d,.]* [^\d]+)$")
_PLAIN_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def _of_each_in_turn(text: str, one: Amount) -> list[Amount]:
    """The numbers of *5,000, 12,000 and 3,500 dollars respectively*, which have one thing or currency, and scale."""
    shared = _IN_TURN.match(text, one.start, one.end) if one.low is None and one.high is None else None
    if shared is None or "respectively" not in text[one.end : one.end + _RESPECTIVELY]:
        return []
    last = amounts(text, shared.start(1), one.end)
    if len(last) != 1 or last[0].low is None:
        return []
    spans = [found.span() for found in _PLAIN_NUMBER.finditer(text, one.start, shared.start(1))]
    values = [Decimal(text[low:high].replace(",", "")) for low, high in spans]
    each = [
        last[0]._replace(start=low, end=high, low=value, high=value, item_start=high, item_end=high,
                         as_stated=text[low:high], unsure=_taken_from(last[0]))
        for (low, high), value in zip(spans, values, strict=True)
    ]  # fmt: skip
    return [*(_scaled(one, last[0]) for one in each), last[0]]


_RESPECTIVELY = 40
_DIVIDED = re.compile(r"[^.;:]*:\s")
_OF_WHICH = re.compile(r",? of which (?:about |some |only )?")
_GOES = re.compile(r" (?:(?:has|have|had|will|is|was|were|been|be) )*(?:went|gone|goes|go|given|sent|donated) to\b")
_OF_IT = re.compile(r" of (?:it|this|that|them|these|the (?:money|sum|total))\b")


def _is_divided(text: str, one: Amount, found: Sequence[Amount]) -> bool:
    """*Found 450,000 dollars: Peru got 150,000 of it*, *earned 9 million, of which 2 went to Peru*: the parts count."""
    behind = _OF_WHICH.match(text, one.end) if one.is_money else None
    parts = [part for part in found if behind and part.start == behind.end() and _GOES.match(text, part.end)]
    if parts and not _is_given_whole(text, one):
        return True
    colon = _DIVIDED.match(text, one.end)
    return colon is not None and any(
        part.start >= colon.end() and part.is_money == one.is_money and _OF_IT.match(text, part.end) for part in found
    )


A_SHARE = (
    r"(?:about |nearly |almost |over |only )?(?:an? |one |two |three |the )?(?:halves|half|quarters?|thirds?|fifths?|"
    r"sixths?|eighths?|tenths?|most|some|part|much|\d+(?:\.\d+)?(?: per cent| percent|%))"
)
"""What is said of a share of an amount, before *of which*: *about a third*."""
_A_PART_GOES = re.compile(
    rf",? {A_SHARE} of (?:which|it|that|them|whom) "
    r"(?:(?:has|have|had|will|is|are|was|were|be|been|to|already|since|later) )*"
    r"(?:went|gone|goes|sent|given|donated|paid|earmarked|promised|handed|meant|intended|for|came|come|from)\b"
)


def _is_given_whole(text: str, one: Amount) -> bool:
    """Whether an amount is given whole, whatever becomes of its parts: *gave Lima 2 million, half of it for a dam*.

    So is one right behind a name in a list: *Oman: 5 million*.
    """
    before = max(0, one.start - _GIVEN_WITHIN)
    return any(said.search(text, before, one.start) for said in (_GIVEN_WHOLE, _OF_NAME))


_GIVEN_WITHIN = 100
_OF_NAME = re.compile(r"(?:^|[\n;•–—-] ?)[A-Z][\w.'’-]+(?: [\w.'’-]+){0,3}: $")
_GIVEN_WHOLE = re.compile(
    r"\b(?:g[ai]ves?|given|giving|sends?|sent|donat\w+|pledg\w+|promis\w+|grant\w*|award\w*|receiv\w+|got|handed|"
    r"cheque|contribut\w+|provid\w+|approved|allocat\w+|left|bequeath\w+|ships?|shipped|deliver\w+|releas\w+|"
    r"commit\w*|announc\w+|earmark\w*|(?:aid|assistance|support|relief|donations?) [^.;:]{0,60}?\bto) [^.;:]{0,60}$"
)


_OF_SHARE = Rare(
    " of ",
    rf"\b(?i:{A_SHARE}) of (?:(?:the|an?|its|their|his|her|this|that|[\w’'-]+(?:['’]s|s['’])) )?"
    r"(?:(?:[a-z]+ )?(?:gift|grant|donation|contribution|sum|offer|pledge|loan|consignment|shipment|package) of )?"
    r"(?:the |about |some |over |nearly )?$",
)
"""Before an amount, a share of it: *half of Norway's grant of*."""
_SHARE_WITHIN = 90
_IT_GOES = re.compile(
    r"(?: [^.;:,]{0,60}?)? (?:went|go|goes|gone|reached|reaches|arrived|came|landed|"
    r"(?:was|were|been|be|is|are) (?:sent|given|paid|handed|shipped|delivered|passed|allotted|distributed|earmarked|"
    r"meant))\b"
)
"""Behind an amount of which a share is told, that this goes somewhere; before the share, that somebody gets it."""
_GOT_SHARE = re.compile(r"\b(?:got|gets?|receive[sd]?|given|handed|sent|gave|gives?) (?:only |just )?$")


def _is_share_told(text: str, one: Amount) -> bool:
    """Whether only a share of an amount goes somewhere: *most of the 80 million kroner went to Chad*."""
    share = _OF_SHARE.search(text, max(0, one.start - _SHARE_WITHIN), one.start)
    if share is None:
        return False
    got = _GOT_SHARE.search(text, max(0, share.start() - _SHARE_WITHIN), share.start())
    return got is not None or _IT_GOES.match(text, one.end) is not None


def _without_rest(text: str, one: Amount) -> Amount:
    """An amount, left open where only a share of it goes somewhere: *92 million francs, a quarter of which went …*."""
    told_anew = text.startswith(", or rather", one.end)
    apart = (_A_PART_GOES.match(text, one.end) and not _is_given_whole(text, one)) or _is_share_told(text, one)
    if (one.low is None and one.high is None) or not (told_anew or apart):
        return one
    why = tr("Only a part of it is told of; how much that is, is not read.")
    return one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=why)


def _found(run: Running, text: str, countries: frozenset[str], published: str) -> Iterator[Amount]:
    """The amounts of a window."""
    masks = dates_in(run.words)
    years = [int(year) for mask in masks for year in _YEAR.findall(run.words, mask.start, mask.end)]
    site = Site(run, text, countries, min(years, default=int(published[:4] or 0)), None)
    starts = [mask.start for mask in masks]
    at = told = 0
    while at < len(run.tokens):
        token = run.tokens[at]
        begins = begins_number(run, at)
        if not (begins or token.kind == "name" or token.text == "("):
            at += 1
            continue
        place = token.start
        mask = bisect_right(starts, place) - 1
        dated = mask >= 0 and place < masks[mask].end
        begins = begins and not dated
        if begins and place >= told and (several := each_of(site, at)):
            yield from several
            told = several[-1].end - run.offset
        amount, at = (None, at + 1) if dated else _next(site, at, begins=begins)
        if amount is not None and "\t" in text[amount.start : amount.end]:
            amount = None  # the number of a cell and the words of the next one
        if amount is not None and amount.start - run.offset >= told:
            site = site._replace(before=amount)
            told = amount.end - run.offset
            yield amount


def _next(site: Site, at: int, *, begins: bool) -> tuple[Amount | None, int]:
    """The amount that begins at a token, where one does, and the token where to go on, which is behind it."""
    if site.run.tokens[at].kind == "name" and (times := times_at(site, at)) is not None:
        return times, at + 1
    if site.run.tokens[at].text == "(" and (counted := counted_in_brackets(site, at)) is not None:
        return counted, at + 3
    if not begins:
        return None, at + 1
    amount, behind = _at(site, at)
    return amount, max(behind, at + 1)


def _at(site: Site, at: int) -> tuple[Amount | None, int]:
    """The amount whose number begins at a token, and the token where to go on."""
    number, behind = number_of(site.run, at)
    if number is None:
        return None, behind
    if number.found is None:
        return unread(site, number)
    found = number.found
    apart = site.run.text_at(number.start) == "from" or site.run.text_at(number.start - 1) == "by"
    if apart and found.low != found.high:  # raised from 15 to 22 million, by 3 million to 8 million
        now = found.high if _is_raised_gift(site.run, number.start) else None
        found = found._replace(low=now, high=now, qualifier=Qualifier.NOT_STATED if now is None else Qualifier.EXACT)
    return (sum_at if found.codes else thing_at)(site, number, found)


def _is_raised_gift(run: Running, start: int) -> bool:
    """Whether somebody makes more of what he gives: *raised its contribution to Mali from 4 to 5 million euros*."""
    before = [token.text for token in run.tokens[max(0, start - _RAISED_WITHIN) : start]]
    verb = next((at for at, word in enumerate(before) if word in _RAISED), -1)
    owned = before[verb + 1 : verb + 2] in (["its"], ["their"], ["his"], ["her"])
    return run.text_at(start) == "from" and owned and any(word in _GIFTS for word in before[verb:])


_RAISED_WITHIN = 14
_RAISED = word_set("raise raises raised raising increase increases increased increasing boosted lifted upped")
_GIFTS = word_set(
    "contribution contributions aid assistance support grant grants donation donations pledge funding gift"
)
_FOR_EACH = re.compile(r",? (?:for|to) (?:each|every)\b| at [\d.]+ (?:per cent|percent|%) interest| on credit\b")
"""Behind one thing that several get or that is lent: *a beacon for each of its boats*, *a mill at 2.5 % interest*."""


_TO_EACH = re.compile(
    r"(?:\b(?:g[ai]ves?|given|sends?|sent|hand(?:s|ed)|offer(?:s|ed)|and) (?:each|every) [^.,;:]{0,50}"
    r"|\b\d[\d,]* (?:[a-z]+ ){1,3}(?:have|had|has) (?:had|received|got|been given) )$"
)
"""Before such a thing, whom it is given to: *gave every family a stove*, *6,150 women have had a kit*."""


_ASKED = re.compile(r"\b(?:asking|appealing|pleading|asks?|appeals?|pleads?|appealed) for [^.;:,]{0,60}(?:, |\band )?$")
"""Before what is wanted: *is asking for 40 mattresses and a wheelchair*."""


def items(text: str, start: int, end: int, taken: Collection[Amount] = (), kinds: WordKinds = UNKNOWN) -> list[Amount]:
    """The things between two code points that are given without a number, in order, none over another or over `taken`.

    Of *a field hospital* there is one; of others both ends are None, also of the few that *several* are.
    """
    out: list[Amount] = []
    behind, place = start, 0
    spans = sorted((one.start, one.end) for one in taken)
    behind_taken = {high for _, high in spans}
    for run in windows(text, start, end):
        site = Site(run, text, frozenset(), 0, None)
        for thing in things_in(run, behind_taken, kinds):
            one = thing.many if thing.qualifier is Qualifier.EXACT else None
            found = Found(one, one, thing.qualifier, (0, 0))
            made = site.made((thing.start, thing.end), found, thing.item, unit=thing.unit)
            if _FOR_EACH.match(text, made.end) or _TO_EACH.search(text, start, made.start):
                made = made._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)
            while place < len(spans) and spans[place][1] <= made.start:
                place += 1
            free = (place == len(spans) or spans[place][0] >= made.end) and not _ASKED.search(text, start, made.start)
            free = free and not is_fitted_out(text, start, made.start, made.end)
            if free and made.start >= behind and run.first <= made.start - run.offset < run.last:
                out.append(made)
                behind = made.end
    return out
