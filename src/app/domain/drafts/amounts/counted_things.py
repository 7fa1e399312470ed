"""Things that are counted or measured in a running sentence.

thing = number (measure | container "of")? phrase       20 tonnes of rice, 9 MT biscuits, 2,000 boxes of gloves
      | "a"? number "-" "member" phrase                 a 24-member squad: one, and so never sure
      | "a" crew "of" number                            a rescue team of 24
      | number "-" measure load "of" phrase             a 20-tonne consignment of rice
      | number "hours" "of" teaching                    600 hours of training, which somebody gives
      | number "of" owner phrase                        two of its planes
      | number "of the" number phrase                   300 of the 500 tents: of the whole nothing is said

A thing whose number stands behind it is read by `number_behind`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.currencies import currencies
from app.domain.drafts.amounts.amount import UNREAD, Amount, Site
from app.domain.drafts.amounts.compound import Compound, compound_at
from app.domain.drafts.amounts.counted_recipients import recipients_end
from app.domain.drafts.amounts.doubts import doubts, is_another, is_asked_for, period_behind
from app.domain.drafts.amounts.elided import elliptic
from app.domain.drafts.amounts.not_counted import (
    BEFORE_WHOLE,
    CONTENT,
    SENT_TOO,
    befell,
    is_agent,
    is_content,
    is_done_to,
    is_equipped,
    is_for_whom,
    is_in_ratio,
    is_length,
    is_power,
    is_rest_of,
    is_share,
    is_told_beside,
)
from app.domain.drafts.amounts.noun_phrases import head_of, is_plural, phrase_end
from app.domain.drafts.amounts.number_behind import MEASURED, SUMMING, TIMES_SIGNS, crew_before, named_before
from app.domain.drafts.amounts.number_runs import begins_number, is_size, run_end
from app.domain.drafts.amounts.numbers_read import ReadNumber
from app.domain.drafts.amounts.part_of_sum import is_of_sum, part_of_sum
from app.domain.drafts.words.actor_words import PLURAL_BODIES
from app.domain.drafts.words.goods import GIVING, GOODS, ONE, OWN, PERSONS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import (
    AUXILIARIES,
    CARRIERS,
    CONTAINERS,
    CREWS,
    DETERMINERS,
    ENDS_PHRASE,
    LENGTHS,
    LONG,
    MEASURES,
    PAST,
    TIMES,
)
from app.domain.language import tr
from app.domain.number_words import number_at
from app.domain.phrase_words import LOAD, PACKED, word_set
from app.domain.quantity_words import Found, ending_at, with_ending
from app.domain.terms import Qualifier

HALF = Decimal("0.5")
_ONE = Found(Decimal(1), Decimal(1), Qualifier.EXACT, (0, 0))
_ABOARD = frozenset(("crew", "staff"))
"""Who comes with what is given, and is not given: *a helicopter with a crew of five*."""
_SUMS = frozenset(("sum", "sums"))
_NTH = frozenset(("first", "second", "third", "fourth", "fifth"))
_NEAR_VERB = 4
"""Tokens from a verb of giving to what it gives, at most."""
_PARTS_OF_SUM = frozenset(("instalments", "installments", "tranches", "payments", "stages"))
_MORE = frozenset(("more", "additional", "further", "extra", "other", "x", "×"))
_SIZED = frozenset(("metric", "cubic", "square", "cu", "sq", "long", "short", "imperial", "gross", "net"))
"""What a measure may be, and is none of its things: a long ton is 1,016 kg, a short one 907."""
_LOADS = frozenset(
    ("consignment", "shipment", "batch", "load", "cargo", "donation", "delivery", "gift", "package", "stock")
)
_ANYBODY = frozenset(("people", "persons", "members", "men", "individuals"))
"""Who makes up a team of which nothing else is said: *a team of 40 people* is one of 40."""
_MEMBERS = frozenset(("member", "strong", "person", "man", "woman", "people"))


def thing_at(site: Site, number: ReadNumber, found: Found) -> tuple[Amount | None, int]:
    """What a number counts, `None` where that is nothing given, and the token behind it."""
    run, end = site.run, number.end
    if run.text_at(end - 1) in _SUMS and end - number.at > 1:  # a six-figure sum
        made = site.made((number.start, end), found, (end, end))
        return made._replace(is_money=True, unsure=tr("No currency is named.")), end
    if run.text_at(number.at) != "one" and not is_in_ratio(run, number.at) and (whole := _whole_of(run, end)):
        if is_of_sum(run, end, whole):
            return part_of_sum(site, number, found, whole), whole
        unit, item = unit_and_item(run, whole)
        nobody = item[0] == item[1] and not unit and not _is_given_of(run, number, whole)  # eleven of the twelve
        if nobody or _is_fate_of_given(run, number.start, item[1]):
            return None, end
        behind = max(whole, item[1])
        return _judged(site, number, found, unit, item, behind), behind
    if first := behind_supply(run, end):
        item = (first, phrase_end(run, first, measured=True))
        if run.tokens[end].hyphen:  # a six-week supply of rice: one of it
            unit = run.stated(number.at, first - 1)
            whole = number.start - (run.text_at(number.start - 1) in DETERMINERS)
            one = UNREAD if run.text_at(first - 2) == "supplies" else _ONE
            return site.made((whole, item[1]), one, item, unit=unit), item[1]
        return site.made((number.start, item[1]), found, item, unit=run.stated(end, first - 1)), item[1]
    if of_them := _of_them(run, end):
        return named_before(site, number, found, end, of_them), of_them
    if owned := _of_owned(run, number, end):
        return _judged(site, number, found, "", owned, owned[1]), owned[1]
    if is_share(run, number.at, end) or is_length(run, number.at, end) or is_told_beside(run, number.start, end):
        return None, end
    if end < len(run.tokens) and run.tokens[end].hyphen:
        return _compound(site, number, found)
    if found.low is not None and (whole := compound_at(run, end + 1, found.low, run.text_at(end))):
        return _with_lesser_units(site, number, found, whole)
    return _plainly(site, number, found)


def _nth_of(run: Running, number: ReadNumber) -> int:
    """Where *the first of two boats* begins, which is one of them; else 0."""
    of = number.start - 1 - (run.text_at(number.start - 1) in OWN)
    if of < 2 or (run.text_at(of - 2), run.text_at(of)) != ("the", "of") or run.text_at(of - 1) not in _NTH:
        return 0
    if not any(run.text_at(one) in GIVING for one in range(max(0, of - 2 - _NEAR_VERB), of - 2)):
        return 0
    unit, item = unit_and_item(run, number.end)
    return of - 2 if item[0] < item[1] and not unit and head_of(run, *item) not in _PARTS_OF_SUM else 0


def _with_lesser_units(site: Site, number: ReadNumber, found: Found, whole: Compound) -> tuple[Amount | None, int]:
    """What a number of some units counts with those of lesser units behind it, `whole`."""
    run = site.run
    first = whole.end + (run.text_at(whole.end) == "of")
    item = (first, phrase_end(run, first, measured=True))
    found = UNREAD if whole.value is None else found._replace(low=whole.value, high=whole.value)
    made = _judged(site, number, found, run.text_at(number.end), item, max(whole.end, item[1]))
    why = tr("This number is not read; see the words.") if whole.value is None else ""
    return made and made._replace(unsure=why or made.unsure), max(whole.end, item[1])


def behind_supply(run: Running, at: int) -> int:
    """Behind *months' supply of*, *year's worth of* and *hours of* training at a token, by which is counted; else 0.

    So it is with what things are brought in: *9,000 hampers' worth of rice*.
    """
    brought = run.text_at(at) in CONTAINERS and (run.text_at(at + 1), run.text_at(at + 2)) == ("'", "worth")
    if run.text_at(at).removesuffix("'s") not in TIMES and not brought:
        return 0
    if run.text_at(at + 1) == "of" and _is_teaching(run, at):
        return at + 2
    noun = at + 1 + (run.text_at(at + 1) == "'")
    counted = run.text_at(noun) in _SUPPLIES and run.text_at(noun + 1) == "of"
    return noun + 2 if counted and phrase_end(run, noun + 2) > noun + 2 else 0


_SUPPLIES = frozenset(("supply", "supplies", "worth", "stock", "provision"))


def _is_teaching(run: Running, at: int) -> bool:
    """Whether time at a token is of teaching or work that somebody is given: *provided 600 hours of training*."""
    end = phrase_end(run, at + 2)
    near = [run.text_at(one) for one in range(max(0, at - _TAUGHT_NEAR), at)]
    near += [run.text_at(end + 1)] if run.text_at(end) in ("was", "were") else []
    taught = run.text_at(at) in _TAUGHT_FOR and head_of(run, at + 2, end) in _TAUGHT
    return taught and not (GIVING | {"given"}).isdisjoint(near)


_TAUGHT = word_set(
    "training tuition instruction teaching lessons coaching tutoring airtime time labour labor therapy accommodation "
    "lodging calls service advertising broadcasting"
)
_TAUGHT_FOR = word_set("minute minutes hour hours hrs night nights day days week weeks month months")
_TAUGHT_NEAR = 7
"""Tokens of a number, whom it is given to and the verb before it."""


def _plainly(site: Site, number: ReadNumber, found: Found) -> tuple[Amount | None, int]:
    """What a number counts that stands right before its measure or its thing, or right behind it."""
    run, end = site.run, number.end
    if whom := recipients_end(run, number.start, end):
        return None, whom
    if (run.text_at(number.start - 2), run.text_at(number.start - 1)) == (",", "not") or is_power(run, number.start):
        return None, end  # 3 engines, not 4
    if _is_of_what_is_before(site, number):
        return None, end
    unit, item = _unit_and_item(run, number)
    if nth := _nth_of(run, number):
        return site.made((nth, item[1]), _ONE, item), item[1]
    found = _with_half(run, end, found) if unit else found
    if run.stated(*item) in _NO_THING or _is_told_already(site, number.start, unit, item):
        return None, item[1]
    alone = item[0] == item[1] and not unit
    if (grouped := _of_anybody(run, number, item, alone=alone)) and (
        group := _with_group(run, number.start)
    ) != number.start:
        return _group_of(site, number, found, group), grouped
    if behind := _measured_end(run, number, unit, item):
        if _is_total(site, number):
            return None, behind
        named = named_before(site, number, found, behind, _of_it(run, behind) or behind)
        if alone:
            return named or elliptic(site, number, found), behind
        if named is not None or _is_right_behind(site, number):
            return named, behind
    if (crew := crew_before(site, number, found, item)) is not None:
        return crew, max(item[1], crew.end - run.offset)
    return _of_goods_or_sum(site, number, found, unit, item)


def _of_goods_or_sum(
    site: Site, number: ReadNumber, found: Found, unit: str, item: tuple[int, int]
) -> tuple[Amount | None, int]:
    """What a number right before its thing counts, and the token behind it."""
    if unit or not _is_sum_of(site.run, number.end, item):
        return _judged(site, number, found, unit, item, item[1]), item[1]
    made = site.made((number.start, number.end), found, (number.end, number.end))
    return made._replace(is_money=True, unsure=tr("No currency is named.")), number.end


def _is_sum_of(run: Running, end: int, item: tuple[int, int]) -> bool:
    """Whether millions of what nobody counts are money: *50 million of food*."""
    scaled = run.text_at(end - 1) in ("million", "billion") and run.text_at(end) == "of"
    return scaled and item == (end + 1, end + 2) and run.text_at(end + 1) in _UNCOUNTED


_UNCOUNTED = word_set("food medicine medicines aid help relief equipment assistance support supplies goods")


def _measured_end(run: Running, number: ReadNumber, unit: str, item: tuple[int, int]) -> int:
    """Behind the words that a number has without a thing of its own, *40 tons*, *30 pcs*; 0 where it has one.

    So is what the thing before its comma is packed in: *vaccine, 900 doses*.
    """
    if item[0] == item[1]:
        return max(item[0] if unit else number.end, item[1])
    word, before = run.text_at(item[0]), number.start - 1
    packed = run.text_at(before) == "," and not run.is_capital(before - 1) and run.text_at(item[1]) != "of"
    packed = packed and item[1] - item[0] == 1 and word in CONTAINERS and word not in CARRIERS
    return max(number.end, item[1]) if not unit and (packed or run.stated(*item) in _PIECES) else 0


def _is_right_behind(site: Site, number: ReadNumber) -> bool:
    """Whether only *totalling* stands between a number and what is counted before: *300 tents totalling 40 tons*."""
    before, last = site.before, site.run.tokens[number.start - 2]
    summing = site.run.text_at(number.start - 1) in SUMMING
    return summing and before is not None and before.end == last.end + site.run.offset


def _with_half(run: Running, end: int, found: Found) -> Found:
    """What is read of a number, and a half where that stands behind its measure: *two tons and a half*."""
    if all(and_half(run, at) == at for at in (end + 1, end + 2)):
        return found
    return found._replace(low=found.low and found.low + HALF, high=found.high and found.high + HALF)


def _is_of_each(site: Site, start: int, end: int, unit: str) -> bool:
    """Whether it is said of each of several how much it holds: *two tanks of 10,000 litres each*, *, 5,000 L each*.

    Not so *they made gifts of 200 tents each*, who each gave as many.
    """
    before = site.before
    if site.run.text_at(end) not in ("each", "apiece"):
        return False
    if site.run.text_at(start - 1) == "of":
        return site.run.text_at(start - 2) not in _MADE_TO_EACH or begins_number(site.run, start - 3)
    if before is None or before.is_money or (before.low or 0) <= 1 or not (unit or before.unit or _is_load(before)):
        return False
    return site.run.text_at(start - 1) == "," and before.end == site.run.tokens[start - 2].end + site.run.offset


def _is_load(one: Amount) -> bool:
    """Whether what is counted holds other things: *12 trucks, 24 pallets each*, *40 loads of hay, 36 bales each*."""
    return one.item.split()[-1:] != [] and one.item.split()[-1].lower() in CONTAINERS | CARRIERS


def _is_told_already(site: Site, start: int, unit: str, item: tuple[int, int]) -> bool:
    """Whether a number only says more of what is counted before: how much each holds, in what it is, of what sorts."""
    if _is_of_each(site, start, item[1], unit):
        return True
    return not unit and (_says_again(site, start, item) or _is_sort_of_them(site.run, start, item))


def _says_again(site: Site, start: int, item: tuple[int, int]) -> bool:
    """Whether it only says in what else a measured thing before it is counted: *3 tons of milk, some 900 cans, to …*.

    A list has an *and* or a further number behind it, and may count containers of their own.
    """
    run, before, behind = site.run, site.before, item[1]
    if before is None or before.is_money or before.low is None or behind - item[0] != 1:
        return False
    if (packed := run.text_at(item[0])) not in CONTAINERS or packed in CARRIERS or run.text_at(behind) == "of":
        return False
    joint = start
    while run.text_at(joint - 1) in _AGAIN_JOINTS:
        joint -= 1
    measured = before.unit or before.item.lower() in CONTAINERS
    if joint == start or not measured or before.end != run.tokens[joint - 1].end + run.offset:
        return False
    listed = run.text_at(behind) in ("and", "&", "plus", "with", "as")
    listed |= run.text_at(behind) == "," and (run.text_at(behind + 1) == "and" or _begins_thing(run, behind + 1))
    return not listed


def _is_sort_of_them(run: Running, start: int, item: tuple[int, int]) -> bool:
    """Whether a number is of one sort of what is counted before: *90 tents, 30 of them large and 60 small*."""
    alone = item[1] - item[0] == 1 and run.text_at(item[0]) in SORTED
    before = range(max(0, start - _SORTED_WITHIN), start)
    if alone and run.text_at(start - 1) in (",", "and", ":") and run.text_at(item[1]) in (",", ".", "and", ""):
        return True  # two pumps, one new and one used
    return alone and any((run.text_at(at), run.text_at(at + 1)) in _OF_THEM for at in before)


SORTED = word_set("small large big little new old used smaller larger bigger medium adult male female red blue white")
"""Words for sorts of a thing that is named before or behind them."""
_SORTED_WITHIN = 8
_OF_THEM = (("of", "them"), ("of", "which"), ("of", "these"), ("of", "those"), ("of", "whom"))
_AGAIN_JOINTS = frozenset((",", "or", "-", "–", "—", "i.e."))


def _begins_thing(run: Running, at: int) -> bool:
    """Whether another thing of a list may begin at a token: a number, an article or a noun without either."""
    if at >= len(run.tokens):
        return False
    return begins_number(run, at) or run.text_at(at) in ("a", "an") or run.text_at(at) in GOODS


_LIVED_IN = frozenset(("city", "town", "village", "nation", "island", "country", "population", "parish", "community"))
"""What a number of people lives in: *Derna, a city of 90,000*."""


def _is_of_what_is_before(site: Site, number: ReadNumber) -> bool:
    """Whether a number says more of what stands before it: *22 pallets (11 t)*, *a weight of 40*."""
    before = (site.run.text_at(number.start - 2), site.run.text_at(number.start - 1))
    if site.run.text_at(number.end) in ("more", "fewer", "less") and site.run.text_at(number.end + 1) == "than":
        return True  # 5 more than in May
    if before[1] in MEASURED - {"total", "date"} or (before[1] == "of" and before[0] in _LIVED_IN):
        return True
    if site.run.text_at(number.end) in MEASURES and _says_weight(site, number):
        return True
    return _in_brackets(site, number.start) and not _is_goods(site.run, number.end)


def _says_weight(site: Site, number: ReadNumber) -> bool:
    """Whether a measure of nothing is how much what is counted right before it is: *51 tanks of fuel, 900 litres,*.

    Behind what brings goods it is how much of these there is: *two planes, 40 tonnes in all*.
    """
    run, before, comma = site.run, site.before, number.start - 1
    behind = number.end + 1
    if (run.text_at(behind), run.text_at(behind + 1)) in _IN_AREA:
        return True
    counted = before is not None and not before.is_money and (before.low or 0) > 1 and bool(before.item)
    if before is None or not counted or before.item.split()[-1].lower() in CARRIERS:
        return False
    apposed = run.text_at(comma) == "," and before.end == run.tokens[comma - 1].end + run.offset
    return apposed and run.text_at(behind) in (",", ".", "")


def _of_anybody(run: Running, number: ReadNumber, item: tuple[int, int], *, alone: bool) -> int:
    """Behind a number that only people follow, *a team of 40 people*, or nothing, *a team of 40*; else 0."""
    if alone:
        return number.end
    people = item[1] == item[0] + 1 and run.text_at(item[0]) in _ANYBODY
    return item[1] if people and run.text_at(number.start - 2) in CREWS else 0


def _group_of(site: Site, number: ReadNumber, found: Found, first: int) -> Amount | None:
    """*a rescue team of 24*, from its first token; a crew only comes with what is given."""
    of = number.start - 1
    if site.run.text_at(of - 1) in _ABOARD:
        aboard = site.run.text_at(first - 2) in ("board", "aboard")  # food on board and a crew of 150
        if aboard or site.run.text_at(first - 1) != "and":
            return None
    return site.made((first, number.end), found, (first + 1, of))


def _is_share_of_sum(site: Site, number: ReadNumber) -> bool:
    """*100,000 euros for two clinics, 50,000 each*: how the sum before is shared out."""
    before = site.before
    return before is not None and before.is_money and site.run.text_at(number.end) in ("each", "apiece", "ea")


def _is_total(site: Site, number: ReadNumber) -> bool:
    """Whether a number sums up others, *total to date 30 MT*, or says how the sum before is shared out."""
    summed = any(site.run.text_at(at) == "total" for at in range(number.start - 4, number.start))
    return summed or _is_share_of_sum(site, number)


def _unit_and_item(run: Running, number: ReadNumber) -> tuple[str, tuple[int, int]]:
    """The unit and the tokens of the thing behind a number; of persons and groups all that the number counts."""
    unit, item = unit_and_item(run, number.end)
    if _with_group(run, number.start) < number.start and not unit:
        item = (item[0], phrase_end(run, item[0], measured=True))
    if not unit and head_of(run, *item) in PERSONS:
        item = (item[0], _persons_end(run, item))
    return unit, item


def _persons_end(run: Running, item: tuple[int, int]) -> int:
    """Behind *44 soldiers, doctors and engineers*, whose number counts them all, or behind the first of them."""
    end = phrase_end(run, item[0], measured=True)
    heads = [run.text_at(at - 1) for at in range(item[0] + 1, end + 1) if at == end or run.text_at(at) in (",", "and")]
    return end if end > item[1] and all(head in PERSONS for head in heads) else item[1]


def _in_brackets(site: Site, start: int) -> bool:
    """Whether a number stands in brackets right behind a counted thing, and says its size or its parts.

    So in *22 pallets (11 t)* and *14 ambulances (8 Egypt, 6 Jordan)*; carriers have in brackets what they bring.
    """
    run, before = site.run, site.before
    opened = next((at for at in range(start - 1, max(-1, start - _BRACKET_MOST), -1) if run.text_at(at) in "()"), -1)
    if opened < 1 or run.text_at(opened) != "(" or before is None or before.is_money or before.low is None:
        return False
    behind = run.tokens[opened - 1].end + run.offset
    return behind == max(before.end, before.item_end) and run.text_at(opened - 1) not in CARRIERS


def _goes_along(site: Site, start: int, item: tuple[int, int]) -> bool:
    """Whether what is counted right before it says that it is given too: *four cranes and eight drivers*."""
    before, run = site.before, site.run
    if head_of(run, *item) not in SENT_TOO or run.text_at(item[1]) in AUXILIARIES | PAST:
        return False
    joint = start - 1 if run.text_at(start - 1) in ("and", ",", "with") else start
    return before is not None and joint < start and before.end == run.tokens[joint - 1].end + run.offset


def _is_staff(run: Running, start: int, head: str) -> bool:
    """Whether people are those of a hospital that is given: *sent Chile a field hospital with 15 doctors*."""
    house, with_it = run.text_at(start - 2), run.text_at(start - 1)
    one = {"a", "an"} & {run.text_at(at) for at in range(start - 5, start - 2)}
    return head in PERSONS and house in ("hospital", "clinic") and with_it in ("with", "of") and bool(one)


_POUNDS = dict.fromkeys(("guinea", "guineas", "gns"), Decimal("1.05")) | dict.fromkeys(
    ("sovereign", "sovereigns"), Decimal(1)
)
"""What a sum was counted in without being its currency, and how many pounds it is."""
_OLD_MONEY = word_set(
    "thaler thalers taler talers rixdollars riksdaler rigsdaler ducat ducats tael taels milreis piastre piastres "
    "piaster piasters livre livres scudo scudi toman tomans reales maravedis doubloons napoleons sequins zecchini "
    "mohurs annas kronen kreuzer groschen reis reichsmark reichsmarks ostmarks kurush rentenmarks talents denarii "
    "zaires "
    "ticals bezants pistoles aspers akche krans kopecks kopeks ecus écus moidores besants dirhems rixthalers pfennigs"
)
"""Money of which no code is known."""
_NO_THING = frozenset(
    ("outstanding", "pending", "missing", "deep", "long", "high", "wide", "heavy", "old", "thick", "apart")
)
"""What stands behind a number without being a thing."""
_BRACKET_MOST = 12


def _is_goods(run: Running, end: int) -> bool:
    """Whether what stands behind a number is goods by its head, and not only what they are in: *rice (750 bags)*."""
    unit, item = unit_and_item(run, end)
    head = head_of(run, *item)
    if head in CONTAINERS and not unit:
        return False
    return item[0] < item[1] and head not in CONTENT and (head in GOODS or bool(unit))


def _judged(site: Site, number: ReadNumber, found: Found, unit: str, item: tuple[int, int], end: int) -> Amount | None:
    """The amount, or `None` where it is whom something is for or what befell them."""
    run, start = site.run, number.start
    head = head_of(run, *item)
    if not unit and (head in _POUNDS or head in _OLD_MONEY or _is_coin_of_land(run, item)):
        return _in_old_money(site, (start, end), found, head)
    if (is_for_whom(run, start, head) and not _is_given_all_the_same(site, start, item)) or befell(run, start, end):
        return None
    if not unit and (codes := _money_of(run, item)):
        made = site.made((start, item[1] + 1), found, (item[1] + 1, item[1] + 1))
        return made._replace(currency=next(iter(codes)) if len(codes) == 1 else "", is_money=True)
    if not unit and (other := _in_other_money(site, number, found, item)) is not None:
        return other
    if _is_somebody(run, number, head):
        return None
    if is_rest_of(run, start) or is_agent(run, start, head) or _is_part_of_another(run, start, item):
        return None
    if is_content(run, start, item) or is_equipped(run, start, end) or is_asked_for(run, start):
        return None
    if _flies_with(run, start, item) or _is_measure(run, end) or _is_capacity(site, start, end, unit, item):
        return None
    found, why = _told(run, (start, end), found, gifts=head in _GIFTS and not unit and run.text_at(item[0]) != "blood")
    made = site.made((_with_group(run, start), end), found, item, unit=unit, unsure=why)
    return made._replace(period=period_behind(run, end))


_SCALED = re.compile(r"(?P<scale>m|mn|k|t|bn)(?P<code>eur|usd|sek|nok|dkk|gbp|chf|kr)")
_SCALES = {"k": 10**3, "t": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}


def _in_other_money(site: Site, number: ReadNumber, found: Found, item: tuple[int, int]) -> Amount | None:
    """A sum by a code that has its scale in it, or by a coin that words before it only describe."""
    if scaled := _SCALED.fullmatch(site.run.text_at(number.end)):
        return _in_scaled_code(site, number, found, scaled)
    if item[0] < item[1] and _is_named_coin(site.run, item[1]):
        return _in_old_money(site, (number.start, item[1] + 1), found, "")
    return None


def _in_scaled_code(site: Site, number: ReadNumber, found: Found, scaled: re.Match[str]) -> Amount:
    """A sum in millions or thousands of a currency, as firms have it: *5 MEUR*, *40 mkr*."""
    times, code = _SCALES[scaled["scale"]], scaled["code"].upper()
    low, high = (None if one is None else one * times for one in (found.low, found.high))
    end = number.end + 1
    why = tr("“{words}” is taken to be {name}.").format(words=site.run.stated(number.end, end), name=f"{times} {code}")
    made = site.made((number.start, end), found._replace(low=low, high=high), (end, end), unsure=why)
    return made._replace(currency="" if code == "KR" else code, is_money=True)


def _is_part_of_another(run: Running, start: int, item: tuple[int, int]) -> bool:
    """Whether a number is of what belongs to another thing: the books of a library, the doctors of a hospital."""
    head = head_of(run, *item)
    if is_done_to(run, start, head) or _is_of_owner(run, item[1], head):
        return True
    return _is_of_the_whole(run, start, item[1]) or _is_staff(run, start, head)


def _in_old_money(site: Site, tokens: tuple[int, int], found: Found, coin: str) -> Amount:
    """A sum of guineas in pounds, one of taels in no currency."""
    if coin in _POUNDS:
        low, high = (None if one is None else one * _POUNDS[coin] for one in (found.low, found.high))
        why = (
            tr("A guinea is taken for 21 shillings.") if _POUNDS[coin] != 1 else tr("A sovereign is taken for a pound.")
        )
        made = site.made(tokens, found._replace(low=low, high=high), (tokens[1], tokens[1]), unsure=why)
        return made._replace(currency="GBP", is_money=True)
    part = is_another(site.run, *tokens)  # a quarter of the 40,000 rixdollars
    why = part or tr("It is old money, which has no code.")
    made = site.made(tokens, UNREAD if part else found, (tokens[1], tokens[1]), unsure=why)
    return made._replace(is_money=True)


def _is_given_all_the_same(site: Site, start: int, item: tuple[int, int]) -> bool:
    """*900 rounds of tank shells*, *an engineer company of 180 men*, *four cranes and eight drivers*."""
    run, head = site.run, head_of(site.run, *item)
    shot = head == "rounds" and not _FIRED.isdisjoint(run.text_at(at) for at in range(*item))
    return shot or (head in _MEN and _with_group(run, start) < start) or _goes_along(site, start, item)


_MEN = word_set("men women persons people members strong pax")
"""Of whom a team or a company is made up."""
_RICHER = word_set("poorer richer short strong")


def _is_measure(run: Running, end: int) -> bool:
    """Whether a number only measures another thing: *70 radios' worth of parts*, *900 books richer*."""
    if run.text_at(end) in _RICHER or (run.text_at(end) == "'" and run.text_at(end + 1) in ("worth", "stock")):
        return True
    last = run.tokens[min(end, len(run.tokens)) - 1]
    return run.words.startswith("'s worth", last.end) or (last.text.endswith("'s") and run.text_at(end) == "worth")


