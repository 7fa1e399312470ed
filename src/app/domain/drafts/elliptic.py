"""Numbers whose thing or currency is said before: *20,000 masks to Peru and 15,000 to Chile*; never sure.

    elliptic = number behind an amount, with no thing of its own

Of money only a number with a scale, or a further one, is one: *400 million dollars, up from 254 million*, *another
350,000*.  A number without a scale behind
a much greater one may lack its scale (*15 million dollars, or 17 with rations*) and is not read.
"""

from __future__ import annotations

from app.domain.drafts.amount import Amount, Site
from app.domain.drafts.numbers_read import ReadNumber
from app.domain.drafts.running import Running
from app.domain.drafts.sums import is_worth
from app.domain.language import tr
from app.domain.number_words import SHORT, SPELLED
from app.domain.quantity_words import Found
from app.domain.terms import MoneyKind, Qualifier


def elliptic(site: Site, number: ReadNumber, found: Found) -> Amount | None:
    """The amount that a number alone states by the one before it."""
    run, before = site.run, site.before
    scaled = _is_scaled(run, number.at, number.end)
    part = run.text_at(number.end) in ("already", "distributed", "remaining", "left")
    year = run.text_at(number.start - 1) == ":" and run.text_at(number.start - 2).isdigit()  # (2016: 2.7 million)
    part = part or year or run.text_at(number.start - 1) == "(" or _is_age(run, number)
    if run.text_at(number.start - 1) in ("at", "on", "for", "aged") or part or not (found.low or found.high):
        return None
    made = site.made((number.start, number.end), found, (number.end, number.end))
    if scaled and is_worth(run, number.start, number.end):
        return made._replace(is_money=True, kind=MoneyKind.VALUATION, unsure=tr("No currency is named."))
    whole = found.high is None or found.high == found.high.to_integral_value()
    digits = any(token.kind == "num" for token in run.tokens[number.at : number.end])
    more = run.text_at(number.at - 1) in _MORE
    if before is None or not (scaled or ((digits or more) and whole)):
        return None
    lone = not scaled and (before.high or before.low or 0) >= 1000 * (found.high or found.low or 1)
    if before.is_money and not (scaled or lone or (more and (found.low or 0) >= _SUM)):
        return None
    if before.is_money:
        made = made._replace(is_money=True, currency=before.currency)
        reason = tr("The currency is taken from “{words}”.").format(words=before.as_stated)
    else:
        thing = {"item": before.item, "item_start": before.item_start, "item_end": before.item_end}
        made = made._replace(unit=before.unit, **thing)
        reason = tr("What is counted is taken from “{words}”.").format(words=before.as_stated)
    if lone:
        made = made._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)
        reason = tr("This number is not read; see the words.")
    return made._replace(unsure=reason)


def _is_age(run: Running, number: ReadNumber) -> bool:
    """Whether a number stands between commas behind a name: *Mrs. Vergoti, 88, drove them*."""
    at = number.start
    between = run.text_at(at - 1) == "," and run.text_at(number.end) in (",", ".", ")")
    small = run.tokens[number.at].kind == "num" and len(run.text_at(number.at)) < 4
    return between and small and at > 1 and run.tokens[at - 2].kind == "word" and run.is_capital(at - 2)


_MORE = frozenset(("another", "further", "additional", "extra"))
_SUM = 1000
"""From which on *another 350,000* behind a sum is a sum and no number of things."""


def _is_scaled(run: Running, start: int, end: int) -> bool:
    """Whether a number has a scale, such as *million*."""
    great = {word for word, times in SPELLED.items() if times >= 1000}
    return any(run.text_at(at).removesuffix("s") in great or run.text_at(at) in SHORT for at in range(start, end))
