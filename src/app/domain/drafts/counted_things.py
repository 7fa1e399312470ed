"""Things that are counted or measured in a running sentence.

thing = number (measure | container "of")? phrase       20 tonnes of rice, 9 MT biscuits, 2,000 boxes of gloves
      | number "-" "member" phrase                      a 24-member squad
      | number "-" measure load "of" phrase             a 20-tonne consignment of rice
      | phrase "x" number                               tents x 120
      | number "of the" number phrase                   300 of the 500 tents: of each what it says
"""

from __future__ import annotations

from app.domain.drafts.amount import Amount, Site
from app.domain.drafts.doubts import doubts, period_behind
from app.domain.drafts.elliptic import elliptic
from app.domain.drafts.not_counted import befell, is_for_whom, is_length, is_share
from app.domain.drafts.noun_phrases import head_of, phrase_end
from app.domain.drafts.number_runs import begins_number, is_size, run_end
from app.domain.drafts.numbers_read import ReadNumber
from app.domain.drafts.running import Running
from app.domain.drafts.word_lists import CARRIERS, CONTAINERS, CREWS, DETERMINERS, ENDS_PHRASE, MEASURES
from app.domain.language import tr
from app.domain.phrase_words import LOAD, PACKED
from app.domain.quantity_words import Found, ending_at, with_ending
from app.domain.terms import Qualifier

_MORE = frozenset(("more", "additional", "further", "extra", "other", "x", "×"))
_SIZED = frozenset(("metric", "cubic", "square", "cu", "sq"))
_LOADS = frozenset(
    ("consignment", "shipment", "batch", "load", "cargo", "donation", "delivery", "gift", "package", "stock")
)
_MEMBERS = frozenset(("member", "strong", "person", "man", "woman", "people"))


def thing_at(site: Site, number: ReadNumber, found: Found) -> tuple[Amount | None, int]:
    """What a number counts, `None` where that is nothing given, and the token behind it."""
    run, end = site.run, number.end
    if run.text_at(number.at) != "one" and (whole := _whole_of(run, end)):
        unit, item = unit_and_item(run, whole)
        return _judged(site, number, found, unit, item, end), end
    if is_share(run, number.at, end) or is_length(run, number.at, end):
        return None, end
    if end < len(run.tokens) and run.tokens[end].hyphen:
        return _compound(site, number, found)
    unit, item = unit_and_item(run, end)
    if not unit and item[0] == item[1]:
        return _named_before(site, number, found) or elliptic(site, number, found), end
    return _judged(site, number, found, unit, item, item[1]), item[1]


def _judged(site: Site, number: ReadNumber, found: Found, unit: str, item: tuple[int, int], end: int) -> Amount | None:
    """The amount, or `None` where it is whom something is for or what befell them."""
    run, start = site.run, number.start
    if is_for_whom(run, start, head_of(run, *item)) or befell(run, start, end):
        return None
    reasons = doubts(run, start, end, is_money=False)
    said = ending_at(run.tokens, end)
    if said is not None and said[1] is not Qualifier.EXACT:
        found = with_ending(found, said[1])
        reasons += (
            [] if found.low is not None or found.high is not None else [tr("This number is not read; see the words.")]
        )
    made = site.made((start, end), found, item, unit=unit, unsure=" ".join(reasons))
    return made._replace(period=period_behind(run, end))


def _whole_of(run: Running, at: int) -> int:
    """Behind the number of the whole that a part is of, *300 of the 500 tents*; 0 where there is none."""
    if run.text_at(at) != "of":
        return 0
    first = at + 1 + (run.text_at(at + 1) in ("the", "its", "their", "our", "some", "about"))
    if first == at + 1 and len(run.text_at(at - 1)) < 4:  # 3 of 5
        return 0
    return run_end(run, first) if first < len(run.tokens) and begins_number(run, first) else 0