def _is_of_owner(run: Running, end: int, head: str) -> bool:
    """Whether a number counts people or bodies whose something is told of: *with 14 volunteers' help*."""
    return run.text_at(end) == "'" and end < len(run.tokens) and run.tokens[end].glued and _is_somebodys(run, end, head)


def _is_somebodys(run: Running, end: int, head: str) -> bool:
    """Whether what belongs to people behind an apostrophe is nothing that is given: *help*, not *lamps*."""
    return (is_of_people(head) or head in PERSONS or head in PLURAL_BODIES) and run.text_at(end + 1) in _OWN


_OWN = word_set("help aid work support efforts effort labour labor time families homes stores votes consent")


def _flies_with(run: Running, start: int, item: tuple[int, int]) -> bool:
    """*Flew food to Lima with two helicopters*, *rice aboard two ships*: by what it comes, unless given itself."""
    if run.stated(*item) in ("flt", "flts"):
        return run.text_at(item[1]) != "of"
    if run.text_at(item[1]) == "of":
        return False
    if run.text_at(start - 1) in ("aboard", "board"):
        return head_of(run, *item) in CARRIERS
    if run.text_at(start - 1) != "with" or run.text_at(start - 2) in GIVING:
        return False
    before = {run.text_at(at) for at in range(max(0, start - _BRACKET_MOST), start)}
    return head_of(run, *item) in CARRIERS and not before.isdisjoint(_FLYING)


