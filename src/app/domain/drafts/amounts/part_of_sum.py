"""A part of a sum whose currency, and whose scale, only the whole states.

part = number "of" ("the" | "its" …)? number currency        150 of the 400 million kronor, 3 of its 12 million riyals

The part is in the currency of the whole, and in its scale where it states none of its own and is then no more.
"""

from __future__ import annotations

from app.domain.drafts.amounts.amount import Amount, Site
from app.domain.drafts.amounts.noun_phrases import head_of, is_plural, phrase_end
from app.domain.drafts.amounts.number_runs import begins_number
from app.domain.drafts.amounts.numbers_read import ReadNumber, number_of
from app.domain.drafts.amounts.sums import sum_at
from app.domain.drafts.words.running import Running
from app.domain.language import tr
from app.domain.number_words import SHORT, SPELLED, number_at
from app.domain.numbers import trimmed
from app.domain.phrase_words import SUMS
from app.domain.quantity_words import Found


def is_of_sum(run: Running, at: int, end: int) -> bool:
    """Whether the whole between two tokens is a sum, and not things at a price: *of the 5 million dollar grants*."""
    behind = phrase_end(run, end)
    head = head_of(run, end, behind)
    of_one = behind == end or head in SUMS or not is_plural(run, behind - 1)
    return of_one and any(token.kind == "cur" for token in run.tokens[at:end])


def part_of_sum(site: Site, number: ReadNumber, found: Found, end: int) -> Amount | None:
    """The part that a number is of the sum that ends before a token."""
    run = site.run
    first = next(at for at in range(number.end + 1, end) if begins_number(run, at))
    whole, _ = number_of(run, first)
    if whole is None or whole.found is None or whole.found.low is None or found.low is None:
        return None
    own = number_at(run.tokens, number.at, number.end)
    scaled = own is None or bool(own.scales)
    times = 1 if scaled else _scale(run, first, end)
    low, high = trimmed(found.low * times), found.high and trimmed(found.high * times)
    if low > whole.found.low:
        return None
    of = whole.found
    told = found._replace(low=low, high=high, codes=of.codes, currencies=of.currencies)
    made, _ = sum_at(site, ReadNumber(number.start, number.at, end, told), told)
    why = tr("What is counted is taken from “{words}”.").format(words=run.stated(first, end))
    return made and made._replace(unsure=" ".join(filter(None, (made.unsure, why))))


def _scale(run: Running, first: int, end: int) -> int:
    """The scale in the words of the whole: a million of *400 million kronor*."""
    scales = SPELLED | SHORT
    return next((scales[run.text_at(at)] for at in range(first, end) if run.text_at(at) in scales), 1)
