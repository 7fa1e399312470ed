"""Quantities and sums of money in a running sentence, each with what is counted.

    amount = lead* number currency | lead* number "-" crew | lead* number measure? item

A number, with what is said of it (*about*, *at least*) and its currency, is read by the reader of phrases that are
typed into a field (`app.domain.quantity_words`); here it is only found. What is counted is the phrase behind it
(`noun_phrases`), a measure or a container and *of* aside. A number that is no quantity (`not_counted`) is left alone;
one that is, but may be another than it seems, is given with the reason why it is unsure, and one that was not read
without a value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from app.domain.currencies import currencies
from app.domain.drafts.day_words import dates_in
from app.domain.drafts.doubts import COUNTER, PERIOD, doubts
from app.domain.drafts.not_counted import befell, is_for_whom, is_length, is_share, is_year, names_something
from app.domain.drafts.noun_phrases import phrase_end
from app.domain.drafts.number_runs import begins_number, run_end, with_leads
from app.domain.drafts.running import Running, windows
from app.domain.drafts.things import things_in
from app.domain.drafts.word_lists import CARRIERS, CONTAINERS, CREWS, DETERMINERS, ENDS_PHRASE, MEASURES
from app.domain.language import tr
from app.domain.money import choices_words, currency_of
from app.domain.number_words import SHORT, SPELLED, Literal, number_at, read_literal
from app.domain.phrase import Token
from app.domain.phrase_words import LOAD, PACKED, PURPOSES
from app.domain.quantity_words import Found, read_phrase
from app.domain.terms import MoneyKind, Qualifier


class Amount(NamedTuple):
    """A quantity or a sum in a text. Offsets are code points of the text handed in, end exclusive."""

    start: int
    end: int
    """Behind the item, where it follows at once, else behind the number and its currency."""
    low: Decimal | None
    """None at both ends where no number is stated, or the one stated was not read."""
    high: Decimal | None
    qualifier: Qualifier
    unit: str
    """The measure or container: *tonnes*, *boxes*, *doses*."""
    item: str
    """The thing counted in the words of the text; of money what it is for or the worth of."""
    item_start: int
    item_end: int
    currency: str
    """ISO 4217 code; empty for things, and where it is open which one is meant."""
    unsure: str
    """Why something of this may be otherwise, in the user's words; empty where it is sure."""
    as_stated: str
    is_money: bool = False
    """Whether it is a sum, also where `currency` stayed open."""
    role: str = ""
    """`counter_value` of a sum that says the one before it in another currency."""
    kind: MoneyKind = MoneyKind.CASH
    period: str = ""
    """What the sum is for or at what rate: *a year*, *over three years*."""


def amounts(text: str, start: int, end: int, countries: Collection[str] = (), published: str = "") -> list[Amount]:
    """The quantities and sums between two code points, in order, none over another.

    `countries` are the ISO 3166 alpha-2 codes of those who give, by which a currency is chosen whose word several
    countries use; `published` is the ISO date of the source, or empty, for currencies that are no more.
    """
    out: list[Amount] = []
    behind = start
    for run in windows(text, start, end):
        for one in _found(run, text, countries, published):
            if one.start >= behind and run.first <= one.start - run.offset < run.last:
                out.append(_as_counter_value(text, out[-1] if out else None, one))
                behind = one.end
    return out


def items(text: str, start: int, end: int, taken: Collection[Amount] = ()) -> list[Amount]:
    """The things between two code points that are given without a number, in order, none over another or over `taken`.

    Of *a field hospital* there is one; of others both ends are None, also of the few that *several* are.
    """
    out: list[Amount] = []
    behind = start
    spans = sorted((one.start, one.end) for one in taken)
    for run in windows(text, start, end):
        place = 0
        for thing in things_in(run):
            first, last = run.tokens[thing.start].start + run.offset, run.tokens[thing.end - 1].end + run.offset
            while place < len(spans) and spans[place][1] <= first:
                place += 1
            free = place == len(spans) or spans[place][0] >= last
            if free and first >= behind and run.first <= first - run.offset < run.last:
                one = Decimal(1) if thing.qualifier is Qualifier.EXACT else None
                found = Found(one, one, thing.qualifier, (0, 0))
                out.append(_made(run, text, (thing.start, thing.end), found, thing.unit, thing.item, ""))
                behind = last
    return out