_FLYING = word_set("flew fly flies flown flying airlifted ferried brought carried carry carries took dropped")
_LAND = word_set("plot plots site sites parcel parcels tract tracts field fields land piece pieces park paddock area")
_SO_LARGE = word_set("of measuring covering (")
_IN_AREA = tuple(("in", of) for of in ("area", "extent", "size", "weight", "length", "height", "diameter", "volume"))
_HOLD = word_set("tank tanks cistern cisterns reservoir reservoirs bladder bladders container containers tower")
_STORES = word_set(
    "silo silos granary granaries warehouse warehouses depot depots barn barns elevator mill mills plant plants "
    "factory smelter refinery bakery freezer ship ships freighter freighters vessel vessels barge barges tanker tankers"
)
_HEAVY = word_set(
    "bell bells crane cranes anchor anchors engine engines locomotive locomotives boiler boilers press presses tractor "
    "tractors truck trucks lorry lorries bulldozer bulldozers excavator excavators roller rollers generator generators "
    "transformer transformers statue statues cannon gun guns winch winches tug tugs trawler trawlers boat boats "
    "dredger yacht yachts steamer steamers gunboat gunboats frigate frigates destroyer corvette cutter cutters "
    "schooner icebreaker"
)
"""What has its weight, or what it lifts or carries, behind *of*."""
_CAPACITIES = word_set(
    "m3 m³ m litre litres liter liters l kw kva hp mw w watt watts kilowatt kilowatts megawatt megawatts volts v amps"
)


