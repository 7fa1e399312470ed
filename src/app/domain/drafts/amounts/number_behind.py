"""Things whose number stands behind them, as reports list them; never sure where only a sign or nothing is between.

thing = phrase "x" number | phrase sign number measure?   tents x 120; rice, 12 MT
      | phrase sign number ("of them" | "in all")         tents, 1,500 of them; vaccine, 900 doses in all
      | phrase sign number measure "of it"                water, 12 tonnes of it
      | phrase "totalling" number measure?                medicines totalling 9 tons
      | phrase "(" number ")"                             kitchen sets (5,000)
      | crew "," number people ("and" people)? ","        medical brigade, 55 men and women,
"""

from __future__ import annotations

from decimal import Decimal

from app.domain.drafts.amounts.amount import Amount, Site
from app.domain.drafts.amounts.not_counted import is_for_whom, is_year
from app.domain.drafts.amounts.noun_phrases import is_plural, phrase_end
from app.domain.drafts.amounts.number_runs import begins_number
from app.domain.drafts.amounts.numbers_read import ReadNumber
from app.domain.drafts.words.goods import GIVING, GOODS, PERSONS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import CONTAINERS, CREWS, DETERMINERS, ENDS_PHRASE, MEASURES, NEVER_ITEMS, TIMES
from app.domain.language import tr
from app.domain.number_words import number_at
from app.domain.phrase_words import word_set
from app.domain.quantity_words import Found
from app.domain.terms import Qualifier


def named_before(site: Site, number: ReadNumber, found: Found, measured: int, end: int) -> Amount | None:
    """*tents x 120*, *tents, 1,500 of them*, *rice, 12 MT* and, never sure, *tents 1,300*, as reports list things.

    `measured` is the token behind the unit, `end` the one behind all that is said of the number.
    """
    run, sign = site.run, site.run.text_at(number.start - 1)
    last = number.start - 1 - (sign in TIMES_SIGNS | _APART | SUMMING)
    if last < 0 or run.tokens[last].kind not in ("word", "name") or run.text_at(last) in DETERMINERS | {"the"}:
        return None
    first, of_them = _first_of(run, last), end > measured
    if not _is_thing(run, first, last) or (_is_counted(run, first) and not of_them):  # 2 flts 40 t
        return None
    first -= _is_glued_to_number(run, first)
    if not _may_be_taken_up(run, number, (first, last), measured, end):
        return None
    tied = of_them or sign in TIMES_SIGNS | SUMMING
    if _is_of_others(run, first, last, end):
        return None
    if not tied and not (_is_closed(run, end) and _may_be_listed(run, number, (first, last), measured)):
        return None
    unit = run.stated(number.end, measured)
    if unit and sign not in _APART and run.is_capital(last) and (like := site.before) is not None and like.unit:
        alone = site.made((number.start, end), found, (end, end), unit=unit)  # 25 tonnes of tea to Chad, Mali 10 tonnes
        taken = tr("What is counted is taken from “{words}”.").format(words=like.as_stated)
        return alone._replace(item=like.item, unsure=taken)
    end += sign == "(" and run.text_at(end) == ")"
    sure = run.text_at(first - 1) != "and" if tied else unit and sign in _APART  # tents and beds, 40 of them
    unsure = "" if sure else tr("The number stands behind the thing.")
    return site.made((first, end), found, (first, last + 1), unit=unit, unsure=unsure)


def _may_be_taken_up(run: Running, number: ReadNumber, thing: tuple[int, int], measured: int, end: int) -> bool:
    """Whether *of them* or *of it* may mean a thing: *sent water, 12 tonnes of it*; not *half of it*."""
    said, apart = run.text_at(end - 1), run.text_at(number.start - 1) in _APART
    if said in ("them", "these"):
        return apart and is_plural(run, thing[1])  # feeds 3,000 of them
    had = run.text_at(thing[0] - 1) in ("of", "with", "for", "without")  # which had run out of insulin, 300 vials of it
    return said != "it" or (thing[0] > 0 and not had and apart and measured > number.end)