def unit_and_item(run: Running, behind: int) -> tuple[str, tuple[int, int]]:
    """The measure or container behind a number, and the tokens of what is counted."""
    at = behind
    while run.text_at(at) in _MORE:
        at += 1
    at += run.text_at(at) == "of"
    first_word = at
    while at < len(run.tokens) and is_size(run, at):
        at += 2
    for where in range(at, min(at + 4, len(run.tokens))):
        word = run.text_at(where)
        if word in CONTAINERS and run.text_at(where + 1) == "of" and not _names_owner(run, word, where + 2):
            first = where + 2
            first += run.text_at(first) in DETERMINERS
            unit = run.stated(where - (run.text_at(where - 1) in _SIZED), where + 1)
            behind = phrase_end(run, first, measured=True)
            return unit, (first, behind) if behind > first else (where + 1, where + 1)
        if run.tokens[where].kind not in ("word", "name") or word in ENDS_PHRASE:
            break
    where = at + (run.text_at(at) == "metric")
    if run.text_at(where) in MEASURES and run.text_at(where + 1) not in PACKED:
        return run.stated(at, where + 1), (where + 1, phrase_end(run, where + 1, measured=True))
    return "", (first_word, phrase_end(run, first_word))


def _names_owner(run: Running, word: str, at: int) -> bool:
    """Whether *of* says whose ships or planes are counted, and not what is in them."""
    return word in CARRIERS and at < len(run.tokens) and (run.text_at(at) in DETERMINERS or run.is_capital(at))


def _compound(site: Site, number: ReadNumber, found: Found) -> tuple[Amount | None, int]:
    """*a 24-member squad*, *a 20-tonne consignment of rice*; of *a 500-bed hospital* the number counts no gift."""
    run, where = site.run, number.end
    word = run.text_at(where)
    end = max(phrase_end(run, where + 1), where + 1)
    if word in _MEMBERS and head_of(run, where + 1, end) in CREWS:
        return site.made((number.start, end), found, (where + 1, end)), end
    if word in ("dose", *MEASURES) and LOAD.match(run.stated(where + 1, end)):
        first = next(at for at in range(where + 1, end) if run.text_at(at) == "of") + 1
        end = phrase_end(run, first, measured=True)
        return site.made((number.start, end), found, (first, end), unit=word), end
    if word in MEASURES and head_of(run, where + 1, end) in _LOADS:
        return site.made((number.start, end), found, (where + 1, end), unit=word), end
    return None, end


def _named_before(site: Site, number: ReadNumber, found: Found) -> Amount | None:
    """*tents x 120* and, never sure, *tents 1,300*, as reports list things."""
    run, start = site.run, number.start
    times = run.text_at(start - 1) in ("x", "×")
    last = start - 1 - times
    listed = number.end >= len(run.tokens) or run.tokens[number.end].kind == "sign"
    if start != number.at or last < 0 or not (times or listed) or run.tokens[last].kind not in ("word", "name"):
        return None
    first = last
    while first > 0 and last - first < 4 and _continues(run, first - 1):
        first -= 1
    if phrase_end(run, first) != last + 1 or (not times and not run.text_at(last).endswith("s")):
        return None
    if run.tokens[start].kind != "num" or is_for_whom(run, first, run.text_at(last)):
        return None
    unsure = "" if times else tr("The number stands behind the thing.")
    return site.made((first, number.end), found, (first, last + 1), unsure=unsure)


def _continues(run: Running, at: int) -> bool:
    token = run.tokens[at]
    return token.kind in ("word", "name") and token.text not in ENDS_PHRASE and not run.is_capital(at)


def unread(site: Site, number: ReadNumber) -> tuple[Amount | None, int]:
    """A number that states a quantity but was not read, and the token behind it."""
    run, end = site.run, number.end
    is_money = any(token.kind == "cur" for token in run.tokens[number.at : end])
    item = (end, phrase_end(run, end))
    if not is_money:
        tied = end < len(run.tokens) and run.tokens[end].hyphen
        if item[0] == item[1] or tied or is_for_whom(run, number.start, head_of(run, *item)):
            return None, end
        if is_length(run, number.at, end) or is_share(run, number.at, end):
            return None, end
    found = Found(None, None, Qualifier.NOT_STATED, (0, 0))
    behind = end if is_money else item[1]
    made = site.made((number.start, behind), found, item, unsure=tr("This number is not read; see the words."))
    return made._replace(is_money=is_money), behind