def _is_capacity(site: Site, start: int, end: int, unit: str, item: tuple[int, int]) -> bool:
    """*Five tanks of 10 m³*, *a silo of 900 tons*, *a bell of 9 tons*, *a plot of two katthas*: its size."""
    run, before = site.run, site.before
    if run.text_at(start - 1) in ("at", "for") and run.text_at(start - 2) in ("rated", "good"):
        return True
    land = run.text_at(start - 2) in _LAND and run.text_at(start - 1) in _SO_LARGE
    if (land or (run.text_at(end), run.text_at(end + 1)) in _IN_AREA) and head_of(run, *item) not in GOODS:
        return True
    if run.text_at(start - 1) != "of":
        return False
    holder = run.text_at(start - 2)
    large = holder in _STORES or holder in _HEAVY
    behind = large or holder in _HOLD
    behind |= before is not None and start > 1 and before.end == run.tokens[start - 2].end + run.offset
    if not behind or (unit and item[0] != item[1] and run.text_at(item[0]) not in ("and", "or")):
        return False
    measure = (unit or run.stated(*item)).lower()
    return large or run.text_at(end) == "/" or "/" in measure or measure.rstrip("³") in _CAPACITIES


def _told(run: Running, tokens: tuple[int, int], found: Found, *, gifts: bool) -> tuple[Found, str]:
    """What a number says by the words around it, and why it may be otherwise; of gifts it does not say how many."""
    start, end = tokens
    if why := is_another(run, start, end) or (tr("This number is not read; see the words.") if gifts else ""):
        return UNREAD, why
    reasons = doubts(run, start, end, is_money=False)
    said = None if run.is_capital(end) else ending_at(run.tokens, end)  # 900 doses of Soberana Plus
    if said is not None and said[1] is not Qualifier.EXACT:
        found = with_ending(found, said[1])
        reasons += (
            [] if found.low is not None or found.high is not None else [tr("This number is not read; see the words.")]
        )
    return found, " ".join(reasons)