def crew_before(site: Site, number: ReadNumber, found: Found, men: tuple[int, int]) -> Amount | None:
    """*Medical brigade, 55 men and women,*: a team whose people a number behind it counts, between two tokens."""
    run, last, end = site.run, number.start - 2, men[1]
    if run.text_at(last + 1) != "," or last < 0 or run.text_at(last) not in _OF_MEN or run.is_capital(last):
        return None
    end += 2 * (run.text_at(end) == "and" and _is_of_men(run.text_at(end + 1)))
    listed = run.text_at(end) == "and" and end + 1 < len(run.tokens) and begins_number(run, end + 1)
    ends = listed or run.text_at(end) in (",", ".")
    if men[0] == men[1] or not (ends and _is_of_men(run.text_at(men[1] - 1))):
        return None
    first = _first_of(run, last)
    return site.made((first, end), found, (first, last + 1))


def _is_of_men(word: str) -> bool:
    return word in PERSONS or is_of_people(word)


def _is_of_others(run: Running, first: int, last: int, end: int) -> bool:
    """Whether a number sums up a list whose last thing begins at a token: *tents and rice, 40 tons in all*.

    Or whether it measures what brackets behind it say, and the words before say whose it is: *Oman, 40 t (dates)*.
    """
    held = run.text_at(end) == "(" and run.text_at(end + 1).isalpha() and run.text_at(end - 1).isalpha()
    if held and run.is_capital(last):
        return True
    summed = run.text_at(end - 1) in _SUMMED or not SUMMING.isdisjoint(run.text_at(at) for at in range(first, end))
    return run.text_at(first - 1) == "and" and summed


def _may_be_listed(run: Running, number: ReadNumber, thing: tuple[int, int], measured: int) -> bool:
    """Whether a report may list a thing, from its first to its last token, with the number behind it."""
    word = run.text_at(thing[1])
    owns = word.endswith(("'s", "’s"))  # Peru's 300 arrived
    several = (word.endswith("s") and not owns) or measured > number.end
    if run.text_at(number.start - 1) not in _APART:
        return several and number.start == number.at
    in_digits = run.tokens[number.at].kind == "num"
    given = _begins_part(run, thing[0]) or _is_object(run, thing[0])
    return in_digits and given and (several or word in GOODS or word in CREWS)


def _is_object(run: Running, at: int) -> bool:
    """Whether a thing at a token stands right behind a verb of giving or whom that gives to: *sent Chad tents, 300*."""
    while at > 0 and run.is_capital(at - 1) and run.tokens[at - 1].kind in ("word", "name"):
        at -= 1
    word = run.text_at(at - 1)
    if word == "and":  # blankets, 1,200, and stoves, 40
        return run.text_at(at - 2) in (",", ")") or run.tokens[at - 2].kind == "num"
    return word in GIVING or word.endswith("ed") or word in ("offers", "pledges", "promises")


def _is_closed(run: Running, at: int) -> bool:
    """Whether nothing more is counted from a token on: the end, a sign, or what became of it."""
    return at >= len(run.tokens) or run.tokens[at].kind == "sign" or run.text_at(at) in _TOLD


def _is_glued_to_number(run: Running, first: int) -> bool:
    """Whether a thing begins with a number that is no count: *4x4 ambulances*."""
    return first > 0 and run.tokens[first].glued and run.tokens[first - 1].kind == "num"


def _is_thing(run: Running, first: int, last: int) -> bool:
    """Whether the words between two tokens are a thing: no people, no measure, and not whom it is for."""
    if phrase_end(run, first) != last + 1 or is_for_whom(run, first, run.text_at(last)):
        return False
    return not _may_be_a_people(run, last, alone=first == last) and run.text_at(last) not in MEASURED | GIVING | TIMES


def _is_counted(run: Running, first: int) -> bool:
    """Whether a number stands right before a thing."""
    return first > 0 and run.tokens[first - 1].kind in ("num", "frac") and not run.tokens[first].glued


TIMES_SIGNS = frozenset(("x", "×"))
SUMMING = frozenset(("totalling", "totaling"))
_APART = frozenset((",", "(", "-", "–", "—", ":"))
_TOLD = frozenset(
    ("promised", "pledged", "offered", "recd", "rec'd", "rcvd", "received", "arr", "arrived", "delivered", "dlvd",
     "due", "eta", "sent", "handed", "distr", "distributed", "fm", "ex")
)  # fmt: skip
"""What reports say of a thing behind its number."""
MEASURED = frozenset(("weight", "length", "height", "depth", "capacity", "value", "price", "distance", "total", "date"))
"""What a number behind them is no number of."""
_CODE = 3
"""Letters of the code of a country, at most: *VE 20 mt*."""