def _made(
    run: Running, text: str, tokens: tuple[int, int], found: Found, unit: str, item: tuple[int, int], unsure: str
) -> Amount:
    """The amount of some tokens, in offsets of the whole text."""
    first, last = _places(run, *tokens)
    item_start, item_end = _places(run, *item) if item[0] < item[1] else (last, last)
    return Amount(
        first,
        last,
        found.low,
        found.high,
        found.qualifier,
        unit,
        " ".join(text[item_start:item_end].split()),
        item_start,
        item_end,
        "",
        unsure,
        " ".join(text[first:last].split()),
    )


def _places(run: Running, start: int, end: int) -> tuple[int, int]:
    return run.tokens[start].start + run.offset, run.tokens[end - 1].end + run.offset


def _found(run: Running, text: str, countries: Collection[str], published: str) -> Iterator[Amount]:
    """The amounts of a window."""
    masks = dates_in(run)
    years = [int(year) for mask in masks for year in _YEAR.findall(run.words, mask.start, mask.end)]
    year = min(years, default=int(published[:4] or 0))
    before: Amount | None = None
    at = mask = 0
    while at < len(run.tokens):
        place = run.tokens[at].start
        while mask < len(masks) and masks[mask].end <= place:
            mask += 1
        masked = mask < len(masks) and masks[mask].start <= place
        if masked or not begins_number(run, at):
            at += 1
            continue
        one = _Reader(run, text, at, countries, year, before)
        amount = one.read()
        if amount is not None:
            before = amount
            yield amount
        at = max(one.end, at + 1)