_GIFTS = frozenset(("gifts", "presents", "donations", "contributions", "pledges", "promises"))
"""What is told of by what it consists of: *two gifts: 70 lamps and a cheque*."""
_MADE_TO_EACH = _GIFTS | {"consignments", "shipments", "deliveries"}
_SAID_BY = frozenset(("words", "opinion", "estimate", "view", "account", "phrase", "testimony", "judgement"))


def _is_somebody(run: Running, number: ReadNumber, head: str) -> bool:
    """Whether *one* is of a person, who is not sent: *by the estimate of one economist*, *and one grandmother*."""
    named = head.endswith(("ist", "man", "mother", "father", "ian", "woman")) and head not in ONE
    if run.text_at(number.start - 1) == "of" and run.text_at(number.start - 2) in _SAID_BY:
        return run.text_at(number.at) == "one"
    sent = run.text_at(number.start - 1) in GIVING or (number.start > 0 and run.is_capital(number.start - 1))
    return named and run.text_at(number.at) == "one" and not sent


def _money_of(run: Running, item: tuple[int, int]) -> frozenset[str]:
    """The currencies of *10 million Trinidad dollars*: those of the noun whose full name begins like that."""
    nouns = currencies().words.get((run.text_at(item[1]),), frozenset())
    if not nouns or item[1] - item[0] > 2 or not all(run.is_capital(at) for at in range(*item)):
        return frozenset()
    whose = run.stated(*item).lower()
    named = frozenset(code for code in nouns if currencies().by_code[code].name.lower().startswith(whose))
    return named or nouns | currencies().former.get(run.text_at(item[1]), frozenset())  # Austrian florins