def _may_be_a_people(run: Running, at: int, *, alone: bool) -> bool:
    """Whether a word may name who is spoken of: *The Faroese, 40,000 of them*, *VE 20 mt*."""
    token = run.tokens[at]
    if token.kind != "word" or not run.is_capital(at):
        return False
    word = run.words[token.start : token.end]
    return (
        not word.isupper() if at > 0 and not _begins_part(run, at) else alone and word.isupper() and len(word) <= _CODE
    )


def _first_of(run: Running, last: int) -> int:
    """The first token of the phrase that ends with a token."""
    first = last
    while first > 0 and last - first < 4 and _continues(run, first - 1) and phrase_end(run, first - 1) > last:
        first -= 1
    return first


def _begins_part(run: Running, at: int) -> bool:
    """Whether a part of a report begins at a token: at the start of the sentence or behind a sign that opens one."""
    return at == 0 or run.text_at(at - 1) in (":", ";", "(", "-", "–", "—", "+", ".", ",")


_SUMMED = frozenset(("all", "told", "total"))


def times_at(site: Site, at: int) -> Amount | None:
    """*ambulances x3*: the thing before a number that is tied to its *x*; None where there is none."""
    run = site.run
    digits = run.text_at(at)[1:]
    last = at - 1
    if run.text_at(at)[:1] not in TIMES_SIGNS or not digits.isdigit() or len(digits) > 4 or last < 0:
        return None
    first = _first_of(run, last)
    if run.tokens[last].kind not in ("word", "name") or phrase_end(run, first) <= last:
        return None
    if is_for_whom(run, first, run.text_at(last)):
        return None
    value = Decimal(digits)
    return site.made((first, at + 1), Found(value, value, Qualifier.EXACT, (0, 0)), (first, last + 1))


def counted_in_brackets(site: Site, at: int) -> Amount | None:
    """*Doctors (55)*, *sacks of rice (1,400)*: what stands right before a number alone in brackets, which begin at a
    token."""
    run, last = site.run, at - 1
    if run.text_at(at + 2) != ")" or last < 0 or run.tokens[at].start == run.tokens[last].end:
        return None
    number, head = number_at(run.tokens, at + 1, at + 2), run.text_at(last)
    first = _first_of(run, last)
    held = run.text_at(first - 1) == "of" and run.text_at(first - 2) in CONTAINERS
    start = _first_of(run, first - 2) if held else first
    listed = (head.endswith("s") and (head in GOODS or head in PERSONS)) or held or head in _OF_MEN
    no_thing = head in NEVER_ITEMS | TIMES | MEASURES or (is_of_people(head) and head not in PERSONS)
    several = listed or (is_plural(run, last) and not no_thing and not run.is_capital(last))
    pointed = start > 0 and (run.text_at(start - 1) in _POINTS or begins_number(run, start - 1))
    if number is None or number.value < 2 or number.value % 1 or not several or pointed or is_year(run, at + 1, at + 2):
        return None
    if run.text_at(at + 3) == "." and not (listed and number.value >= _NO_NOTE):
        return None  # a footnote
    found = Found(number.value, number.value, Qualifier.EXACT, (0, 0))
    why = tr("The number stands behind the thing.")
    unit = run.stated(start, first - 1) if held else ""
    return site.made((start, at + 3), found, (first, at), unit=unit, unsure=why)


_OF_MEN = word_set("team teams squad brigade contingent detachment battalion")
"""Of whom a number in brackets says how many they are: *medical team (25)*."""
_NO_NOTE = 10
"""From which on a number in brackets at the end of a sentence is hardly that of a note."""
_POINTS = word_set("the its their these those")


def _continues(run: Running, at: int) -> bool:
    token = run.tokens[at]
    return token.kind in ("word", "name") and token.text not in ENDS_PHRASE and not run.is_capital(at)