@dataclass(slots=True)
class _Reader:
    """Reads the amount whose number begins at a token."""

    run: Running
    text: str
    at: int
    countries: Collection[str]
    year: int
    """Of what is told, or 0."""
    before: Amount | None
    """The amount before it, in the same sentence."""
    end: int = 0
    """The token behind all that was read or is to be passed over."""

    def read(self) -> Amount | None:
        """The amount, or `None` where the number counts nothing."""
        run, at = self.run, self.at
        self.end = run_end(run, at)
        if names_something(run, at, self.end):
            return None
        start = with_leads(run, at)
        if start == at and is_year(run, at, self.end):
            return None
        again = _said_again(run, at)
        stop = _clause_end(run, max(at, again))
        found = read_phrase(
            run.words, [*run.tokens[start : at + 1], *run.tokens[again:stop]] if again else run.tokens[start:stop]
        )
        if again:
            self.end = max(self.end, run_end(run, again - 1))
        if found is None or (found.low is None and found.high is None):
            return self._unread(start)
        behind = start + found.tail[0] + (again - at - 1 if again else 0)
        if self._reads_less(behind) or self._mixes_styles(at, behind):
            return self._unread(start)
        self.end = max(behind, at + 1)
        return self._money(start, found) if found.codes else self._thing(start, found)

    def _reads_less(self, behind: int) -> bool:
        """Whether the number goes on behind what was read of it."""
        if behind >= self.end:
            return False
        return self.run.text_at(behind) != "to" or not self._is_receiver(behind + 1)

    def _is_receiver(self, at: int) -> bool:
        """Whether a number behind *to* counts those who get it: *$5 million to 20 countries*."""
        run = self.run
        end = run_end(run, at)
        return is_for_whom(run, at, self._head(end, phrase_end(run, end)))

    def _mixes_styles(self, start: int, end: int) -> bool:
        """Whether the digits near it are written in another manner, so that *2.500* may be 2.5 or 2,500."""
        own = {literal.style for token in self.run.tokens[start:end] if (literal := _literal(token))}
        if not own & {"stop", "comma"}:
            return False
        near = self.run.tokens[max(0, start - 40) : end + 40]
        styles = {literal.style for token in near if (literal := _literal(token))}
        return ("stop" in own and "en" in styles) or ("comma" in own and "eu" in styles)

    def _head(self, at: int, end: int) -> str:
        """The head word of a phrase: the last before its *of*."""
        head = ""
        for where in range(at, end):
            word = self.run.text_at(where)
            if word in ("of", "and", ","):
                break
            head = word
        return head

    # --- money

    def _money(self, start: int, found: Found) -> Amount | None:
        run = self.run
        behind = self.end
        if self._is_weight(found):
            return self._of_food(start, found)
        code, assumed = currency_of(found, self.countries, self.year)
        reasons = doubts(run, start, behind, is_money=True)
        if not code:
            named = choices_words(tuple(sorted(found.codes)))
            reasons.append(tr("“{word}” may be {choices}.").format(word=found.currencies[-1], choices=named))
        elif (assumed or found.currencies[-1] == "£") and self._may_be_another(code, found):
            reasons.append(tr("“{word}” is taken as {currency}.").format(word=found.currencies[-1], currency=code))
        item_start, item_end = self._what_for(behind)
        kind = MoneyKind.VALUATION if _is_worth(run, start, behind) else MoneyKind.CASH
        amount = self._made(start, behind, found, "", (item_start, item_end), " ".join(reasons))
        return amount._replace(currency=code, is_money=True, kind=kind, period=_period(run, behind))

    def _may_be_another(self, code: str, found: Found) -> bool:
        """Whether the currency is none of those concerned, who have or may have had another of its name."""
        if not self.countries or self._is_theirs(code) or code in currencies().former.get(found.currencies[-1], ()):
            return False
        old = 0 < self.year < _TODAYS and found.currencies[-1] not in ("$", "dollar", "dollars")
        return old or self._is_theirs(*found.codes - {code})

    def _is_theirs(self, *codes: str) -> bool:
        """Whether one of the countries concerned pays in one of these currencies."""
        table = currencies().by_code
        return any(not table[code].countries.isdisjoint(self.countries) for code in codes)

    def _is_weight(self, found: Found) -> bool:
        """*20 pounds of food*, but *20 pounds of aid* and *two million pounds of Britain's grant*."""
        run, of = self.run, self.end
        if found.currencies[-1] not in ("pound", "pounds") or run.text_at(of) != "of" or of + 1 >= len(run.tokens):
            return False
        great = (found.high or found.low or 0) >= 10**6
        return not great and not run.is_capital(of + 1) and run.text_at(of + 1) not in PURPOSES | DETERMINERS

    def _what_for(self, at: int) -> tuple[int, int]:
        """What a sum is for or the worth of: *€2 million worth of medicines*, *$5m grant*, *$85m in aid*."""
        run = self.run
        at += run.text_at(at) == "'"
        if run.text_at(at) == "worth" and run.text_at(at + 1) == "of":
            return at + 2, phrase_end(run, at + 2, measured=True)
        if run.text_at(at) in ("in", "of") and at + 1 < len(run.tokens) and not run.is_capital(at + 1):
            return at + 1, phrase_end(run, at + 1)
        end = phrase_end(run, at)
        return at, end

    def _of_food(self, start: int, found: Found) -> Amount:
        """*20 pounds of food*, which may be money only of *aid*."""
        first = self.end + 1
        item = (first, phrase_end(self.run, first, measured=True))
        self.end = item[1]
        return self._made(start, item[1], found, self.run.text_at(first - 2), item, "")

    # --- things

    def _thing(self, start: int, found: Found) -> Amount | None:
        run, at = self.run, self.at
        behind = self.end
        if is_share(run, at, behind) or is_length(run, at, behind):
            return None
        if behind < len(run.tokens) and run.tokens[behind].hyphen:
            return self._compound(start, found)
        unit, item = self._unit_and_item(behind)
        head = self._head(*item)
        if unit or item[0] < item[1]:
            self.end = item[1]
        end = self.end
        if is_for_whom(run, start, head) or befell(run, start, end):
            return None
        if not unit and item[0] == item[1]:
            return self._elliptic(start, found)
        reasons = doubts(run, start, end, is_money=False)
        made = self._made(start, end, found, unit, item, " ".join(reasons))
        return made._replace(period=_period(run, end))

    def _unit_and_item(self, behind: int) -> tuple[str, tuple[int, int]]:
        """The measure or container behind a number, and the tokens of what is counted."""
        run = self.run
        at = behind
        while run.text_at(at) in ("more", "additional", "further", "extra", "other", "x", "×"):
            at += 1
        if run.text_at(at) == "of":
            at += 1
        for where in range(at, min(at + 4, len(run.tokens))):
            word = run.text_at(where)
            if word in CONTAINERS and run.text_at(where + 1) == "of" and not self._names_owner(word, where + 2):
                first = where + 2
                first += run.text_at(first) in DETERMINERS
                unit = run.stated(where - (run.text_at(where - 1) in _SIZED), where + 1)
                return unit, (first, phrase_end(run, first, measured=True))
            if run.tokens[where].kind not in ("word", "name") or word in ENDS_PHRASE:
                break
        where = at + (run.text_at(at) == "metric")
        if run.text_at(where) in MEASURES and run.text_at(where + 1) not in PACKED:
            return run.stated(at, where + 1), (where + 1, phrase_end(run, where + 1, measured=True))
        return "", (at, phrase_end(run, at))

    def _names_owner(self, word: str, at: int) -> bool:
        """Whether *of* says whose ships or planes are counted, and not what is in them."""
        return word in CARRIERS and (self.run.text_at(at) in DETERMINERS or self.run.is_capital(at))

    def _compound(self, start: int, found: Found) -> Amount | None:
        """*a 24-member squad*, *a 20-tonne consignment of rice*; of *a 500-bed hospital* the number counts no gift."""
        run, where = self.run, self.end
        word = run.text_at(where)
        end = phrase_end(run, where + 1)
        self.end = max(end, where + 1)
        head = self._head(where + 1, end)
        if word in ("member", "strong", "person", "man", "woman", "people") and head in CREWS:
            return self._made(start, end, found, "", (where + 1, end), "")
        if word in MEASURES and LOAD.match(run.stated(where + 1, end)):
            first = next(at for at in range(where + 1, end) if run.text_at(at) == "of") + 1
            end = phrase_end(run, first, measured=True)
            self.end = end
            return self._made(start, end, found, run.text_at(where), (first, end), "")
        return None

    def _elliptic(self, start: int, found: Found) -> Amount | None:
        """A number alone behind another amount: *20,000 masks to Peru and 15,000 to Chile*; never sure."""
        run, before = self.run, self.before
        digits = any(token.kind == "num" for token in run.tokens[self.at : self.end])
        scaled = _is_scaled(run, self.at, self.end)
        whole = found.high is None or found.high == found.high.to_integral_value()
        if (
            before is None
            or not (scaled or (digits and whole))
            or run.text_at(start - 1) in ("at", "on")
            or not found.low
        ):
            return None
        made = self._made(start, self.end, found, "", (self.end, self.end), "")
        lone = not scaled and (before.high or before.low or 0) >= 1000 * (found.high or found.low)
        if before.is_money:
            if not scaled and not lone:
                return None
            made = made._replace(is_money=True, currency=before.currency)
            reason = tr("The currency is taken from “{words}”.").format(words=before.as_stated)
        else:
            made = made._replace(
                unit=before.unit, item=before.item, item_start=before.item_start, item_end=before.item_end
            )
            reason = tr("What is counted is taken from “{words}”.").format(words=before.as_stated)
        if lone:
            return made._replace(
                low=None,
                high=None,
                qualifier=Qualifier.NOT_STATED,
                unsure=tr("This number is not read; see the words."),
            )
        return made._replace(unsure=reason)

    # --- what is not read

    def _unread(self, start: int) -> Amount | None:
        """A number that states a quantity but was not read."""
        run, behind = self.run, self.end
        is_money = any(token.kind == "cur" for token in run.tokens[self.at : behind])
        item = (behind, phrase_end(run, behind))
        head = self._head(*item)
        if not is_money:
            counts = item[0] < item[1] and not (behind < len(run.tokens) and run.tokens[behind].hyphen)
            if (
                not counts
                or is_for_whom(run, start, head)
                or is_length(run, self.at, behind)
                or is_share(run, self.at, behind)
            ):
                return None
            self.end = item[1]
        reason = tr("This number is not read; see the words.")
        found = Found(None, None, Qualifier.NOT_STATED, (0, 0))
        return self._made(start, behind if is_money else item[1], found, "", item, reason)._replace(is_money=is_money)

    def _made(self, start: int, end: int, found: Found, unit: str, item: tuple[int, int], unsure: str) -> Amount:
        return _made(self.run, self.text, (start, end), found, unit, item, unsure)