def _is_coin_of_land(run: Running, item: tuple[int, int]) -> bool:
    """*50,000 Austrian crowns*, *900 Estonian marks*: a common word for money, of a land."""
    low, high = item
    return high - low > 1 and run.text_at(high - 1) in _COMMON_COINS and all(map(run.is_capital, range(low, high - 1)))


_COMMON_COINS = ("crowns", "marks")


def _is_named_coin(run: Running, at: int) -> bool:
    """Whether the name of a currency stands behind words that only say which one: *20 million new pesos*."""
    return at < len(run.tokens) and run.tokens[at].kind == "cur" and run.tokens[at].spoken and not run.is_capital(at)


def _with_group(run: Running, start: int) -> int:
    """Where *a team of twenty-two geologists*, *a fleet of 9 vans* begins, whose number is of what makes it up."""
    if run.text_at(start - 1) != "of" or run.text_at(start - 2) not in CREWS | _MANY_AS_ONE:
        return start
    for back in range(3, _GROUP_MOST):
        if run.text_at(start - back) in ("a", "an", "another"):
            return start - back
    return start


def _is_of_the_whole(run: Running, start: int, end: int) -> bool:
    """Whether a number says how large a collection is that is known: *rebuilt the library of 700,000 books*.

    Not so *the library of 700,000 books that he gave*.
    """
    told = run.text_at(end) in ("that", "which") or run.text_at(end) in _GIVEN
    if run.text_at(start - 1) != "of" or run.text_at(start - 2) not in _MANY_AS_ONE or told:
        return False
    near = (run.text_at(start - back) for back in range(3, _GROUP_MOST - 3))
    return next((word for word in near if word in DETERMINERS), "") == "the"


_GROUP_MOST = 9
_MANY_AS_ONE = word_set(
    "fleet herd flock set collection series row squadron flotilla bunch library network chain cluster complex"
)


def _whole_of(run: Running, at: int) -> int:
    """Behind the number of the whole that a part is of, *300 of the 500 tents*, *9 of Fiji's 40*; 0 without one."""
    if run.text_at(at) != "of":
        return 0
    first = at + 1
    while run.text_at(first) in BEFORE_WHOLE or (first < at + _OWNER_MOST and run.is_capital(first)):
        first += 1
    first = next((one + 1 for one in range(first, first + _OWNER_LONG) if run.text_at(one).endswith(_OWNS)), first)
    load = first + (run.text_at(first) in ("a", "an"))
    if run.text_at(load) in _LOADS | _MANY_AS_ONE | {"total", "order"} and run.text_at(load + 1) == "of":
        first = load + 2  # the first 30 of a fleet of 80 buses
    if first >= len(run.tokens) or not begins_number(run, first):
        return 0
    end = run_end(run, first)
    few = len(run.text_at(at - 1)) < 2 or phrase_end(run, end) == end
    sent = run.text_at(at - 2) in GIVING and phrase_end(run, end) > end  # has sent 2 of 5 planes
    bare = first == at + 1 and few and len(run.text_at(at - 1)) < 4 and not sent  # 3 of 5
    return 0 if bare and not is_of_sum(run, at, end) else end