_TODAYS = 1990
"""Since then the reference data have all currencies that there were."""
_SIZED = frozenset(("metric", "cubic", "square", "cu", "sq"))
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_HARD = frozenset(',;:()[]!?"“”«»…')


def _clause_end(run: Running, at: int) -> int:
    """Where the words end that a number may be read with."""
    stop = min(len(run.tokens), at + 24)
    for where in range(at, stop):
        token = run.tokens[where]
        if token.text in _HARD or (token.text == "+" and not token.glued):
            return where
    return stop


def _said_again(run: Running, at: int) -> int:
    """Behind the parenthesis that says a number in digits again in words, *5 (five) million*; 0 where there is none."""
    if run.tokens[at].kind != "num" or run.text_at(at + 1) != "(":
        return 0
    close = next((where for where in range(at + 3, min(at + 12, len(run.tokens))) if run.text_at(where) == ")"), 0)
    if not close:
        return 0
    digits, words = number_at(run.tokens, at, at + 1), number_at(run.tokens, at + 2, close)
    same = digits is not None and words is not None and words.end == close and not words.digits
    return (
        close + 1
        if same and digits and words and digits.value == words.value and not (digits.literal and digits.literal.other)
        else 0
    )


def _literal(token: Token) -> Literal | None:
    return read_literal(token.text) if token.kind == "num" and len(token.text) < 30 else None