_OWNER_MOST = 6
_OWNER_LONG = 3
_OWNS = ("'s", "’s", "s'", "s’")
"""*Twelve of the fire service's 40 engines*: how the last word of whoever has the whole ends."""
_GIVEN = word_set("donated given gifted presented provided supplied contributed")
_SENT = word_set("gave given donated sent shipped supplied lent brought delivered unloaded landed left")
_BEFORE_GIVER = word_set("the its their had has have of a an")
_GIVER_LONG = 10
_GONE = word_set("go goes going gone went reached arrived came come handed delivered given sent landed")


def _is_fate_of_given(run: Running, start: int, at: int) -> bool:
    """Whether a part of what was given is told of later: *eight of the ten horns donated by Leipzig are of no use*.

    So in *40 of the 200 beds that Denmark sent were broken*, but not in *two of the five cars given by Japan went to
    Mali*.
    """
    given = run.text_at(at) in _GIVEN and run.text_at(at + 1) in ("by", "to")
    verb = at + (run.text_at(at) in ("that", "which"))
    first = verb
    while verb < at + _GIVER_LONG and (run.is_capital(verb) or run.text_at(verb) in _BEFORE_GIVER):
        verb += 1
    opens = start == 0 or run.tokens[start - 1].kind == "sign"  # but Chad got 40 of the 200 beds that Denmark sent
    given |= opens and verb > first and run.text_at(verb) in _SENT
    at = verb if verb > first else at
    gone = (one for one in range(at + 1, len(run.tokens)) if run.text_at(one) in _GONE)
    return given and not any(run.text_at(one + 1) != "with" for one in gone)


_VOLUMES = frozenset(("m3", "m³", "cbm"))
"""Measures before *of*, which are sizes else: *120 m3 of supplies*, *a 20 m3 tank*."""


def unit_and_item(run: Running, behind: int) -> tuple[str, tuple[int, int]]:
    """The measure or container behind a number, and the tokens of what is counted."""
    at = _behind_more(run, behind)
    at += run.text_at(at) == "of"
    first_word = at
    while at < len(run.tokens) and is_size(run, at):
        at += 2
    measure = at + (run.text_at(at) in _SIZED)
    sized = measure > at and run.text_at(measure) in MEASURES
    if run.text_at(at) == "doz":
        first = at + 1 + (run.text_at(at + 1) == "of")
        return run.text_at(at), (first, phrase_end(run, first))
    for where in range(at + sized, min(at + 4, len(run.tokens))):
        word = run.text_at(where)
        if word in CONTAINERS and run.text_at(where + 1) == "of" and _holds(run, word, where + 2):
            first = _behind_size(run, where + 2)
            first += run.text_at(first) in DETERMINERS
            if word in _MISHAPS and befalls(head_of(run, first, phrase_end(run, first))):
                break  # cases of measles
            unit = run.stated(where - (run.text_at(where - 1) in _SIZED), where + 1)
            behind = phrase_end(run, first, measured=True)
            return unit, (first, behind) if behind > first else (where + 1, where + 1)
        if run.tokens[where].kind not in ("word", "name") or word in ENDS_PHRASE:
            break
    if run.text_at(measure) in _VOLUMES and run.text_at(measure + 1) == "of":
        return run.stated(at, measure + 1), (measure + 2, phrase_end(run, measure + 2, measured=True))
    if run.text_at(measure) in MEASURES and run.text_at(measure + 1) not in PACKED:
        first = and_half(run, measure + 1)
        return run.stated(at, measure + 1), (first, phrase_end(run, first, measured=True))
    return "", (first_word, phrase_end(run, first_word))


def _behind_more(run: Running, behind: int) -> int:
    """Behind what says that there are more of a thing, or how much each holds: *40 x 20 kg bags*."""
    at = behind
    while run.text_at(at) in _MORE and not (at + 1 < len(run.tokens) and run.tokens[at + 1].hyphen):  # 3 X-ray sets
        at += 1
    if at > behind and at < len(run.tokens) and run.text_at(at - 1) in TIMES_SIGNS and run.tokens[at].kind == "num":
        at += 2 if run.text_at(at + 1) in MEASURES else 0
    return at


def and_half(run: Running, at: int) -> int:
    """Behind *and a half* between a measure and its thing, *two tons and a half of rice*; else the same token."""
    if [run.text_at(at + step) for step in range(3)] != ["and", "a", "half"]:
        return at
    return at + 3 + (run.text_at(at + 3) == "of")


_MISHAPS = ("case", "cases")
_BEFALLING = word_set(
    "cholera measles ebola covid covid-19 coronavirus malaria mpox dengue typhoid typhus polio fever flu influenza "
    "diarrhoea diarrhea plague anthrax cancer diabetes aids hiv tb rabies scurvy smallpox rubella mumps tetanus "
    "leprosy cough disease illness sickness infection virus syndrome disorder injury wound death poisoning zika sars "
    "mers malnutrition starvation abuse violence theft fraud corruption rape assault murder looting arson piracy "
    "neglect smuggling trafficking torture hardship need distress emergency doubt it them this these"
)
"""What befalls people, of which there are cases too."""


def is_illness(word: str) -> bool:
    """Whether a name is that of an illness: *Ebola*, *Covid-19*."""
    return word in _BEFALLING


def befalls(head: str) -> bool:
    """Whether a noun is of what befalls people: *measles*, *arthritis*."""
    return head in _BEFALLING or head.endswith(("itis", "osis", "emia", "aemia", "pathy", "phobia", "ness", "cide"))


def _behind_size(run: Running, at: int) -> int:
    """Behind how much each container holds, *25 sacks of 60 kg of coffee*; the same token where that is not said."""
    if at >= len(run.tokens) or run.tokens[at].kind != "num":
        return at
    end = run_end(run, at)
    measured = run.text_at(end) in MEASURES | CONTAINERS and run.text_at(end + 1) == "of"
    return end + 2 if measured and phrase_end(run, end + 2) > end + 2 else at


def _holds(run: Running, word: str, at: int) -> bool:
    """Whether *of* says what is in containers, not whose they are or, *14 tanks of 5,000 litres each*, how big."""
    if word == "rounds":
        return not _FIRED.isdisjoint(run.text_at(one) for one in range(at, phrase_end(run, at)))
    is_size_alone = at < len(run.tokens) and begins_number(run, at) and _behind_size(run, at) == at
    return not is_size_alone and not _names_owner(run, word, at)


_FIRED = word_set("ammunition ammo artillery mortar tank shells cartridges howitzer rifle bullets")
"""What there are rounds of; of talks and of vaccination there are others."""