def _is_scaled(run: Running, start: int, end: int) -> bool:
    """Whether a number has a scale, such as *million*."""
    return any(run.text_at(at).removesuffix("s") in SPELLED or run.text_at(at) in SHORT for at in range(start, end))


def _is_worth(run: Running, start: int, end: int) -> bool:
    """Whether a sum is said to be what goods are worth."""
    if "worth" in (run.text_at(end), run.text_at(end + 1)) and run.text_at(end) in ("worth", "'"):
        return True
    before = [run.text_at(start - back) for back in (1, 2, 3)]
    return before[0] in ("worth", "valued", "costing", "cost") or before[:2] in (
        ["at", "valued"],
        ["at", "estimated"],
        ["of", "value"],
    )


def _period(run: Running, at: int) -> str:
    """The time that a sum is for or is given each time: *a year*, *per month*, *over three years*."""
    for length in (1, 2, 3, 4, 5):
        words = " ".join(run.text_at(at + step) for step in range(length))
        if PERIOD.fullmatch(words):
            return run.stated(at, at + length)
    return ""


def _as_counter_value(text: str, before: Amount | None, one: Amount) -> Amount:
    """A sum that says the sum before it in another currency: *500 million rupees ($6 million)*."""
    if before is None or not (before.is_money and one.is_money) or before.currency == one.currency:
        return one
    between, behind = text[before.end : one.start], text[one.end : one.end + 1]
    if not COUNTER.fullmatch(between):
        return one
    listed = between.strip() == "," and (one.qualifier is not Qualifier.ABOUT or behind not in tuple(",.;)"))
    return one if listed else one._replace(role="counter_value")