def _names_owner(run: Running, word: str, at: int) -> bool:
    """Whether *of* says whose ships or planes are counted, and not what is in them."""
    return word in CARRIERS and at < len(run.tokens) and (run.text_at(at) in DETERMINERS or run.is_capital(at))


def _compound(site: Site, number: ReadNumber, found: Found) -> tuple[Amount | None, int]:
    """*a 24-member squad*, *a 20-tonne consignment of rice*; of *a 500-bed hospital* the number counts no gift."""
    run, where = site.run, number.end
    word = run.text_at(where)
    end = max(phrase_end(run, where + 1), where + 1)
    head = head_of(run, where + 1, end)
    if word in _MEMBERS and head in CREWS:
        first = min(number.start, number.at - (run.text_at(number.at - 1) in DETERMINERS))
        one = UNREAD if is_plural(run, end - 1) else _ONE
        return site.made((first, end), one, (where + 1, end), unsure=tr("The number says how many make it up.")), end
    if word in ("dose", *MEASURES) and LOAD.match(run.stated(where + 1, end)):
        first = next(at for at in range(where + 1, end) if run.text_at(at) == "of") + 1
        end = phrase_end(run, first, measured=True)
        return site.made((number.start, end), found, (first, end), unit=word), end
    if word in MEASURES and head_of(run, where + 1, end) in _LOADS:
        return site.made((number.start, end), found, (where + 1, end), unit=word), end
    return None, end


_PIECES = frozenset(("pcs", "pc", "pieces", "units", "nos", "ea", "each", "items"))


def _of_them(run: Running, end: int) -> int:
    """Behind *of them*, *in all* that a number of what was named before is said with; 0 where there is none."""
    if run.text_at(end) == "of" and run.text_at(end + 1) in ("them", "these"):
        return end + 2
    return end + 2 if (run.text_at(end), run.text_at(end + 1)) in _ALTOGETHER else 0


def _of_it(run: Running, end: int) -> int:
    """As `_of_them`, or behind *of it*, which a measure may have before it; *9 million of it* is of a sum."""
    return end + 2 if (run.text_at(end), run.text_at(end + 1)) == ("of", "it") else _of_them(run, end)


_ALTOGETHER = (("in", "all"), ("all", "told"), ("in", "number"), ("in", "total"))


def _of_owned(run: Running, number: ReadNumber, end: int) -> tuple[int, int] | None:
    """The things of *two of its planes* and *six of the hospital's old beds*: so many of them are meant."""
    first = end + 2
    if run.text_at(end) == "of" and run.text_at(number.at) == "one":
        return _one_of_several(run, end + 1)
    if run.text_at(end) != "of" or run.text_at(number.at - 1) in ("in", "of", "every"):
        return None
    if run.text_at(end + 1) not in ("its", "their", "our", "his", "her"):
        if run.text_at(end + 1) != "the":
            return None
        owner = next((at for at in range(first, min(first + 4, len(run.tokens))) if _owns(run, at)), 0)
        if not owner and not _is_given_of(run, number, first):
            return None
        first = owner + 1 if owner else first + (run.text_at(first) == "same")
    if first < len(run.tokens) and begins_number(run, first):
        return None
    behind = phrase_end(run, first)
    return (first, behind) if behind > first and run.text_at(behind - 1).endswith("s") else None


def _one_of_several(run: Running, at: int) -> tuple[int, int] | None:
    """The things of *one of Peru's three boats*, of which the owner begins at a token."""
    owner = next((one for one in range(at, min(at + 3, len(run.tokens))) if run.text_at(one).endswith("'s")), 0)
    named = owner and all(run.is_capital(one) for one in range(at, owner + 1))
    if not named or owner + 1 >= len(run.tokens) or not begins_number(run, owner + 1):
        return None
    first = run_end(run, owner + 1)
    behind = phrase_end(run, first)
    return (first, behind) if behind > first and run.text_at(behind - 1).endswith("s") else None


def _is_given_of(run: Running, number: ReadNumber, first: int) -> bool:
    """*Got 75 of the machines*, *fifty of the animals had been delivered*: so many of what is spoken of are given."""
    before = [run.text_at(at) for at in range(max(0, number.start - _WHOM), number.start)]
    behind = [run.text_at(at) for at in range(phrase_end(run, first), phrase_end(run, first) + 4)]
    passive = behind[0] in ("was", "were", "has", "have", "had") and not _GONE.isdisjoint(behind[1:])
    return passive or not (GIVING | {"left"}).isdisjoint(before)


_WHOM = 5
"""Tokens from a verb of giving, past whom it gives to, to what it gives."""


def _owns(run: Running, at: int) -> bool:
    return run.text_at(at).endswith(("'s", "s'"))


def _in_metres(site: Site, number: ReadNumber) -> tuple[Amount, int] | None:
    """*30 m of rope*: so many metres, since rope is in no millions."""
    run, at = site.run, number.at
    value = number_at(run.tokens, at, at + 1) if run.tokens[at].kind == "num" and number.start == at else None
    if value is None or [run.text_at(at + 1), run.text_at(at + 2)] != ["m", "of"]:
        return None
    item = (at + 3, phrase_end(run, at + 3))
    if head_of(run, *item) not in _BY_LENGTH:
        return None
    found = Found(value.value, value.value, Qualifier.EXACT, (0, 0))
    return site.made((at, item[1]), found, item, unit="m"), item[1]


_BY_LENGTH = word_set(
    "rope cable cables wire wiring pipe pipes piping hose hoses cloth fabric fence fencing netting sheeting tubing "
    "tape chain string twine rail rails track cord linen silk canvas curtain hessian film tarpaulin line"
)
"""What is given by the metre."""


def unread(site: Site, number: ReadNumber) -> tuple[Amount | None, int]:
    """A number that states a quantity but was not read, and the token behind it."""
    run, end = site.run, number.end
    if (metres := _in_metres(site, number)) is not None:
        return metres
    is_money = any(token.kind == "cur" for token in run.tokens[number.at : end])
    item = (end, phrase_end(run, end))
    if not is_money:
        if item[0] == item[1] or is_for_whom(run, number.start, head_of(run, *item)):
            return None, end
        if is_length(run, number.at, end) or is_share(run, number.at, end):
            return None, end
        if run.text_at(end - 1) in LENGTHS and run.text_at(end) in LONG:  # 120 m long, which is no million
            return None, end
    behind = end if is_money else item[1]
    made = site.made((number.start, behind), UNREAD, item, unsure=tr("This number is not read; see the words."))
    return made._replace(is_money=is_money), behind
